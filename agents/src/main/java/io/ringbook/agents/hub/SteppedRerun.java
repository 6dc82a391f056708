package io.ringbook.agents.hub;

import io.ringbook.agents.AgentSpec;
import io.ringbook.agents.MarketConfig;
import io.ringbook.agents.Rerun;
import io.ringbook.agents.TradingAgent;
import io.ringbook.core.Records;
import io.ringbook.core.command.Publication;
import io.ringbook.journal.JournalReader;
import java.util.ArrayDeque;
import java.util.Queue;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * An agent of a simulated run, run again. It is exact because what an agent is shown follows from times alone: nothing reaches it in
 * less than a nanosecond.
 */
final class SteppedRerun {
    private final AgentSpec spec;
    private final MarketConfig config;
    private final RerunStage stage;
    private final Hub hub;
    private final Schedule schedule;
    private final Bookkeeper bookkeeper;
    private final Comparison comparison = new Comparison();
    private final Queue<Sent> sent = new ArrayDeque<>();
    private Seat seat;

    /** A command of the agent that has arrived and was not compared yet. */
    private record Sent(long arrivalNs, UnsafeBuffer command) {}

    private SteppedRerun(final MarketConfig config, final AgentSpec spec, final RerunStage stage) {
        this.spec = spec;
        this.config = config;
        this.stage = stage;
        hub = stage.hub;
        schedule = new Schedule(config.startNs(), this::arrive);
        hub.keepHistory(schedule::nowNs);
        bookkeeper = new Bookkeeper(hub.directory(), schedule.departures());
    }

    /** @param config of the run: its seed, start and latency count */
    static Rerun run(final MarketConfig config, final AgentSpec spec, final RerunStage stage) {
        final SteppedRerun rerun = new SteppedRerun(config, spec, stage);
        final long[] last = new long[1];
        new JournalReader(config.journal()).read((sequence, buffer, offset, length, isLast) -> {
            rerun.take(sequence, buffer, offset, length, isLast);
            last[0] = sequence;
        });
        if (rerun.seat == null) {
            throw stage.noSuchAgent();
        }
        if (!rerun.comparison.isOver() && !rerun.sent.isEmpty()) {
            rerun.comparison.compare(last[0], null, rerun.sent.remove().command);
        }
        return rerun.comparison.result(null);
    }

    private void take(
            final long sequence, final DirectBuffer buffer, final int offset, final int length, final boolean last) {
        if (comparison.isOver()) {
            return;
        }
        final int templateId = Records.templateId(buffer, offset);
        if (templateId != Records.ENGINE_BUILT && Records.isCommand(templateId)) {
            onCommand(sequence, buffer, offset, length);
        } else if (seat == null && templateId != Records.ENGINE_BUILT) {
            stage.onSetUp(sequence, buffer, offset);
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
            compare(sequence, Comparison.copy(buffer, offset, length));
        }
    }

    private void sitDown() {
        final int account = stage.account();
        if (account < 0) {
            throw stage.noSuchAgent();
        }
        final TradingAgent agent = spec.agent().get();
        seat = stage.seat(
                Seat.Settings.simulated(
                        Seat.paced(spec, agent),
                        account,
                        config,
                        new SteppedLane(new ArrayDeque<>()),
                        bookkeeper,
                        schedule,
                        hub),
                agent);
        stage.takeOver(seat);
        schedule.start(seat);
    }

    private Publication arrive(final DirectBuffer buffer, final int offset, final int length) {
        sent.add(new Sent(schedule.nowNs(), Comparison.copy(buffer, offset, length)));
        return Publication.PUBLISHED;
    }

    private void compare(final long sequence, final DirectBuffer then) {
        final Sent now = sent.poll();
        if (now != null) {
            // The engine stamps it when it arrives.
            Records.timestampNs(now.command, 0, now.arrivalNs);
        }
        comparison.compare(sequence, then, now == null ? null : now.command);
    }
}
