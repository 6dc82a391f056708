package io.ringbook.agents.fundamental;

import io.ringbook.agents.Fundamental;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Values of instruments that are drawn back to a mean, jump at times, and move together.
 *
 * <p>They change on a grid of whole seconds of the market's time and stand still in between: a value between two would
 * show the next. Each follows from the seed, the start and the terms, not from who asked when. What was made is kept, eight
 * bytes for each second and instrument. Any thread may ask.
 */
public final class Fundamentals {
    private static final long SECOND_NS = TimeUnit.SECONDS.toNanos(1);

    private final long startSecond;
    private final List<String> symbols = new ArrayList<>();
    private final List<ValuePath> paths = new ArrayList<>();
    private final double[][] mixing;

    /**
     * @param startNs since the epoch; each value is its mean then and before
     * @param terms one for each instrument
     * @param correlations of any two of them; 0 for those that are not named
     * @throws IllegalArgumentException if an instrument is there twice or not at all, or the correlations contradict each other
     */
    public Fundamentals(
            final long seed, final long startNs, final List<ValueTerms> terms, final List<Correlation> correlations) {
        startSecond = Math.floorDiv(startNs, SECOND_NS);
        for (final ValueTerms one : terms) {
            if (symbols.contains(one.symbol())) {
                throw new IllegalArgumentException("more than one value: symbol=" + one.symbol());
            }
            symbols.add(one.symbol());
            paths.add(new ValuePath(seed, one));
        }
        mixing = Cholesky.of(matrix(correlations));
    }

    /** @throws IllegalArgumentException if there are no terms for this instrument */
    public Fundamental of(final String symbol) {
        final int which = which(symbol);
        return timeNs -> at(which, timeNs);
    }

    private synchronized double at(final int which, final long timeNs) {
        final int second = Math.toIntExact(Math.max(0, Math.floorDiv(timeNs, SECOND_NS) - startSecond));
        while (paths.get(which).made() <= second) {
            step();
        }
        return paths.get(which).at(second);
    }

    private void step() {
        final double[] shocks = paths.stream().mapToDouble(ValuePath::shock).toArray();
        for (int row = 0; row < shocks.length; row++) {
            double mixed = 0;
            for (int column = 0; column <= row; column++) {
                mixed += mixing[row][column] * shocks[column];
            }
            paths.get(row).step(mixed);
        }
    }

    private double[][] matrix(final List<Correlation> correlations) {
        final double[][] matrix = new double[symbols.size()][symbols.size()];
        for (int i = 0; i < matrix.length; i++) {
            matrix[i][i] = 1;
        }
        final Set<Set<String>> named = new HashSet<>();
        for (final Correlation correlation : correlations) {
            if (!named.add(Set.of(correlation.one(), correlation.other()))) {
                throw new IllegalArgumentException("named twice: " + correlation);
            }
            final int one = which(correlation.one());
            final int other = which(correlation.other());
            matrix[one][other] = correlation.coefficient();
            matrix[other][one] = correlation.coefficient();
        }
        return matrix;
    }

    private int which(final String symbol) {
        final int which = symbols.indexOf(symbol);
        if (which < 0) {
            throw new IllegalArgumentException("no terms: symbol=" + symbol);
        }
        return which;
    }
}
