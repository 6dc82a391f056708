package io.ringbook.agents.forecast;

/**
 * How much is drawn.
 *
 * @param paths how many ways
 * @param steps how far each goes
 * @param seed the same one draws the same
 */
public record ForecastTerms(int paths, int steps, long seed) {
    /** 1,000 paths of 50 steps. */
    public static final ForecastTerms DEFAULT = new ForecastTerms(1_000, 50, 1);

    public ForecastTerms {
        if (paths < 1 || steps < 1) {
            throw new IllegalArgumentException("nothing to draw: paths=" + paths + ", steps=" + steps);
        }
    }

    /** The same with another length. */
    public ForecastTerms withSteps(final int length) {
        return new ForecastTerms(paths, length, seed);
    }
}
