package io.ringbook.agents.hub;

import io.ringbook.agents.hub.DeliveryFile.Opening;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.agrona.ExpandableArrayBuffer;

/** Writes what one agent is told, on the thread that tells it. */
final class DeliveryWriter implements AutoCloseable {
    private static final int BLOCK = 1 << 13;

    private final ExpandableArrayBuffer block = new ExpandableArrayBuffer(2 * BLOCK);
    private final TurnCodec codec = new TurnCodec();
    private final FileOutputStream out;
    private int end = DeliveryFile.BLOCK_PREFIX;

    DeliveryWriter(final Path file, final Opening opening) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        // Not a channel: an agent may interrupt its thread, which would close it.
        out = new FileOutputStream(file.toFile());
        block.putLong(0, DeliveryFile.MAGIC, ByteOrder.LITTLE_ENDIAN);
        block.putInt(Long.BYTES, DeliveryFile.VERSION, ByteOrder.LITTLE_ENDIAN);
        out.write(block.byteArray(), 0, DeliveryFile.PREFIX);
        block.putInt(end, opening.session(), ByteOrder.LITTLE_ENDIAN);
        block.putLong(end + Integer.BYTES, opening.sequence(), ByteOrder.LITTLE_ENDIAN);
        end += Integer.BYTES + Long.BYTES;
        final byte[] state = opening.state().getBytes(StandardCharsets.UTF_8);
        block.putBytes(end, state);
        end += state.length;
        flush();
    }

    void write(final Turn turn) throws IOException {
        end = codec.encode(turn, block, end);
        if (end > BLOCK) {
            flush();
        }
    }

    /** Whatever becomes of the process, what was written is kept. */
    void flush() throws IOException {
        final int length = end - DeliveryFile.BLOCK_PREFIX;
        if (length == 0) {
            return;
        }
        block.putInt(0, length, ByteOrder.LITTLE_ENDIAN);
        block.putInt(
                Integer.BYTES,
                DeliveryFile.crc(block.byteArray(), DeliveryFile.BLOCK_PREFIX, length),
                ByteOrder.LITTLE_ENDIAN);
        out.write(block.byteArray(), 0, end);
        end = DeliveryFile.BLOCK_PREFIX;
    }

    @Override
    public void close() throws IOException {
        try (out) {
            flush();
        }
    }
}
