package io.ringbook.agents.risk;

/**
 * How far an equity curve fell below the highest value that it had before.
 *
 * @param maximum the deepest fall as a fraction of its peak: 0 for none, 0.1 for a tenth, above 1 if more than all was lost
 * @param peak place in the curve from which the deepest fall began
 * @param trough place of its bottom
 * @param last the fall from the highest value to the last one
 */
public record Drawdown(double maximum, int peak, int trough, double last) {
    /**
     * @param curve equity at the end of each day, and before the first; begins above 0
     * @throws IllegalArgumentException if it is empty, does not begin above 0, or a value is no number
     */
    public static Drawdown of(final double[] curve) {
        if (curve.length == 0 || !(curve[0] > 0)) {
            throw new IllegalArgumentException("does not begin above 0: days=" + curve.length + ", first="
                    + (curve.length == 0 ? "none" : curve[0]));
        }
        double maximum = 0;
        double last = 0;
        int highest = 0;
        int peak = 0;
        int trough = 0;
        for (int day = 0; day < curve.length; day++) {
            if (!Double.isFinite(curve[day])) {
                throw new IllegalArgumentException("not a value: day=" + day + ", value=" + curve[day]);
            }
            if (curve[day] > curve[highest]) {
                highest = day;
            }
            last = (curve[highest] - curve[day]) / curve[highest];
            if (last > maximum) {
                maximum = last;
                peak = highest;
                trough = day;
            }
        }
        return new Drawdown(maximum, peak, trough, last);
    }
}
