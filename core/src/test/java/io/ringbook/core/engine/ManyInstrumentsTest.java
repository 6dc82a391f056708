package io.ringbook.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.core.Phase;
import io.ringbook.core.Records;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import io.ringbook.core.command.CommandPublisher;
import io.ringbook.core.command.Publication;
import io.ringbook.core.event.DirectSink;
import io.ringbook.core.event.StreamHandler;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;

/** Ten thousand instruments, a million resting orders. */
final class ManyInstrumentsTest {
    private static final int INSTRUMENTS = 10_000;
    private static final int ORDERS = 1_000_000;
    private static final int LEVELS = 10;
    private static final int RUNS = 7;
    private static final int LISTED_PER_RUN = 100;
    private static final int COMMANDS_BETWEEN = 20;
    private static final long MOST_NS = 1_000_000;

    /** Tells processor time, as what others do on the machine does not count. */
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    private final Counting counting = new Counting();
    private final Engine engine = new Engine(EngineConfig.standard(), new DirectSink(counting));
    private final CommandPublisher operator = new CommandPublisher(this::send, Records.OPERATOR);
    private final CommandPublisher trader = new CommandPublisher(this::send, 1);
    private long longestNs;
    private long nextId = 1;

    @Test
    void noCommandWaitsBecauseAnInstrumentIsListedOrRemoved() {
        operator.listAsset("USD", 2);
        operator.listAsset("ABC", 0);
        operator.openAccount("trader");
        operator.openSession(1);
        operator.deposit(1, 0, 1L << 60);
        operator.deposit(1, 1, 1L << 60);
        for (int instrument = 0; instrument < INSTRUMENTS; instrument++) {
            operator.listInstrument("I" + instrument, 1, 0, 1, 1, 0, 0);
        }
        for (int i = 0; i < ORDERS; i++) {
            place(i % INSTRUMENTS, i / INSTRUMENTS);
        }
        assertEquals(ORDERS, counting.rested);
        engine.checkSums();

        final long[] longest = new long[RUNS];
        int listed = INSTRUMENTS;
        for (int run = 0; run < RUNS; run++) {
            for (int i = 0; i < LISTED_PER_RUN; i++) {
                operator.listInstrument("J" + listed, 1, 0, 1, 1, 0, 0);
                longest[run] = Math.max(longest[run], longestOfOthers());
                operator.setPhase(listed, Phase.CLOSED);
                operator.delistInstrument(listed++);
                longest[run] = Math.max(longest[run], longestOfOthers());
            }
        }
        engine.checkSums();
        assertEquals(INSTRUMENTS + RUNS * LISTED_PER_RUN, listed);
        assertEquals(0, counting.rejected);
        Arrays.sort(longest);
        assertTrue(longest[RUNS / 2] < MOST_NS, "ns of the longest command of each run: " + Arrays.toString(longest));
    }

    /** @return nanoseconds of the longest of some commands about old instruments */
    private long longestOfOthers() {
        longestNs = 0;
        for (int i = 0; i < COMMANDS_BETWEEN; i += 2) {
            final long id = nextId;
            place((int) (nextId * 7919 % INSTRUMENTS), i);
            trader.cancel(id);
        }
        return longestNs;
    }

    private void place(final int instrument, final int i) {
        final int away = 1 + i / 2 % LEVELS;
        if (i % 2 == 0) {
            trader.limit(nextId++, instrument, Side.BUY, 1_000L - away, 1, TimeInForce.GTC);
        } else {
            trader.limit(nextId++, instrument, Side.SELL, 1_000L + away, 1, TimeInForce.GTC);
        }
    }

    private Publication send(final DirectBuffer buffer, final int offset, final int length) {
        final long beganNs = threads.getCurrentThreadCpuTime();
        engine.apply(buffer, offset, length, engine.sequence() + 1, engine.timestampNs() + 1);
        longestNs = Math.max(longestNs, threads.getCurrentThreadCpuTime() - beganNs);
        return Publication.PUBLISHED;
    }

    private static final class Counting implements StreamHandler {
        private static final int ORDER_REJECTED = 66;
        private static final int ORDER_RESTED = 67;
        private static final int COMMAND_REJECTED = 80;

        private long rested;
        private long rejected;

        @Override
        public void onRecord(
                final long sequence,
                final DirectBuffer buffer,
                final int offset,
                final int length,
                final boolean last) {
            final int template = Records.templateId(buffer, offset);
            rested += template == ORDER_RESTED ? 1 : 0;
            rejected += template == ORDER_REJECTED || template == COMMAND_REJECTED ? 1 : 0;
        }
    }
}
