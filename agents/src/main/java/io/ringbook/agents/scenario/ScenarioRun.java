package io.ringbook.agents.scenario;

import io.ringbook.agents.Market;
import io.ringbook.agents.MarketException;
import io.ringbook.agents.feed.FedMarket;
import io.ringbook.core.Phase;
import io.ringbook.core.command.CommandPublisher;
import io.ringbook.core.command.Publication;
import io.ringbook.core.event.EventListener;
import io.ringbook.core.marketdata.Depth;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.LongConsumer;

/** A scenario's market from its start on. What the operator does at some time is done here. For one thread. */
public final class ScenarioRun implements AutoCloseable {
    private final Market market;
    private final Deque<Change> changes = new ArrayDeque<>();
    // Null if there is no flow, as the next one.
    private final FlowPlan flow;
    private final FedMarket fed;
    private long nowNs;

    private record Change(long timeNs, String symbol, Phase phase) {}

    ScenarioRun(final Market market, final long startNs, final List<InstrumentPlan> instruments, final FlowPlan flow) {
        this.market = market;
        this.flow = flow;
        nowNs = startNs;
        instruments.stream()
                .flatMap(each -> each.phases().stream()
                        .map(phase -> new Change(nowNs + phase.atNs(), each.symbol(), phase.toPhase())))
                .sorted(Comparator.comparingLong(Change::timeNs))
                .forEach(changes::add);
        fed = flow == null ? null : flow.join(market);
        // An opening auction is there before the agents are.
        changesUntil(nowNs, timeNs -> {});
    }

    /** The market itself. */
    public Market market() {
        return market;
    }

    /** Opens the market to its agents. */
    public void start() {
        market.start();
    }

    /**
     * Lets time pass, once. A phase of some time is set when all that agents do at that time is done.
     *
     * @param progress is told the market's time now and then
     * @throws MarketException if the market stopped by itself
     */
    public void run(final Duration duration, final LongConsumer progress) {
        final long endNs = nowNs + duration.toNanos();
        if (flow != null) {
            market.inTime(() -> flow.feed().feed(new Operated(), endNs, done -> progress.accept(nowNs)));
        }
        advance(endNs, timeNs -> market.run(Duration.ofNanos(timeNs - nowNs), progress));
    }

    @Override
    public void close() {
        market.close();
    }

    private void advance(final long timeNs, final LongConsumer pass) {
        changesUntil(timeNs, pass);
        if (!Thread.currentThread().isInterrupted()) {
            pass.accept(timeNs);
            nowNs = timeNs;
        }
    }

    private void changesUntil(final long timeNs, final LongConsumer pass) {
        while (!changes.isEmpty() && changes.peek().timeNs <= timeNs) {
            final Change change = changes.poll();
            pass.accept(change.timeNs);
            nowNs = change.timeNs;
            if (Thread.currentThread().isInterrupted()) {
                // A live market that is told to stop.
                return;
            }
            set(change);
        }
    }

    private void set(final Change change) {
        final int instrument = market.directory().instrument(change.symbol).id();
        try {
            market.operate(operator -> {
                while (operator.setPhase(instrument, change.phase, change.phase == Phase.AUCTION)
                        == Publication.RING_FULL) {
                    // Of a live market: it has room in a moment.
                    Thread.onSpinWait();
                }
            });
        } catch (final MarketException e) {
            // The circuit breaker was there first: that it is refused stands in the stream.
        }
    }

    /** The market as the flow moves it. */
    private final class Operated implements FedMarket {
        @Override
        public void advanceTo(final long timestampNs) {
            advance(timestampNs, fed::advanceTo);
        }

        @Override
        public CommandPublisher orders() {
            return fed.orders();
        }

        @Override
        public void listen(final EventListener listener) {
            fed.listen(listener);
        }

        @Override
        public Depth depth() {
            return fed.depth();
        }

        @Override
        public int instrument() {
            return fed.instrument();
        }
    }
}
