package io.ringbook.agents.builtin;

import io.ringbook.agents.Desk;
import io.ringbook.agents.Parameters;
import io.ringbook.agents.Throttle;
import io.ringbook.agents.TradingAgent;
import io.ringbook.agents.strategy.RollingWindow;
import java.util.HashMap;
import java.util.Map;

/**
 * Third layer of a market maker: says how far bid and ask are to be from each other. That is the rolling mean of the
 * {@link Volatility} times a factor, and not less than a least spread.
 *
 * <p>Parameters: {@code every} (1s), {@code window} (values in the mean, 10), {@code least} (ticks, 2), {@code factor} (2).
 */
public final class SpreadCalculator implements TradingAgent {
    private final Throttle throttle;
    private final int window;
    private final double leastTicks;
    private final double factor;
    private final Map<String, RollingWindow> windows = new HashMap<>();

    public SpreadCalculator(final Parameters parameters) {
        throttle = new Throttle(Throttle.Kind.PERIODIC, parameters.durationNs("every", "1s"));
        window = (int) parameters.whole("window", 10, 1, 100_000);
        leastTicks = parameters.whole("least", 2, 1, 1_000_000);
        factor = parameters.number("factor", 2, 0, 1_000_000);
    }

    @Override
    public Throttle throttle() {
        return throttle;
    }

    @Override
    public void onTimer(final Desk desk) {
        final String symbol = desk.instrument().symbol();
        final double volatility = desk.cached(Layers.volatility(symbol), Double.NaN);
        if (Double.isNaN(volatility)) {
            return;
        }
        final RollingWindow values = windows.computeIfAbsent(symbol, key -> new RollingWindow(window));
        values.add(volatility);
        if (values.isFull()) {
            Layers.put(desk, Layers.spread(symbol), Math.max(leastTicks, factor * values.mean()));
        }
    }
}
