package io.ringbook.agents.feed;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The reports of a message file as text, a line each, stably sorted by their first field within one message, with line
 * feeds between them and none at the end.
 */
final class MessageReports {
    static final int ACCEPTED = 0;
    static final int TRADED = 1;
    static final int CANCELED = 2;
    static final int MODIFIED = 3;
    static final int CANCEL_REFUSED = 4;
    static final int MODIFY_REFUSED = 5;
    private static final int KINDS = 6;

    private final MessageDigest digest;
    private final OutputStream out;
    private final List<String> ofMessage = new ArrayList<>();
    private final StringBuilder text = new StringBuilder(1 << 16);
    private final long[] counts = new long[KINDS];
    private boolean any;

    /** @param out takes the text, null if nobody wants it */
    MessageReports(final OutputStream out) {
        this.out = out;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param fields behind the kind; the first is the message's sequence */
    void add(final int kind, final long... fields) {
        counts[kind]++;
        final StringBuilder line = new StringBuilder(48).append(kind);
        for (final long field : fields) {
            line.append(',').append(field);
        }
        ofMessage.add(line.toString());
    }

    void endMessage() {
        for (int kind = 0; kind < KINDS; kind++) {
            for (int i = 0; i < ofMessage.size(); i++) {
                final String line = ofMessage.get(i);
                if (line.charAt(0) - '0' == kind) {
                    if (any) {
                        text.append('\n');
                    }
                    any = true;
                    text.append(line);
                }
            }
        }
        ofMessage.clear();
        if (text.length() > 1 << 15) {
            flush();
        }
    }

    long count(final int kind) {
        return counts[kind];
    }

    /** Ends the text. @return its SHA-256 in hexadecimal digits */
    String end() {
        flush();
        return HexFormat.of().formatHex(digest.digest());
    }

    private void flush() {
        final byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
        digest.update(bytes);
        text.setLength(0);
        try {
            if (out != null) {
                out.write(bytes);
            }
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot write the reports", e);
        }
    }
}
