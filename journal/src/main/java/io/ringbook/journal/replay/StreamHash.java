package io.ringbook.journal.replay;

import io.ringbook.core.event.StreamHandler;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.agrona.DirectBuffer;

/**
 * SHA-256 of a stream: of each record its length, two bytes with the highest bit set for the last of a command, and its
 * bytes. How the records were put into frames does not matter.
 */
public final class StreamHash implements StreamHandler {
    private static final int CHUNK = 1 << 16;

    private final MessageDigest digest = Sha256.digest();
    private final byte[] chunk = new byte[CHUNK];
    private int filled;

    @Override
    public void onRecord(
            final long sequence, final DirectBuffer buffer, final int offset, final int length, final boolean last) {
        if (filled + 2 + length > CHUNK) {
            digest.update(chunk, 0, filled);
            filled = 0;
        }
        chunk[filled++] = (byte) length;
        chunk[filled++] = (byte) (last ? length >> 8 | 0x80 : length >> 8);
        buffer.getBytes(offset, chunk, filled, length);
        filled += length;
    }

    /** Of everything so far; ends the hash. @return 64 hexadecimal digits */
    public String end() {
        digest.update(chunk, 0, filled);
        filled = 0;
        return HexFormat.of().formatHex(digest.digest());
    }
}
