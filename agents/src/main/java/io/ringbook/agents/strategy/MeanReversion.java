package io.ringbook.agents.strategy;

import io.ringbook.agents.Parameters;
import io.ringbook.core.Side;
import io.ringbook.core.marketdata.Bar;
import java.util.List;

/**
 * Bets that a price comes back to its mean.
 *
 * <p>score = (close - mean) / standard deviation (of a population) of the last {@code window} closes, the newest among them. It buys at
 * -{@code enter} or less and sells at {@code enter} or more. Who has bought gets out at -{@code exit} or more, who has sold at
 * {@code exit} or less.
 *
 * <p>strength = |score| / (|score| + enter). confidence = 1 - |way from the first close to the last| / sum of the ways from close to
 * close: 0 if the price went straight where it is, toward 1 if it went to and fro (Kaufman's efficiency ratio). The target is the
 * mean, the stop {@code stop} standard deviations beyond the price.
 */
final class MeanReversion implements Strategy {
    private static final ParameterRange WINDOW = ParameterRange.whole("window", 20, 3, 400);
    private static final ParameterRange ENTER = ParameterRange.number("enter", 2, 0.1, 10);
    private static final ParameterRange EXIT = ParameterRange.number("exit", 0.5, 0, 10);
    private static final ParameterRange STOP = ParameterRange.number("stop", 2, 0, 20);

    static final List<ParameterRange> RANGES = List.of(WINDOW, ENTER, EXIT, STOP);

    private final int window;
    private final double enter;
    private final double exit;
    private final double stop;

    MeanReversion(final Parameters parameters) {
        window = WINDOW.wholeOf(parameters);
        enter = ENTER.of(parameters);
        exit = EXIT.to(enter).of(parameters);
        stop = STOP.of(parameters);
    }

    @Override
    public int bars() {
        return window;
    }

    @Override
    public Decision judge(final List<Bar> bars) {
        final LastBars last = new LastBars(bars);
        final long priceTicks = last.closeTicks();
        final RollingWindow closes = last.closes(window);
        final double score = closes.score((double) priceTicks);
        final String said =
                LastBars.text(score) + " deviations from the mean " + LastBars.text(closes.mean()) + " of " + window;
        if (closes.deviation() == 0 || Math.abs(score) < enter) {
            return Decision.hold(priceTicks, score >= -exit, score <= exit, said);
        }
        return Decision.enter(
                score < 0 ? Side.BUY : Side.SELL,
                priceTicks,
                1 - last.straightness(window),
                LastBars.beyond(Math.abs(score), enter),
                stop * closes.deviation(),
                Math.abs(priceTicks - closes.mean()),
                said);
    }
}
