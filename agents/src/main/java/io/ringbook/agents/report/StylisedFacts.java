package io.ringbook.agents.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The stylised facts of one instrument in one run, against the bands that real markets keep. */
final class StylisedFacts {
    private static final int DECIMALS = 2;
    static final int STEPS_OF_MINUTE = 6;
    private static final int FEWEST_RETURNS = 200;
    private static final int FEWEST_MINUTES = 50;
    private static final int FEWEST_TAKERS = 500;
    private static final int LAGS_OF_RETURNS = 5;
    private static final int LAGS_OF_SIZES = 10;

    private final FactSample sample;
    private final Map<StylisedFact, BigDecimal> values = new EnumMap<>(StylisedFact.class);

    /** What became of a fact. */
    enum Verdict {
        KEPT,
        MISSED,
        TOO_LITTLE_TO_TELL
    }

    StylisedFacts(final FactSample sample) {
        this.sample = sample;
        measureReturns();
        measureMinutes();
        measureTakers();
        put(
                StylisedFact.DEPTH,
                (double) sample.lotsAtLevel(FactSample.FAR_LEVEL) / sample.lotsAtLevel(FactSample.NEAR_LEVEL));
        if (sample.newOrders() >= FEWEST_TAKERS) {
            put(StylisedFact.CANCELS, (double) sample.cancels() / sample.newOrders());
        }
    }

    /** @return to two decimals, or null if the run is too short to tell */
    BigDecimal value(final StylisedFact fact) {
        return values.get(fact);
    }

    Verdict verdict(final StylisedFact fact) {
        final BigDecimal value = values.get(fact);
        if (value == null) {
            return Verdict.TOO_LITTLE_TO_TELL;
        }
        return value.compareTo(fact.low) >= 0 && value.compareTo(fact.high) <= 0 ? Verdict.KEPT : Verdict.MISSED;
    }

    private void measureReturns() {
        final double[] returns = sample.returns(1);
        if (returns.length < FEWEST_RETURNS) {
            return;
        }
        final double[] sizes = sizes(returns);
        put(StylisedFact.FAT_TAILS_10S, Statistics.excessKurtosis(returns));
        put(StylisedFact.TAIL_INDEX, Statistics.tailIndex(sizes));
        put(StylisedFact.CLUSTERING, Statistics.autocorrelation(sizes, 1));
        put(
                StylisedFact.LONG_CLUSTERING,
                Statistics.mean(IntStream.rangeClosed(1, LAGS_OF_SIZES)
                        .mapToDouble(lag -> Statistics.autocorrelation(sizes, lag))
                        .toArray()));
    }

    private void measureMinutes() {
        final double[] returns = sample.returns(STEPS_OF_MINUTE);
        if (returns.length < FEWEST_MINUTES) {
            return;
        }
        put(StylisedFact.FAT_TAILS_1MIN, Statistics.excessKurtosis(returns));
        put(
                StylisedFact.NO_MEMORY,
                IntStream.rangeClosed(1, LAGS_OF_RETURNS)
                        .mapToDouble(lag -> Math.abs(Statistics.autocorrelation(returns, lag)))
                        .reduce(0, Math::max));
        put(StylisedFact.VOLUME, Statistics.correlation(volumes(), sizes(returns)));
        final double[] shortReturns = sample.returns(1);
        if (shortReturns.length >= FEWEST_RETURNS) {
            put(
                    StylisedFact.NORMAL_WHEN_SUMMED,
                    Statistics.excessKurtosis(shortReturns) - Statistics.excessKurtosis(returns));
        }
    }

    private void measureTakers() {
        if (sample.takers() < FEWEST_TAKERS) {
            return;
        }
        final double mean = sample.meanSign();
        final double[] memory = IntStream.rangeClosed(1, FactSample.MOST_LAGS)
                .mapToDouble(lag -> (sample.meanSignProduct(lag) - mean * mean) / (1 - mean * mean))
                .toArray();
        put(StylisedFact.FLOW_MEMORY, memory[0]);
        put(StylisedFact.FLOW_DECAY, Statistics.decayExponent(memory));
        put(StylisedFact.SPREAD, sample.meanSpread() / sample.deviationOfMoves());
    }

    /** @return lots that traded in each minute that has a return */
    private double[] volumes() {
        final List<Double> volumes = new ArrayList<>();
        for (int step = STEPS_OF_MINUTE; step < sample.steps(); step += STEPS_OF_MINUTE) {
            if (sample.hasReturn(step, STEPS_OF_MINUTE)) {
                double lots = 0;
                for (int i = step - STEPS_OF_MINUTE + 1; i <= step; i++) {
                    lots += sample.tradedLots(i);
                }
                volumes.add(lots);
            }
        }
        return volumes.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double[] sizes(final double[] returns) {
        return IntStream.range(0, returns.length)
                .mapToDouble(i -> Math.abs(returns[i]))
                .toArray();
    }

    private void put(final StylisedFact fact, final double value) {
        if (Double.isFinite(value)) {
            values.put(fact, new BigDecimal(value).setScale(DECIMALS, RoundingMode.HALF_EVEN));
        }
    }
}
