package io.ringbook.agents.strategy;

import io.ringbook.agents.Parameters;
import io.ringbook.core.Side;
import io.ringbook.core.marketdata.Bar;
import java.util.List;

/**
 * Goes with a price that leaves its channel, as Donchian did.
 *
 * <p>The channel is from the lowest to the highest price of the {@code enter} bars before the newest. It buys if that closes above,
 * and sells if below. Who has bought gets out if one closes below the lowest price of the {@code exit} bars before, who has sold if
 * above the highest.
 *
 * <p>strength = d / (d + width), where d is how far the close is beyond the channel, and width that of the channel. confidence = volume
 * / (volume + 1), where volume is lots of the newest bar / mean lots of the {@code enter} bars before. The stop is one tick beyond the
 * last {@code exit} bars, the newest among them; there is no target.
 */
final class Breakout implements Strategy {
    private static final ParameterRange ENTER = ParameterRange.whole("enter", 20, 1, 400);
    private static final ParameterRange EXIT = ParameterRange.whole("exit", 10, 1, 400);

    static final List<ParameterRange> RANGES = List.of(ENTER, EXIT);

    private final int enter;
    private final int exit;

    Breakout(final Parameters parameters) {
        enter = ENTER.wholeOf(parameters);
        exit = EXIT.to(enter).wholeOf(parameters);
    }

    @Override
    public int bars() {
        return enter + 1;
    }

    @Override
    public Decision judge(final List<Bar> bars) {
        final LastBars last = new LastBars(bars);
        final long priceTicks = last.closeTicks();
        final long highTicks = last.highestTicks(1, enter);
        final long lowTicks = last.lowestTicks(1, enter);
        final String said = "close " + priceTicks + ", " + enter + " bars before from " + lowTicks + " to " + highTicks;
        if (priceTicks > highTicks) {
            final long stop = priceTicks - last.lowestTicks(0, exit - 1);
            return enter(Side.BUY, last, priceTicks - highTicks, highTicks - lowTicks, stop, said);
        }
        if (priceTicks < lowTicks) {
            final long stop = last.highestTicks(0, exit - 1) - priceTicks;
            return enter(Side.SELL, last, lowTicks - priceTicks, highTicks - lowTicks, stop, said);
        }
        return Decision.hold(
                priceTicks, priceTicks < last.lowestTicks(1, exit), priceTicks > last.highestTicks(1, exit), said);
    }

    /** @param toEdgeTicks from the price back to the edge of the shorter channel */
    private Decision enter(
            final Side side,
            final LastBars last,
            final long beyondTicks,
            final long widthTicks,
            final long toEdgeTicks,
            final String said) {
        return Decision.enter(
                side,
                last.closeTicks(),
                LastBars.beyond(last.volume(enter), 1),
                LastBars.beyond((double) beyondTicks, (double) widthTicks),
                toEdgeTicks + 1.0,
                0,
                said);
    }
}
