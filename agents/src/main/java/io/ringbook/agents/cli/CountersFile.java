package io.ringbook.agents.cli;

import io.ringbook.agents.BadInputException;
import io.ringbook.agents.Market;
import io.ringbook.core.ring.Counters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/** A running market's counters in a small mapped file, written by the market and read by {@code stat}. */
final class CountersFile implements AutoCloseable {
    private static final String FILE = "counters";
    private static final int FIELDS = 11;
    private static final int LENGTH = FIELDS * Long.BYTES;
    private static final int VERSION = 0;

    private static final int PROCESS_ID = Long.BYTES;

    private final MappedByteBuffer bytes;
    private final UnsafeBuffer buffer;
    private final boolean writes;

    /**
     * What stood there at one moment.
     *
     * @param processId of the market, 0 once it has ended
     * @param timeNs when it was written, nanoseconds since the epoch
     * @param deepestLaneBytes that wait for the slowest agent
     */
    record Values(long processId, long timeNs, Counters counters, long deepestLaneBytes, long cutOff) {
        boolean isRunning() {
            return processId != 0
                    && ProcessHandle.of(processId).map(ProcessHandle::isAlive).orElse(false);
        }
    }

    private CountersFile(final Path file, final StandardOpenOption... options) throws IOException {
        try (FileChannel channel = FileChannel.open(file, options)) {
            writes = options.length > 1;
            bytes = channel.map(writes ? FileChannel.MapMode.READ_WRITE : FileChannel.MapMode.READ_ONLY, 0, LENGTH);
        }
        buffer = new UnsafeBuffer(bytes);
        if (writes) {
            buffer.putLongVolatile(PROCESS_ID, ProcessHandle.current().pid());
        }
    }

    static CountersFile create(final RunFolder folder) {
        try {
            return new CountersFile(
                    folder.resolve(FILE), StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot write " + folder.resolve(FILE), e);
        }
    }

    /** @throws BadInputException if the run never was live */
    static CountersFile open(final RunFolder folder) {
        final Path file = folder.resolve(FILE);
        try {
            if (!Files.isRegularFile(file) || Files.size(file) != LENGTH) {
                throw new BadInputException(file.toString(), 0, null, "no counters", "the folder of a live run");
            }
            return new CountersFile(file, StandardOpenOption.READ);
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    void write(final Market market, final long nowNs) {
        final Counters counters = market.counters();
        final long version = buffer.getLong(VERSION);
        // Odd while it changes, so that a reader never mixes two moments.
        buffer.putLongOrdered(VERSION, version + 1);
        final long[] values = {
            ProcessHandle.current().pid(),
            nowNs,
            counters.commands(),
            counters.records(),
            counters.inputDepth(),
            counters.journalLag(),
            counters.hubLag(),
            counters.ringFull(),
            market.deepestLane(),
            market.cutOffCount()
        };
        for (int i = 0; i < values.length; i++) {
            buffer.putLongVolatile((i + 1) * Long.BYTES, values[i]);
        }
        buffer.putLongOrdered(VERSION, version + 2);
    }

    Values read() {
        while (true) {
            final long before = buffer.getLongVolatile(VERSION);
            final long[] values = new long[FIELDS - 1];
            for (int i = 0; i < values.length; i++) {
                values[i] = buffer.getLongVolatile((i + 1) * Long.BYTES);
            }
            if ((before & 1) == 0 && before == buffer.getLongVolatile(VERSION)) {
                return new Values(
                        values[0],
                        values[1],
                        new Counters(values[2], values[3], values[4], values[5], values[6], values[7]),
                        values[8],
                        values[9]);
            }
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        if (writes) {
            buffer.putLongVolatile(PROCESS_ID, 0);
        }
        BufferUtil.free(bytes);
    }
}
