package io.ringbook.journal.replay;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Every JDK must have it. */
final class Sha256 {
    private Sha256() {}

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
