package io.ringbook.agents.forecast;

/**
 * What an event does to the logarithm of a price, beside what a normal day does.
 *
 * @param jump on its day, for each unit of its size
 * @param jumpDeviation on its day, whatever its size
 * @param drift on each day after it, for each unit of its size
 * @param volatilityRatio by which the deviation is multiplied on each day after it
 * @param daysAfter how many there are
 */
public record EventEffect(double jump, double jumpDeviation, double drift, double volatilityRatio, int daysAfter) {
    public EventEffect {
        if (!Double.isFinite(jump)
                || !(jumpDeviation >= 0)
                || !Double.isFinite(drift)
                || !(volatilityRatio >= 0)
                || daysAfter < 0) {
            throw new IllegalArgumentException("no such effect: jump=" + jump + ", jumpDeviation=" + jumpDeviation
                    + ", drift=" + drift + ", volatilityRatio=" + volatilityRatio + ", daysAfter=" + daysAfter);
        }
    }
}
