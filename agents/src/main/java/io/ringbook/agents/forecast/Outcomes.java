package io.ringbook.agents.forecast;

import java.util.Arrays;

/** What a basket may be worth at one step: the values of all paths, each as likely. */
public final class Outcomes {
    private final double start;
    private final double[] sorted;

    Outcomes(final double start, final double[] values) {
        this.start = start;
        sorted = values.clone();
        Arrays.sort(sorted);
    }

    /** What the basket is worth now. */
    public double start() {
        return start;
    }

    public double mean() {
        double sum = 0;
        for (final double value : sorted) {
            sum += value;
        }
        return sum / sorted.length;
    }

    /**
     * Interpolated at the place {@code share (n + 1)}: type 6 of R. J. Hyndman and Y. Fan, Sample Quantiles in Statistical
     * Packages, American Statistician 50 (1996) 361. Of what is drawn from the truth, the next value is below it as often as
     * the share says.
     *
     * @param share 0 to 1
     */
    public double quantile(final double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("not between 0 and 1: share=" + share);
        }
        final double place = Math.min(Math.max(share * (sorted.length + 1) - 1, 0), sorted.length - 1.0);
        final int below = (int) place;
        final int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /**
     * Between two quantiles, with as much below as above.
     *
     * @param coverage such as 0.95, with 0.025 on both sides
     */
    public Interval interval(final double coverage) {
        return new Interval(quantile((1 - coverage) / 2), quantile((1 + coverage) / 2));
    }

    /** @param fraction of today's value, 0.1 for losing a tenth or more */
    public double probabilityOfLoss(final double fraction) {
        int lost = 0;
        while (lost < sorted.length && sorted[lost] <= start * (1 - fraction)) {
            lost++;
        }
        return (double) lost / sorted.length;
    }

    /**
     * The mean loss of the worst paths, as a fraction of today's value and positive for a loss.
     *
     * @param confidence 0.95 for the worst twentieth
     */
    public double expectedShortfall(final double confidence) {
        if (!(confidence >= 0 && confidence < 1)) {
            throw new IllegalArgumentException("not from 0 to below 1: confidence=" + confidence);
        }
        final double worst = (1 - confidence) * sorted.length;
        double sum = 0;
        for (int i = 0; i < worst; i++) {
            sum += Math.min(1, worst - i) * sorted[i];
        }
        return 1 - sum / worst / start;
    }

    /**
     * The continuous ranked probability score of what came, as a fraction of today's value; less is better. {@code mean |x -
     * y| - mean |x - x'| / 2} over the paths: T. Gneiting and A. E. Raftery, Strictly Proper Scoring Rules, Prediction, and Estimation, Journal of the American Statistical
     * Association 102 (2007) 359, section 4.2.
     *
     * @param value that came
     */
    public double crps(final double value) {
        double distances = 0;
        double spread = 0;
        for (int i = 0; i < sorted.length; i++) {
            distances += Math.abs(sorted[i] - value);
            // Of a sorted sample, each is the larger of i pairs and the smaller of the others.
            spread += (2.0 * i - sorted.length + 1) * sorted[i];
        }
        final double n = sorted.length;
        return (distances / n - spread / (n * n)) / start;
    }
}
