package io.ringbook.agents.builtin;

import io.ringbook.agents.Desk;
import io.ringbook.agents.Parameters;
import io.ringbook.agents.TradingAgent;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import java.util.HashMap;
import java.util.Map;

/**
 * Buys while a fast average of the price is above a slow one, and sells what it has when it is below.
 *
 * <p>Parameters: {@code every} (2s), {@code fast} and {@code slow} (in looks at the price, 10 and 50), {@code lots} per
 * order (3), {@code most} lots that it wants to own above what it started with (30), {@code threshold} (share by which
 * the averages must differ, 0.0003).
 */
public final class MomentumTrader implements TradingAgent {
    private final long everyNs;
    private final double fastShare;
    private final double slowShare;
    private final long lots;
    private final long mostLots;
    private final double threshold;
    private final Map<String, Averages> averages = new HashMap<>();

    public MomentumTrader() {
        this(new Parameters(Map.of()));
    }

    public MomentumTrader(final Parameters parameters) {
        everyNs = parameters.durationNs("every", "2s");
        fastShare = 2.0 / (1 + parameters.number("fast", 10));
        slowShare = 2.0 / (1 + parameters.number("slow", 50));
        lots = Math.max(1, parameters.whole("lots", 3));
        mostLots = parameters.whole("most", 30);
        threshold = parameters.number("threshold", 0.0003);
    }

    /** Exponential averages of the middle price, and the position to come back to. */
    private static final class Averages {
        double fast;
        double slow;
        long startLots;
    }

    @Override
    public void onStart(final Desk desk) {
        final Averages average = new Averages();
        average.startLots = desk.position();
        averages.put(desk.instrument().symbol(), average);
        desk.wakeAfter(desk.random().nextExponentialNs(everyNs));
    }

    @Override
    public void onTimer(final Desk desk) {
        desk.wakeAfter(everyNs);
        if (desk.bidTicks() == 0 || desk.askTicks() == 0) {
            return;
        }
        final Averages average = averages.get(desk.instrument().symbol());
        final double middle = (desk.bidTicks() + desk.askTicks()) / 2.0;
        if (average.slow == 0) {
            average.fast = middle;
            average.slow = middle;
        }
        average.fast += fastShare * (middle - average.fast);
        average.slow += slowShare * (middle - average.slow);
        final long owned = desk.position() - average.startLots;
        if (average.fast > average.slow * (1 + threshold)
                && owned < mostLots
                && lots <= Means.free(desk, Side.BUY, desk.askTicks())) {
            desk.buy(lots, desk.askTicks(), TimeInForce.IOC);
        } else if (average.fast < average.slow * (1 - threshold)
                && owned > -mostLots
                && lots <= Means.free(desk, Side.SELL, desk.bidTicks())) {
            desk.sell(lots, desk.bidTicks(), TimeInForce.IOC);
        }
    }
}
