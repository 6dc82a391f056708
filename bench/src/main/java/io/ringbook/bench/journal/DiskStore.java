package io.ringbook.bench.journal;

import io.ringbook.bench.Recording;
import io.ringbook.bench.fork.Fork;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A plain file: as many bytes as the journal writes, taken from the recording, in blocks of 1 MiB. */
final class DiskStore implements Store {
    private static final int BLOCK = 1 << 20;

    private final Path file;
    private final FileChannel channel;
    private final long bytes;
    private final ByteBuffer memory;

    DiskStore(final Path folder, final Recording recording) throws IOException {
        file = folder.resolve("file");
        channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        bytes = FrameBytes.of(recording);
        memory = recording.memory();
        memory.limit(Math.min(BLOCK, recording.bytes()));
    }

    @Override
    public void append() throws IOException {
        long left = bytes;
        while (left > 0) {
            memory.position((int) Math.max(0, memory.limit() - left));
            left -= channel.write(memory);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    @Override
    public void check(final long rounds) throws IOException {
        memory.position(0);
        final ByteBuffer written = ByteBuffer.allocate(memory.limit());
        try (FileChannel reading = FileChannel.open(file, StandardOpenOption.READ)) {
            Fork.expectSame("bytes in the file", rounds * bytes, reading.size());
            while (written.hasRemaining() && reading.read(written, written.position()) > 0) {
                // Until the block is full or the file ends.
            }
        }
        written.flip();
        Fork.expectSame("first block of the file", memory.slice(0, written.limit()), written);
    }
}
