package io.ringbook.agents.report;

import io.ringbook.agents.Decimals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** From values in small steps to places, top down, and round values to label. Places are in tenths of a pixel. */
final class ValueAxis {
    private static final int MOST_LABELS = 7;
    private static final int FEWEST_LABELS = 3;
    private static final int ROOM_OF_LABEL = 240;
    private static final List<BigDecimal> ROUND = List.of(
            new BigDecimal("1"), new BigDecimal("2"), new BigDecimal("2.5"), new BigDecimal("5"), BigDecimal.TEN);

    private final BigDecimal step;
    private final long low;
    private final long high;
    private final long lowestLabel;
    private final int height;
    private final int mostLabels;

    /**
     * @param step what one of the values is, such as a tick
     * @param least that is to be seen
     * @param most that is to be seen
     * @param height of the plot
     */
    ValueAxis(final BigDecimal step, final long least, final long most, final int height) {
        this.step = step;
        final long margin = Math.max(most == least ? 2 : 1, (most - least) / 14);
        low = least - margin;
        high = most + margin;
        lowestLabel = least < 0 ? low : Math.max(0, low);
        this.height = height;
        mostLabels = Math.max(FEWEST_LABELS, Math.min(MOST_LABELS, height / ROOM_OF_LABEL));
    }

    /** @return place of a value, also of one that is out of sight, but then not far */
    int at(final long value) {
        final long range = high - low;
        final long near = Math.max(low - range, Math.min(high + range, value));
        return (int) Math.floorDiv((high - near) * height * 2 + range, 2 * range);
    }

    /** @return from the lowest up */
    List<AxisLabel> labels() {
        final BigDecimal from = step.multiply(BigDecimal.valueOf(lowestLabel));
        final BigDecimal to = step.multiply(BigDecimal.valueOf(high));
        BigDecimal between = between(to.subtract(from), true);
        if (count(from, to, between) < FEWEST_LABELS) {
            between = between(to.subtract(from), false);
        }
        final int decimals = Math.max(0, between.stripTrailingZeros().scale());
        final List<AxisLabel> labels = new ArrayList<>();
        BigDecimal value = from.divide(between, 0, RoundingMode.CEILING).multiply(between);
        while (value.compareTo(to) <= 0) {
            labels.add(new AxisLabel(at(value), text(value, decimals)));
            value = value.add(between);
        }
        return labels;
    }

    /** The smallest round step with few enough labels; if asked for, one between whose labels lie whole steps. */
    private BigDecimal between(final BigDecimal range, final boolean wholeSteps) {
        final BigDecimal least = range.divide(BigDecimal.valueOf(mostLabels), 30, RoundingMode.CEILING);
        BigDecimal decade = BigDecimal.ONE.scaleByPowerOfTen(least.precision() - least.scale() - 1);
        while (true) {
            for (final BigDecimal round : ROUND) {
                final BigDecimal candidate = round.multiply(decade);
                final boolean isLargeEnough = candidate.compareTo(least) >= 0;
                if (isLargeEnough && (!wholeSteps || candidate.remainder(step).signum() == 0)) {
                    return candidate;
                }
            }
            decade = decade.scaleByPowerOfTen(1);
            if (wholeSteps && decade.compareTo(range) > 0) {
                return decade;
            }
        }
    }

    private static int count(final BigDecimal from, final BigDecimal to, final BigDecimal between) {
        return to.divide(between, 0, RoundingMode.FLOOR)
                        .subtract(from.divide(between, 0, RoundingMode.CEILING))
                        .intValue()
                + 1;
    }

    private int at(final BigDecimal value) {
        return step.multiply(BigDecimal.valueOf(high))
                .subtract(value)
                .multiply(BigDecimal.valueOf(height))
                .divide(step.multiply(BigDecimal.valueOf(high - low)), 0, RoundingMode.HALF_UP)
                .intValue();
    }

    private static String text(final BigDecimal value, final int decimals) {
        return Decimals.grouped(value.setScale(decimals, RoundingMode.HALF_EVEN).toPlainString());
    }
}
