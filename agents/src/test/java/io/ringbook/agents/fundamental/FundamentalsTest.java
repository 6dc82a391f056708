package io.ringbook.agents.fundamental;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.agents.Fundamental;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a value is, and that nobody changes it by asking. */
final class FundamentalsTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_704_187_800L * SECOND;
    private static final int SECONDS = 200_000;

    /** Reversion in 20 s and a volatility of 3: a stationary deviation of 3 sqrt(20 / 2) = 9.487. */
    private static final ValueTerms QUICK = new ValueTerms("ABC", 1_000, 20 * SECOND, 3, Jumps.NONE);

    @Test
    void itHasTheMomentsOfTheProcess() {
        final double[] values = values(only(1, QUICK), "ABC");
        assertEquals(1_000, mean(values), 0.5);
        assertEquals(3 * Math.sqrt(10), deviation(values), 0.2);
        // After 1 s and after 20 s: e^(-1/20) and 1/e.
        assertEquals(Math.exp(-0.05), correlation(values, 1), 0.005);
        assertEquals(Math.exp(-1), correlation(values, 20), 0.03);
    }

    @Test
    void slowReversionIsAWalkWithTheVolatilityThatWasAskedFor() {
        final double[] steps = steps(values(only(2, ValueTerms.reference("ABM")), "ABM"));
        assertEquals(0, mean(steps), 0.02);
        assertEquals(Math.sqrt(2.5), deviation(steps), 0.01);
    }

    @Test
    void jumpsComeAsOftenAndAsLargeAsAskedFor() {
        final ValueTerms terms = new ValueTerms("ABC", 1_000, 1_000_000 * SECOND, 0.1, new Jumps(100 * SECOND, 50, 5));
        final double[] sizes = Arrays.stream(steps(values(only(3, terms), "ABC")))
                // Two in one second are neither.
                .filter(step -> Math.abs(step) > 25 && Math.abs(step) < 75)
                .toArray();
        assertEquals(SECONDS / 100.0, sizes.length, 150);
        assertEquals(50, mean(Arrays.stream(sizes).map(Math::abs).toArray()), 1);
        assertEquals(5, deviation(Arrays.stream(sizes).map(Math::abs).toArray()), 1);
        assertEquals(0.5, Arrays.stream(sizes).filter(size -> size > 0).count() / (double) sizes.length, 0.05);
    }

    @Test
    void valuesMoveTogetherAsAskedFor() {
        final Fundamentals all = new Fundamentals(
                4,
                START,
                List.of(walk("A"), walk("B"), walk("C")),
                List.of(new Correlation("A", "B", 0.6), new Correlation("C", "B", -0.5)));
        final double[] a = steps(values(all, "A"));
        final double[] b = steps(values(all, "B"));
        final double[] c = steps(values(all, "C"));
        assertEquals(0.6, correlation(a, b), 0.01);
        assertEquals(-0.5, correlation(b, c), 0.01);
        assertEquals(0, correlation(a, c), 0.01);
    }

    @Test
    void whoAsksWhenChangesNothing() {
        final double[] inOrder = values(only(5, QUICK), "ABC");
        final Fundamental asked = only(5, QUICK).of("ABC");
        // Far ahead first, then in any order, between two seconds too.
        assertEquals(inOrder[SECONDS - 1], asked.ticks(at(SECONDS - 1)));
        final List<Integer> seconds =
                new ArrayList<>(IntStream.range(0, SECONDS).boxed().toList());
        Collections.shuffle(seconds, new Random(1));
        for (final int second : seconds) {
            assertEquals(inOrder[second], asked.ticks(at(second) + second % SECOND));
        }
        assertEquals(1_000, asked.ticks(START - 1), "before the start");
    }

    @Test
    void oneMoreInstrumentChangesNoOther() {
        final Fundamentals more =
                new Fundamentals(5, START, List.of(QUICK, walk("B")), List.of(new Correlation("ABC", "B", 0.9)));
        values(more, "B");
        assertArrayEquals(values(only(5, QUICK), "ABC"), values(more, "ABC"));
        assertNotEquals(values(only(6, QUICK), "ABC")[1], values(more, "ABC")[1], "another seed");
    }

    @Test
    void whatCannotBeIsNamed() {
        assertMessage("more than one value: symbol=ABC", List.of(QUICK, QUICK), List.of());
        assertMessage("no terms: symbol=X", List.of(QUICK), List.of(new Correlation("ABC", "X", 0.5)));
        assertMessage(
                "correlations contradict each other: row=2",
                List.of(walk("A"), walk("B"), walk("C")),
                List.of(
                        new Correlation("A", "B", 0.9),
                        new Correlation("B", "C", 0.9),
                        new Correlation("A", "C", -0.9)));
        assertMessage(
                "named twice: Correlation[one=B, other=A, coefficient=0.2]",
                List.of(walk("A"), walk("B")),
                List.of(new Correlation("A", "B", 0.1), new Correlation("B", "A", 0.2)));
        assertThrows(IllegalArgumentException.class, () -> new Correlation("A", "B", 1));
        assertThrows(IllegalArgumentException.class, () -> new ValueTerms("A", 1, 0, 1, Jumps.NONE));
    }

    private static void assertMessage(
            final String expected, final List<ValueTerms> terms, final List<Correlation> correlations) {
        final IllegalArgumentException thrown =
                assertThrows(IllegalArgumentException.class, () -> new Fundamentals(1, START, terms, correlations));
        assertTrue(thrown.getMessage().contains(expected), thrown.getMessage());
    }

    private static ValueTerms walk(final String symbol) {
        return new ValueTerms(symbol, 1_000, 1_000_000 * SECOND, 1, Jumps.NONE);
    }

    private static Fundamentals only(final long seed, final ValueTerms terms) {
        return new Fundamentals(seed, START, List.of(terms), List.of());
    }

    private static long at(final int second) {
        return START + second * SECOND;
    }

    private static double[] values(final Fundamentals all, final String symbol) {
        final Fundamental value = all.of(symbol);
        return IntStream.range(0, SECONDS).mapToDouble(i -> value.ticks(at(i))).toArray();
    }

    private static double[] steps(final double[] values) {
        return IntStream.range(1, values.length)
                .mapToDouble(i -> values[i] - values[i - 1])
                .toArray();
    }

    private static double mean(final double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double deviation(final double[] values) {
        return Math.sqrt(covariance(values, values));
    }

    private static double correlation(final double[] values, final int lag) {
        return correlation(Arrays.copyOf(values, values.length - lag), Arrays.copyOfRange(values, lag, values.length));
    }

    private static double correlation(final double[] a, final double[] b) {
        return covariance(a, b) / (deviation(a) * deviation(b));
    }

    private static double covariance(final double[] a, final double[] b) {
        final double meanA = mean(a);
        final double meanB = mean(b);
        return IntStream.range(0, a.length)
                .mapToDouble(i -> (a[i] - meanA) * (b[i] - meanB))
                .average()
                .orElseThrow();
    }
}
