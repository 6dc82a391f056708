package io.ringbook.agents.stocks;

import io.ringbook.agents.Decimals;
import io.ringbook.agents.Desk;
import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as people read them, the same on every JDK. */
final class Texts {
    private static final int DECIMALS = 4;
    private static final double UNIT = 10_000;
    /** Of the value of a minor unit, which is a power of ten. */
    private static final MathContext ONE_DIGIT = new MathContext(1);

    private Texts() {}

    /** @return with four decimals */
    static String number(final double value) {
        return Decimals.text(StrictMath.round(value * UNIT), DECIMALS);
    }

    /** @param minorUnits of the quote asset of this desk */
    static String money(final Desk desk, final long minorUnits) {
        final BigDecimal ofMinorUnit = desk.scale()
                .tick()
                .multiply(new BigDecimal(desk.scale().quantity(1)))
                .divide(BigDecimal.valueOf(desk.instrument().tickSize()), MathContext.DECIMAL64)
                .round(ONE_DIGIT);
        return ofMinorUnit.multiply(BigDecimal.valueOf(minorUnits)).toPlainString();
    }
}
