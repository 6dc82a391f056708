package io.ringbook.agents.strategy;

import io.ringbook.agents.Parameters;
import io.ringbook.core.Side;
import io.ringbook.core.marketdata.Bar;
import java.util.List;

/**
 * Goes with a price that went far on much volume.
 *
 * <p>momentum = change of the close in {@code lookback} bars / close before. Volume = lots of the newest bar / mean lots of the {@code lookback}
 * bars before. It buys if the momentum is above the threshold, the volume is at least {@code volume}, and with {@code filter} on the
 * mean of the last {@code fast} closes is above that of {@code slow}; it sells if the momentum is below the negative threshold and
 * the averages are the other way round.
 *
 * <p>strength = |momentum| / (|momentum| + threshold), confidence = volume / (volume + threshold of the volume): a half at the
 * threshold. Stop and target are shares of the price.
 */
final class Momentum implements Strategy {
    private static final ParameterRange LOOKBACK = ParameterRange.whole("lookback", 14, 1, 400);
    private static final ParameterRange MOMENTUM = ParameterRange.number("momentum", 0.02, 0, 0.5);
    private static final ParameterRange VOLUME = ParameterRange.number("volume", 1.5, 0, 10);
    private static final ParameterRange FILTER = ParameterRange.whole("filter", 1, 0, 1);
    private static final ParameterRange FAST = ParameterRange.whole("fast", 10, 1, 200);
    private static final ParameterRange SLOW = ParameterRange.whole("slow", 30, 2, 400);
    private static final ParameterRange STOP = ParameterRange.number("stop", 0.05, 0, 0.5);
    private static final ParameterRange TARGET = ParameterRange.number("target", 0.1, 0, 1);

    static final List<ParameterRange> RANGES = List.of(LOOKBACK, MOMENTUM, VOLUME, FILTER, FAST, SLOW, STOP, TARGET);

    private final int lookback;
    private final double leastMomentum;
    private final double leastVolume;
    private final boolean isFiltered;
    private final int fast;
    private final int slow;
    private final double stop;
    private final double target;

    Momentum(final Parameters parameters) {
        lookback = LOOKBACK.wholeOf(parameters);
        leastMomentum = MOMENTUM.of(parameters);
        leastVolume = VOLUME.of(parameters);
        isFiltered = FILTER.wholeOf(parameters) == 1;
        fast = FAST.wholeOf(parameters);
        slow = SLOW.from(fast + 1).wholeOf(parameters);
        stop = STOP.of(parameters);
        target = TARGET.of(parameters);
    }

    @Override
    public int bars() {
        return isFiltered ? Math.max(lookback + 1, slow) : lookback + 1;
    }

    @Override
    public Decision judge(final List<Bar> bars) {
        final LastBars last = new LastBars(bars);
        final long priceTicks = last.closeTicks();
        final long beforeTicks = last.back(lookback).closeTicks();
        final double momentum = (double) (priceTicks - beforeTicks) / beforeTicks;
        final double volume = last.volume(lookback);
        final String said = "momentum " + LastBars.text(momentum) + ", volume " + LastBars.text(volume);
        if (Math.abs(momentum) <= leastMomentum) {
            return Decision.hold(priceTicks, said + ": momentum within " + LastBars.text(leastMomentum));
        }
        if (volume < leastVolume) {
            return Decision.hold(priceTicks, said + ": volume below " + LastBars.text(leastVolume));
        }
        final Side side = momentum > 0 ? Side.BUY : Side.SELL;
        if (isFiltered && !isTrend(last, side)) {
            return Decision.hold(priceTicks, said + ": averages of " + fast + " and " + slow + " against it");
        }
        return Decision.enter(
                side,
                priceTicks,
                LastBars.beyond(volume, leastVolume),
                LastBars.beyond(Math.abs(momentum), leastMomentum),
                stop * priceTicks,
                target * priceTicks,
                said);
    }

    private boolean isTrend(final LastBars last, final Side side) {
        final double difference = last.closes(fast).mean() - last.closes(slow).mean();
        return side == Side.BUY ? difference > 0 : difference < 0;
    }
}
