package io.ringbook.agents.forecast;

/** From a value to another, both within it. */
public record Interval(double low, double high) {
    public boolean contains(final double value) {
        return low <= value && value <= high;
    }
}
