package io.ringbook.agents.fundamental;

import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * How the value of an instrument moves.
 *
 * @param symbol of the instrument
 * @param meanTicks where it begins and where it is drawn back to
 * @param reversionNs time in which what separates it from the mean shrinks to 1/e
 * @param volatilityTicks standard deviation after one second; it grows with the root of the time
 * @param jumps that come on top
 */
public record ValueTerms(String symbol, double meanTicks, long reversionNs, double volatilityTicks, Jumps jumps) {
    public ValueTerms {
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(jumps, "jumps");
        if (!Double.isFinite(meanTicks)
                || reversionNs <= 0
                || !(volatilityTicks >= 0)
                || !Double.isFinite(volatilityTicks)) {
            throw new IllegalArgumentException("symbol=" + symbol + ", meanTicks=" + meanTicks + ", reversionNs="
                    + reversionNs + ", volatilityTicks=" + volatilityTicks);
        }
    }

    /** As the reference configuration of the field, rmsc04, has it; jumps come once in eleven years. */
    public static ValueTerms reference(final String symbol) {
        return new ValueTerms(
                symbol,
                100_000,
                // 1.67e-16 for each nanosecond.
                5_988_023_952_095_808L,
                // 5e-5 for the root of each nanosecond.
                StrictMath.sqrt(2.5),
                new Jumps(360_000_000_000_000_000L, 1_000, StrictMath.sqrt(50_000)));
    }

    /** @return reversion in a second */
    double reversionRate() {
        return (double) TimeUnit.SECONDS.toNanos(1) / reversionNs;
    }
}
