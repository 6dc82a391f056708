package io.ringbook.agents.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * Numbers of any size as whole steps that fit a picture, in thousands, millions and so on if they are large.
 *
 * @param step what one of the values is, in so many thousands
 * @param values in steps
 * @param thousands power of a thousand: 2 for millions
 */
record Scaled(BigDecimal step, List<Long> values, int thousands) {
    private static final int DIGITS = 15;
    private static final int MOST_WHOLE_DIGITS = 7;

    static Scaled of(final List<BigDecimal> numbers) {
        final int wholeDigits = numbers.stream()
                .mapToInt(number -> Math.max(1, number.precision() - number.scale()))
                .reduce(1, Math::max);
        final int thousands = Math.max(0, (wholeDigits - MOST_WHOLE_DIGITS + 2) / 3);
        final int decimals = DIGITS - (wholeDigits - 3 * thousands);
        return new Scaled(
                BigDecimal.ONE.movePointLeft(decimals),
                numbers.stream()
                        .map(number -> number.movePointLeft(3 * thousands)
                                .setScale(decimals, RoundingMode.HALF_EVEN)
                                .unscaledValue()
                                .longValueExact())
                        .toList(),
                thousands);
    }

    /** @return such as " x 1,000,000", or nothing */
    String factor() {
        return thousands == 0 ? "" : " x 1" + ",000".repeat(thousands);
    }
}
