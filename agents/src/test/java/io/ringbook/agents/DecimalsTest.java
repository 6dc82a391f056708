package io.ringbook.agents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "0, 2, 0.00",
        "5, 2, 0.05",
        "-5, 2, -0.05",
        "1250, 2, 12.50",
        "-1250, 0, -1250",
        "1, 18, 0.000000000000000001",
        "9223372036854775807, 0, 9223372036854775807",
        "9223372036854775807, 18, 9.223372036854775807",
        "-9223372036854775808, 18, -9.223372036854775808",
        "-9223372036854775808, 2, -92233720368547758.08",
    })
    void textIsExactAndComesBack(final long units, final int decimals, final String text) {
        assertEquals(text, Decimals.text(units, decimals));
        assertEquals(text, Decimals.text(BigInteger.valueOf(units), decimals));
        assertEquals(units, Decimals.parse(text, decimals));
    }

    @Test
    void agreesWithBigDecimalForAllDecimals() {
        final long[] amounts = {Long.MIN_VALUE, Long.MIN_VALUE + 1, -10, -1, 0, 1, 9, 10, 99, 100, Long.MAX_VALUE};
        for (int decimals = 0; decimals <= 18; decimals++) {
            for (final long units : amounts) {
                assertEquals(BigDecimal.valueOf(units, decimals).toPlainString(), Decimals.text(units, decimals));
            }
        }
    }

    @Test
    void fewerDecimalsThanTheAssetHasAreEnough() {
        assertEquals(1_250, Decimals.parse("12.5", 2));
        assertEquals(1_200, Decimals.parse("+12", 2));
        assertEquals(1_250, Decimals.parse("12.50000", 2));
        assertEquals(0, Decimals.parse("-0", 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " 1", "1 ", "1e3", ".5", "5.", "1,000", "--1", "NaN", "0x10", "1.2.3", "\u0661"})
    void refusesWhatIsNoNumber(final String text) {
        final var refused = assertThrows(IllegalArgumentException.class, () -> Decimals.parse(text, 2));
        assertTrue(refused.getMessage().startsWith("not a decimal number: found=" + text), refused.getMessage());
    }

    @Test
    void refusesWhatIsNotExact() {
        final var refused = assertThrows(IllegalArgumentException.class, () -> Decimals.parse("0.001", 2));
        assertEquals("too many decimals: found=0.001, expected at most=2", refused.getMessage());
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThrows(IllegalArgumentException.class, () -> Decimals.parse("9223372036854775808", 0));
        assertThrows(IllegalArgumentException.class, () -> Decimals.parse("-9.223372036854775809", 18));
        assertThrows(IllegalArgumentException.class, () -> Decimals.parse("9".repeat(64), 18));
        assertThrows(IllegalArgumentException.class, () -> Decimals.parse("9".repeat(65), 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1|1",
                "999|999",
                "-999|-999",
                "1000|1,000",
                "-1000.5|-1,000.5",
                "1234567.1234567|1,234,567.1234567"
            })
    void groupsThousands(final String number, final String grouped) {
        assertEquals(grouped, Decimals.grouped(number));
    }
}
