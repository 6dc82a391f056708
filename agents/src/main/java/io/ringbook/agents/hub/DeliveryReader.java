package io.ringbook.agents.hub;

import io.ringbook.agents.BadInputException;
import io.ringbook.agents.hub.DeliveryFile.Opening;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;

/** Reads what one agent was told, turn by turn, as far as the file is sound. */
final class DeliveryReader implements AutoCloseable {
    private final Path file;
    private final InputStream in;
    private final TurnCodec codec = new TurnCodec();
    private final UnsafeBuffer block = new UnsafeBuffer(new byte[0]);
    private final Opening opening;
    /** Where the next block begins in the file. */
    private long offset;

    private int at;
    private String damage;

    /** @throws BadInputException if there is no such file, or not even its beginning is sound */
    DeliveryReader(final Path file) {
        this.file = file;
        if (!Files.isRegularFile(file)) {
            throw wrong("no such file", "a live run that was recorded");
        }
        try {
            in = new BufferedInputStream(Files.newInputStream(file));
            opening = readOpening();
        } catch (final IOException e) {
            throw unreadable(e);
        }
    }

    Opening opening() {
        return opening;
    }

    /** @return false at the end of what is sound */
    boolean next(final Turn turn) {
        try {
            if (at == block.capacity() && !readBlock()) {
                return false;
            }
        } catch (final IOException e) {
            throw unreadable(e);
        }
        at = codec.decode(turn, block, at);
        return true;
    }

    /** @return what is wrong behind the end of what is sound, and where, or null */
    String damage() {
        return damage;
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (final IOException e) {
            throw unreadable(e);
        }
    }

    private Opening readOpening() throws IOException {
        final UnsafeBuffer prefix = new UnsafeBuffer(in.readNBytes(DeliveryFile.PREFIX));
        if (prefix.capacity() < DeliveryFile.PREFIX
                || prefix.getLong(0, ByteOrder.LITTLE_ENDIAN) != DeliveryFile.MAGIC) {
            throw wrong("another beginning", "what an agent of a live run was told");
        }
        final int version = prefix.getInt(Long.BYTES, ByteOrder.LITTLE_ENDIAN);
        if (version != DeliveryFile.VERSION) {
            throw wrong("version " + version, "version " + DeliveryFile.VERSION);
        }
        offset = DeliveryFile.PREFIX;
        if (!readBlock()) {
            throw wrong(damage == null ? "nothing behind its beginning" : damage, "what the agent begins with");
        }
        at = block.capacity();
        final int text = Integer.BYTES + Long.BYTES;
        final byte[] state = new byte[at - text];
        block.getBytes(text, state);
        return new Opening(
                block.getInt(0, ByteOrder.LITTLE_ENDIAN),
                block.getLong(Integer.BYTES, ByteOrder.LITTLE_ENDIAN),
                new String(state, StandardCharsets.UTF_8));
    }

    private boolean readBlock() throws IOException {
        if (damage != null) {
            return false;
        }
        final UnsafeBuffer prefix = new UnsafeBuffer(in.readNBytes(DeliveryFile.BLOCK_PREFIX));
        if (prefix.capacity() == 0) {
            return false;
        }
        if (prefix.capacity() < DeliveryFile.BLOCK_PREFIX) {
            return isDamaged(prefix.capacity() + " bytes", DeliveryFile.BLOCK_PREFIX + " or none");
        }
        final int length = prefix.getInt(0, ByteOrder.LITTLE_ENDIAN);
        if (length < 1) {
            return isDamaged("a block of " + length + " bytes", "a block of turns");
        }
        final byte[] turns = in.readNBytes(length);
        if (turns.length < length) {
            return isDamaged(turns.length + " bytes of a block", "" + length);
        }
        final int expected = prefix.getInt(Integer.BYTES, ByteOrder.LITTLE_ENDIAN);
        final int crc = DeliveryFile.crc(turns, 0, length);
        if (crc != expected) {
            return isDamaged(
                    "a block with checksum " + Integer.toHexString(crc), "checksum " + Integer.toHexString(expected));
        }
        block.wrap(turns);
        at = 0;
        offset += DeliveryFile.BLOCK_PREFIX + length;
        return true;
    }

    private boolean isDamaged(final String found, final String expected) {
        damage = "file=" + file + ", offset=" + offset + ", found=" + found + ", expected=" + expected;
        return false;
    }

    private BadInputException wrong(final String found, final String expected) {
        return new BadInputException(file.toString(), 0, null, found, expected);
    }

    private UncheckedIOException unreadable(final IOException e) {
        return new UncheckedIOException("cannot read " + file + " at offset " + offset, e);
    }
}
