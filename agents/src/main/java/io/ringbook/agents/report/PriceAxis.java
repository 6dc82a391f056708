package io.ringbook.agents.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** From prices to places, top down, and round prices to label. Places are in tenths of a pixel. */
final class PriceAxis {
    private static final int MOST_LABELS = 7;
    private static final int FEWEST_LABELS = 3;
    private static final List<BigDecimal> ROUND = List.of(
            new BigDecimal("1"), new BigDecimal("2"), new BigDecimal("2.5"), new BigDecimal("5"), BigDecimal.TEN);

    private final BigDecimal tick;
    private final long lowTicks;
    private final long highTicks;
    private final int height;

    /**
     * @param scale of the instrument
     * @param lowTicks the least that is to be seen
     * @param highTicks the most that is to be seen
     * @param height of the plot
     */
    PriceAxis(final InstrumentScale scale, final long lowTicks, final long highTicks, final int height) {
        tick = scale.tick();
        final long margin = Math.max(highTicks == lowTicks ? 2 : 1, (highTicks - lowTicks) / 14);
        this.lowTicks = lowTicks - margin;
        this.highTicks = highTicks + margin;
        this.height = height;
    }

    /** @return place of a price, also of one that is out of sight, but then not far */
    int at(final long priceTicks) {
        final long range = highTicks - lowTicks;
        final long near = Math.max(lowTicks - range, Math.min(highTicks + range, priceTicks));
        return (int) Math.floorDiv((highTicks - near) * height * 2 + range, 2 * range);
    }

    /** @return from the lowest up */
    List<AxisLabel> labels() {
        final BigDecimal low = tick.multiply(BigDecimal.valueOf(Math.max(0, lowTicks)));
        final BigDecimal high = tick.multiply(BigDecimal.valueOf(highTicks));
        BigDecimal step = step(high.subtract(low), true);
        if (count(low, high, step) < FEWEST_LABELS) {
            step = step(high.subtract(low), false);
        }
        final int decimals = Math.max(0, step.stripTrailingZeros().scale());
        final List<AxisLabel> labels = new ArrayList<>();
        BigDecimal price = low.divide(step, 0, RoundingMode.CEILING).multiply(step);
        while (price.compareTo(high) <= 0) {
            labels.add(new AxisLabel(at(price), text(price, decimals)));
            price = price.add(step);
        }
        return labels;
    }

    /** The smallest round step with few enough labels; if asked for, one between whose labels lie whole ticks. */
    private BigDecimal step(final BigDecimal range, final boolean wholeTicks) {
        final BigDecimal least = range.divide(BigDecimal.valueOf(MOST_LABELS), 30, RoundingMode.CEILING);
        BigDecimal decade = BigDecimal.ONE.scaleByPowerOfTen(least.precision() - least.scale() - 1);
        while (true) {
            for (final BigDecimal round : ROUND) {
                final BigDecimal step = round.multiply(decade);
                final boolean isLargeEnough = step.compareTo(least) >= 0;
                if (isLargeEnough && (!wholeTicks || step.remainder(tick).signum() == 0)) {
                    return step;
                }
            }
            decade = decade.scaleByPowerOfTen(1);
            if (wholeTicks && decade.compareTo(range) > 0) {
                return decade;
            }
        }
    }

    private static int count(final BigDecimal low, final BigDecimal high, final BigDecimal step) {
        return high.divide(step, 0, RoundingMode.FLOOR)
                        .subtract(low.divide(step, 0, RoundingMode.CEILING))
                        .intValue()
                + 1;
    }

    private int at(final BigDecimal price) {
        return tick.multiply(BigDecimal.valueOf(highTicks))
                .subtract(price)
                .multiply(BigDecimal.valueOf(height))
                .divide(tick.multiply(BigDecimal.valueOf(highTicks - lowTicks)), 0, RoundingMode.HALF_UP)
                .intValue();
    }

    private static String text(final BigDecimal price, final int decimals) {
        return Decimals.grouped(price.setScale(decimals, RoundingMode.HALF_EVEN).toPlainString());
    }
}
