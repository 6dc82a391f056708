package io.ringbook.agents.bars;

import io.ringbook.core.Limits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;

/**
 * Which price step prices have that went through a 32-bit number on their way: 130.27999877929688 is 130.28, and 14.850999832153320,
 * a tenth of 148.51, is 14.851.
 */
final class Ticks {
    private static final int LEAST_DECIMALS = 2;
    private static final int MOST_DECIMALS = 4;
    /** Half a step of a 32-bit number's 24 bits, and as much again for the decimal text. */
    private static final BigDecimal NOISE = new BigDecimal("1.2e-7");

    private static final BigDecimal MOST_TICKS = BigDecimal.valueOf(Limits.MAX_PRICE_TICKS);

    private Ticks() {}

    /** @return 0.01, or a finer one down to 0.0001 if a price needs it and all prices fit into an order */
    static BigDecimal of(final List<BigDecimal> prices) {
        final BigDecimal most = prices.stream().max(Comparator.naturalOrder()).orElseThrow();
        int decimals = LEAST_DECIMALS;
        for (final BigDecimal price : prices) {
            while (decimals < MOST_DECIMALS
                    && !fits(price, decimals)
                    && most.movePointRight(decimals + 1).compareTo(MOST_TICKS) < 0) {
                decimals++;
            }
        }
        return BigDecimal.ONE.movePointLeft(decimals);
    }

    /** @return the nearest, half a tick up */
    static long round(final BigDecimal price, final BigDecimal tick) {
        return price.divide(tick, 0, RoundingMode.HALF_UP).longValueExact();
    }

    private static boolean fits(final BigDecimal price, final int decimals) {
        return price.subtract(price.setScale(decimals, RoundingMode.HALF_UP))
                        .abs()
                        .compareTo(price.multiply(NOISE))
                <= 0;
    }
}
