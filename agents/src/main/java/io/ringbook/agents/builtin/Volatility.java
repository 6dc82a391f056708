package io.ringbook.agents.builtin;

import io.ringbook.agents.Desk;
import io.ringbook.agents.Parameters;
import io.ringbook.agents.Throttle;
import io.ringbook.agents.TradingAgent;
import io.ringbook.agents.strategy.RollingWindow;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Second layer of a market maker: says how far what the {@link Spotter} says moves in a second, from its last changes.
 *
 * <p>Parameters: {@code every} (1s), {@code window} (changes, 60).
 */
public final class Volatility implements TradingAgent {
    private final Throttle throttle;
    private final int window;
    private final Map<String, Changes> changes = new HashMap<>();

    public Volatility(final Parameters parameters) {
        throttle = new Throttle(Throttle.Kind.PERIODIC, parameters.durationNs("every", "1s"));
        window = (int) parameters.whole("window", 60, 2, 100_000);
    }

    /** Of what one instrument is worth. */
    private static final class Changes {
        final RollingWindow window;
        double spot = Double.NaN;

        Changes(final RollingWindow window) {
            this.window = window;
        }
    }

    @Override
    public Throttle throttle() {
        return throttle;
    }

    @Override
    public void onTimer(final Desk desk) {
        final String symbol = desk.instrument().symbol();
        final Changes its = changes.computeIfAbsent(symbol, key -> new Changes(new RollingWindow(window)));
        final double before = its.spot;
        its.spot = desk.cached(Layers.spot(symbol), Double.NaN);
        if (Double.isNaN(before) || Double.isNaN(its.spot)) {
            return;
        }
        its.window.add(its.spot - before);
        if (its.window.isFull()) {
            final double seconds = (double) throttle.ns() / TimeUnit.SECONDS.toNanos(1);
            Layers.put(desk, Layers.volatility(symbol), its.window.deviation() / StrictMath.sqrt(seconds));
        }
    }
}
