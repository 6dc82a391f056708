package io.ringbook.agents;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * Amounts as people write them, and back. What is exact stays exact: text never rounds, and text that is not exactly an
 * amount is refused.
 */
public final class Decimals {
    private static final int MOST_CHARACTERS = 64;
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?");

    private Decimals() {}

    /**
     * @param units minor units, of which 10^decimals are one
     * @param decimals not negative
     * @return with all decimals, such as 12.50
     */
    public static String text(final long units, final int decimals) {
        return append(new StringBuilder(24), units, decimals).toString();
    }

    /** As {@link #text(long, int)}, for sums that may not fit a long. */
    public static String text(final BigInteger units, final int decimals) {
        return new BigDecimal(units, decimals).toPlainString();
    }

    /** As {@link #text(long, int)}, at the end of {@code to}. */
    public static StringBuilder append(final StringBuilder to, final long units, final int decimals) {
        if (units < 0) {
            to.append('-');
        }
        // The smallest long is its own absolute value, which is right when read without a sign.
        final String digits = Long.toUnsignedString(Math.abs(units));
        final int whole = digits.length() - decimals;
        if (whole > 0) {
            to.append(digits, 0, whole);
        } else {
            to.append('0');
        }
        if (decimals > 0) {
            to.append('.').append("0".repeat(Math.max(0, -whole))).append(digits, Math.max(0, whole), digits.length());
        }
        return to;
    }

    /**
     * @param text such as 12.5 or -3; no exponent, no grouping, no spaces
     * @param decimals of the asset
     * @return minor units
     * @throws IllegalArgumentException if it is no number, has more decimals than the asset or does not fit a long
     */
    public static long parse(final String text, final int decimals) {
        final BigDecimal number = number(text);
        final BigDecimal units = number.movePointRight(decimals);
        if (units.stripTrailingZeros().scale() > 0) {
            throw new IllegalArgumentException("too many decimals: found=" + text + ", expected at most=" + decimals);
        }
        return exactLong(units.setScale(0, RoundingMode.UNNECESSARY).toBigInteger(), text);
    }

    /** Puts commas between the thousands, for tables that people read. */
    public static String grouped(final String number) {
        final int start = number.startsWith("-") ? 1 : 0;
        final int point = number.indexOf('.');
        final StringBuilder result = new StringBuilder(number);
        for (int at = (point < 0 ? number.length() : point) - 3; at > start; at -= 3) {
            result.insert(at, ',');
        }
        return result.toString();
    }

    static BigDecimal number(final String text) {
        if (text.length() > MOST_CHARACTERS || !NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException("not a decimal number: found=" + text + ", expected one like 12.50");
        }
        return new BigDecimal(text);
    }

    static long exactLong(final BigInteger value, final String text) {
        if (value.bitLength() > 63) {
            throw new IllegalArgumentException("out of range: found=" + text + ", which does not fit 63 bits");
        }
        return value.longValue();
    }
}
