package io.ringbook.agents.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.core.Side;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The formulas by hand, and what the maker promises in a market. */
final class AvellanedaStoikovMakerTest {
    private static final Duration HOUR = Duration.ofHours(1);

    /** Gamma, sigma and k are those of section 3.3 of the paper. */
    @Test
    void theFormulasGiveWhatIsReckonedByHand() {
        final AvellanedaStoikov formulas = new AvellanedaStoikov(0.1, 2, 1.5);
        assertEquals(100, formulas.reservationTicks(100, 0, 1), 1e-12);
        // 100 - 3 x 0.1 x 4 x 1
        assertEquals(98.8, formulas.reservationTicks(100, 3, 1), 1e-12);
        // 100 + 2 x 0.1 x 4 x 0.25
        assertEquals(100.2, formulas.reservationTicks(100, -2, 0.25), 1e-12);
        // ln(16 / 15) = 0.0645385211375712
        assertEquals(0.4 + 20 * 0.0645385211375712, formulas.spreadTicks(1), 1e-12);
        assertEquals(20 * 0.0645385211375712, formulas.spreadTicks(0), 1e-12);
    }

    /** With a minute left the spread is 0.1 x 0.25 x 60 + 1.29 = 2.79 around 10,000: 9998.6 and 10001.4. */
    @Test
    void quotesAreRoundedOutwards() {
        final List<Tape.Order> orders = new Trial(1)
                .with("as", "avellaneda-stoikov", "every", "10ms")
                .run(Duration.ofMillis(200))
                .ordersOf("as");
        assertEquals(
                List.of(
                        new Tape.Order("as", true, Side.BUY, 9_998, 20, 0),
                        new Tape.Order("as", true, Side.SELL, 10_002, 20, 0)),
                orders);
    }

    @Test
    void itsInventoryRevertsAndIsBoundedAndItNeverMeetsItself() {
        for (long seed = 1; seed <= 3; seed++) {
            final Tape tape = market(seed, "gamma", "0.1");
            assertTrue(tape.lots("as") > 5_000, () -> "it traded " + tape.lots("as"));
            assertTrue(tape.farthest("as") <= 200);
            assertEquals(0, tape.tradesWithItself("as"));
            final double reverting = deviation(tape.positions("as"));
            final double indifferent =
                    deviation(market(seed, "gamma", "0.000001").positions("as"));
            assertTrue(reverting < indifferent / 2, () -> reverting + " against " + indifferent);
            assertTrue(tape.positions("as").stream().anyMatch(position -> position > 0));
            assertTrue(tape.positions("as").stream().anyMatch(position -> position < 0));
        }
    }

    @Test
    void theBoundHoldsWhenEveryoneSells() {
        final Tape tape = new Trial(5)
                .with("as", "avellaneda-stoikov", "gamma", "0.000001", "most", "50")
                .with("seller", "twap", "side", "sell", "lots", "3000", "over", "10m", "every", "1s")
                .run(Duration.ofMinutes(10));
        assertEquals(50, tape.farthest("as"));
        assertEquals(50, tape.lots("seller"));
    }

    private static Tape market(final long seed, final String... parameters) {
        return new Trial(seed)
                .with("as", "avellaneda-stoikov", parameters)
                .withNoise()
                .run(HOUR);
    }

    private static double deviation(final List<Long> values) {
        final double mean = values.stream().mapToLong(v -> v).average().orElseThrow();
        return Math.sqrt(values.stream()
                .mapToDouble(v -> (v - mean) * (v - mean))
                .average()
                .orElseThrow());
    }
}
