package io.ringbook.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ringbook.core.engine.EngineConfig;
import io.ringbook.core.event.StreamHandler;
import io.ringbook.journal.Witness.StreamCheck;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Reading on a second thread gives what reading on one gives, and ends with it, whoever fails. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
final class ReadAheadTest {
    private static final StreamHandler NOBODY = (sequence, buffer, offset, length, last) -> {};

    @TempDir
    static Path temporary;

    private static Path journal;

    /** More than waits between the threads. */
    @BeforeAll
    static void write() {
        journal = temporary.resolve("journal");
        try (SteppedMarket market = SteppedMarket.create(journal, EngineConfig.small())) {
            market.trade(1, 40_000);
        }
    }

    @Test
    void bothThreadsAreGivenTheWholeStream() {
        final StreamCheck expected = new StreamCheck();
        final Recovery recovery = new JournalReader(journal).read(expected);
        final StreamCheck ahead = new StreamCheck();
        final StreamCheck given = new StreamCheck();
        final JournalReader reader = new JournalReader(journal);
        assertEquals(recovery, reader.readAhead(ahead, given));
        assertEquals(recovery, reader.recovery());
        assertEquals(expected.hash(), ahead.hash());
        assertEquals(expected.hash(), given.hash());
        assertEquals(expected.records(), given.records());
    }

    @Test
    void aHandlerThatFailsEndsTheReading() {
        final IllegalStateException failure = new IllegalStateException("enough");
        final StreamHandler failing = failingAt(1_000, failure);
        assertSame(
                failure,
                assertThrows(IllegalStateException.class, () -> new JournalReader(journal).readAhead(NOBODY, failing)));
        assertNobodyReads();
    }

    @Test
    void whatComesBeforeAFailureOfTheReadingThreadIsGiven() {
        final IllegalStateException failure = new IllegalStateException("enough");
        final StreamHandler failing = failingAt(30_000, failure);
        final StreamCheck given = new StreamCheck();
        assertSame(
                failure,
                assertThrows(IllegalStateException.class, () -> new JournalReader(journal).readAhead(failing, given)));
        assertEquals(29_999, given.records());
        assertNobodyReads();
    }

    private static StreamHandler failingAt(final int record, final RuntimeException failure) {
        return new StreamHandler() {
            private int records;

            @Override
            public void onRecord(
                    final long sequence,
                    final DirectBuffer buffer,
                    final int offset,
                    final int length,
                    final boolean last) {
                if (++records == record) {
                    throw failure;
                }
            }
        };
    }

    private static void assertNobodyReads() {
        assertEquals(
                0,
                Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().equals("ringbook-read-ahead"))
                        .count());
    }
}
