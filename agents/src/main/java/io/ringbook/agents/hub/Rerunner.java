package io.ringbook.agents.hub;

import io.ringbook.agents.AgentSpec;
import io.ringbook.agents.Fundamental;
import io.ringbook.agents.MarketConfig;
import io.ringbook.agents.MarketException;
import io.ringbook.agents.Rerun;
import io.ringbook.agents.TradingAgent;
import io.ringbook.core.Records;
import io.ringbook.core.command.Publication;
import io.ringbook.core.event.EventAdapter;
import io.ringbook.core.event.EventListener;
import io.ringbook.core.event.RecordText;
import io.ringbook.journal.JournalReader;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Runs one agent of a simulated run again, on exactly what it saw: hub, seat and time are those of a market, but the stream comes from the
 * journal, and what the agent sends is compared with what it sent then. All on the caller's thread, so that a debugger stops in the agent
 * where it decided.
 *
 * <p>It is exact because what an agent is shown follows from times alone: nothing reaches it in less than a nanosecond.
 */
public final class Rerunner {
    private final AgentSpec spec;
    private final MarketConfig config;
    private final Map<String, Fundamental> fundamentals;
    private final Hub hub = new Hub();
    private final Schedule schedule;
    private final Bookkeeper bookkeeper;
    private final Map<Integer, Long> available = new TreeMap<>();
    private final Queue<Sent> sent = new ArrayDeque<>();
    private final EventAdapter deposits;
    private Seat seat;
    private long compared;
    private Rerun.Difference difference;

    /** A command of the agent that has arrived and was not compared yet. */
    private static final class Sent {
        private final long arrivalNs;
        private final byte[] command;

        Sent(final long arrivalNs, final byte[] command) {
            this.arrivalNs = arrivalNs;
            this.command = command;
        }
    }

    /**
     * @param config of the run: its seed, start and latency count
     * @param fundamentals of the run, by symbol
     */
    private Rerunner(final MarketConfig config, final AgentSpec spec, final Map<String, Fundamental> fundamentals) {
        this.spec = spec;
        this.fundamentals = fundamentals;
        this.config = config;
        schedule = new Schedule(config.startNs(), this::arrive);
        hub.keepHistory(schedule::nowNs);
        // What the operator was owed is in the journal.
        hub.cutOffs.connect((buffer, offset, length) -> Publication.PUBLISHED);
        bookkeeper = new Bookkeeper(hub.directory(), schedule.departures());
        deposits = new EventAdapter(new EventListener() {
            @Override
            public void onBalanceChanged(
                    final long sequence, final int account, final int asset, final long nowAvailable) {
                if (account == hub.directory().account(spec.name())) {
                    available.put(asset, nowAvailable);
                }
            }
        });
    }

    /**
     * Runs an agent again.
     *
     * @param journal of a simulated run
     * @param config that the run had
     * @param spec that the agent had
     * @param fundamentals that the run had, by symbol
     * @throws MarketException if there was no such agent
     * @throws io.ringbook.journal.JournalException if the journal cannot be read
     */
    public static Rerun run(
            final Path journal,
            final MarketConfig config,
            final AgentSpec spec,
            final Map<String, Fundamental> fundamentals) {
        final Rerunner rerun = new Rerunner(config, spec, fundamentals);
        final long[] last = new long[1];
        new JournalReader(journal).read((sequence, buffer, offset, length, isLast) -> {
            rerun.take(sequence, buffer, offset, length, isLast);
            last[0] = sequence;
        });
        if (rerun.seat == null) {
            throw new MarketException("no agent of that name has run: name=" + spec.name());
        }
        if (rerun.difference == null && !rerun.sent.isEmpty()) {
            rerun.difference = new Rerun.Difference(last[0], "nothing", text(rerun.sent.remove().command));
        }
        return new Rerun(rerun.compared, rerun.difference);
    }

    private void take(
            final long sequence, final DirectBuffer buffer, final int offset, final int length, final boolean last) {
        if (difference != null) {
            return;
        }
        final int templateId = Records.templateId(buffer, offset);
        if (templateId != Records.ENGINE_BUILT && Records.isCommand(templateId)) {
            onCommand(sequence, buffer, offset, length);
        } else if (seat == null && templateId != Records.ENGINE_BUILT) {
            deposits.onEvent(sequence, buffer, offset);
        }
        hub.onRecord(sequence, buffer, offset, length, last);
        if (last) {
            hub.onBatchEnd();
        }
    }

    private void onCommand(final long sequence, final DirectBuffer buffer, final int offset, final int length) {
        final long timeNs = Records.timestampNs(buffer, offset);
        final int session = Records.session(buffer, offset);
        // While the market is set up no time passes, and nobody sends but the operator.
        if (seat == null && (session != Records.OPERATOR || timeNs > schedule.nowNs())) {
            sitDown();
        }
        if (seat == null) {
            return;
        }
        while (schedule.runNext(timeNs)) {
            // All that happened up to the command, its own callback included.
        }
        if (seat.isOwn(session)) {
            compare(sequence, timeNs, buffer, offset, length);
        }
    }

    private void sitDown() {
        final int account = hub.directory().account(spec.name());
        if (account < 0) {
            throw new MarketException("no agent of that name has run: name=" + spec.name());
        }
        fundamentals.forEach((symbol, value) ->
                hub.fundamental(hub.directory().instrument(symbol).id(), value));
        final TradingAgent agent = spec.agent().get();
        seat = hub.seat(
                Seat.Settings.simulated(
                        Seat.paced(spec, agent),
                        account,
                        config,
                        new SteppedLane(new ArrayDeque<>()),
                        bookkeeper,
                        schedule,
                        hub),
                agent,
                hub.directory().traded(spec.symbols()));
        available.forEach(seat.holdings::add);
        schedule.start(seat);
    }

    private Publication arrive(final DirectBuffer buffer, final int offset, final int length) {
        final byte[] command = new byte[length];
        buffer.getBytes(offset, command);
        sent.add(new Sent(schedule.nowNs(), command));
        return Publication.PUBLISHED;
    }

    private void compare(
            final long sequence, final long timeNs, final DirectBuffer buffer, final int offset, final int length) {
        final byte[] then = new byte[length];
        buffer.getBytes(offset, then);
        final Sent now = sent.poll();
        if (now != null) {
            // The engine stamps it when it arrives.
            Records.timestampNs(new UnsafeBuffer(now.command), 0, now.arrivalNs);
        }
        if (now == null || now.arrivalNs != timeNs || !Arrays.equals(then, now.command)) {
            difference = new Rerun.Difference(sequence, text(then), now == null ? "nothing" : text(now.command));
        } else {
            compared++;
        }
    }

    private static String text(final byte[] command) {
        return RecordText.of(new UnsafeBuffer(command), 0, command.length);
    }
}
