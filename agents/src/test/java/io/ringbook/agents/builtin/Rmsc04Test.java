package io.ringbook.agents.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.agents.Fundamental;
import io.ringbook.agents.Market;
import io.ringbook.agents.fundamental.Fundamentals;
import io.ringbook.agents.fundamental.ValueTerms;
import io.ringbook.core.event.StreamHandler;
import io.ringbook.journal.replay.StreamHash;
import io.ringbook.journal.replay.Verification;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reference configuration, a whole day. */
final class Rmsc04Test {
    /** What the widely used simulator says of its day. */
    private static final int REFERENCE_TRADES = 25_700;

    @TempDir
    Path directory;

    @Test
    void aDayIsOfTheSizeThatItHasInTheReference() {
        final Tape tape = new Tape();
        final long tookNs = run(1, directory.resolve("journal"), tape);
        final Verification verification = Verification.of(directory.resolve("journal"));
        assertTrue(verification.isGood(), verification::toString);
        final int trades = tape.trades.size();
        System.out.printf(
                "rmsc04: %,d trades (reference %,d), %,d commands (reference 473,000 messages), %,d ms%n",
                trades, REFERENCE_TRADES, verification.commands(), TimeUnit.NANOSECONDS.toMillis(tookNs));
        assertTrue(trades > REFERENCE_TRADES / 2 && trades < REFERENCE_TRADES * 2, () -> "trades " + trades);
        assertEquals(0, tape.rejections);
        assertEquals(1_000.0, ordersOf(tape, "visitor"), 200, "each comes once, those before there is a book leave");
        // 102 who look every 175 s of 23,400 s.
        assertEquals(102 * 23_400 / 175.0, ordersOf(tape, "value"), 500);
        for (final String name : List.of("visitor", "value", "momentum", "maker")) {
            assertTrue(tape.trades.stream().anyMatch(trade -> trade.maker().startsWith(name)), name);
            assertTrue(tape.trades.stream().anyMatch(trade -> trade.taker().startsWith(name)), name);
        }
    }

    @Test
    void thePriceGoesWhereTheValueGoes() {
        final Tape tape = new Tape();
        run(2, null, tape);
        final Fundamental value = fundamental(2);
        final List<Tape.Trade> late = tape.trades.subList(tape.trades.size() / 2, tape.trades.size());
        final double endTicks = value.ticks(openNs() + TimeUnit.MINUTES.toNanos(390));
        final double last = late.stream()
                .skip(late.size() - 200)
                .mapToLong(Tape.Trade::priceTicks)
                .average()
                .orElseThrow();
        assertEquals(endTicks, last, 0.001 * endTicks);
        assertTrue(Math.abs(endTicks - 100_000) > 20, "it went somewhere");
    }

    @Test
    void theSameSeedGivesTheSameDay() {
        final String hash = hash(3);
        assertEquals(hash, hash(3));
        assertNotEquals(hash, hash(4), "another seed");
    }

    private static String hash(final long seed) {
        final StreamHash hash = new StreamHash();
        run(seed, null, hash);
        return hash.end();
    }

    /** @return nanoseconds that the day took, without setting it up */
    private static long run(final long seed, final Path journal, final StreamHandler tap) {
        final ScenarioTrial trial = new ScenarioTrial("rmsc04");
        try (Market market = trial.open(journal, seed, tap)) {
            final long beganNs = System.nanoTime();
            market.start();
            market.run(trial.scenario.openFor());
            final long tookNs = System.nanoTime() - beganNs;
            assertEquals(0, market.cutOffCount());
            return tookNs;
        }
    }

    private static Fundamental fundamental(final long seed) {
        return new Fundamentals(seed, openNs(), List.of(ValueTerms.reference("ABM")), List.of()).of("ABM");
    }

    private static long openNs() {
        return TimeUnit.SECONDS.toNanos(
                new ScenarioTrial("rmsc04").scenario.startTime().getEpochSecond());
    }

    private static double ordersOf(final Tape tape, final String kind) {
        return tape.orders.stream()
                .filter(order -> order.name().startsWith(kind))
                .count();
    }
}
