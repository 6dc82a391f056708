package io.ringbook.agents.bars;

/**
 * Prices of a span of time, in ticks. The low is above zero, and the others are between low and high.
 *
 * @param fromNs begin of the span, nanoseconds since the epoch; of a day its midnight in UTC
 * @param volume shares that traded; 0 in a bar that was filled in
 */
public record PriceBar(long fromNs, long openTicks, long highTicks, long lowTicks, long closeTicks, long volume) {
    public PriceBar {
        if (lowTicks < 1
                || Math.min(openTicks, closeTicks) < lowTicks
                || Math.max(openTicks, closeTicks) > highTicks
                || volume < 0) {
            throw new IllegalArgumentException("no bar: open=" + openTicks + ", high=" + highTicks + ", low=" + lowTicks
                    + ", close=" + closeTicks + ", volume=" + volume);
        }
    }

    /** A bar in which nothing traded, at the close of this one. */
    PriceBar filledForward(final long atNs) {
        return new PriceBar(atNs, closeTicks, closeTicks, closeTicks, closeTicks, 0);
    }

    /** Between highest and lowest price, in ticks. */
    public long range() {
        return highTicks - lowTicks;
    }
}
