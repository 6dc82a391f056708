package io.ringbook.agents.report;

import io.ringbook.core.event.StreamHandler;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.DirectBuffer;

/**
 * What a run is compared by with another: a few numbers, from the stream alone and from its first record on.
 *
 * <p>For the thread that delivers the stream.
 */
public final class RunMetrics implements StreamHandler {
    private static final double PERCENT = 100;

    private final RunRecorder recorder = new RunRecorder(Writer.nullWriter());

    @Override
    public void onRecord(
            final long sequence, final DirectBuffer buffer, final int offset, final int length, final boolean last) {
        recorder.onRecord(sequence, buffer, offset, length, last);
    }

    /**
     * @param kinds of agents, by name; an agent that is not in it is left out
     * @return by what it is, in the same order for each run of a market; NaN where a run is too short to tell
     */
    public Map<String, Double> values(final Map<String, String> kinds) {
        final RunResults results = new RunResults(recorder);
        final Map<String, Double> values = new LinkedHashMap<>();
        results.instruments().forEach(instrument -> put(values, instrument));
        long rejected = 0;
        for (final Rejections.Kind kind : Rejections.Kind.values()) {
            rejected += results.rejections().count(kind);
        }
        values.put("rejections", (double) rejected);
        final Map<String, BigInteger> profits = new TreeMap<>();
        for (final AccountResult account : results.accounts()) {
            final String kind = kinds.get(account.figures().name());
            if (kind != null) {
                profits.merge(kind, account.profit(), BigInteger::add);
            }
        }
        profits.forEach((kind, profit) -> values.put(
                "profit of " + kind + ", " + results.cash().symbol(),
                new BigDecimal(profit, results.cash().decimals()).doubleValue()));
        return values;
    }

    private static void put(final Map<String, Double> values, final InstrumentFigures instrument) {
        final String of = instrument.symbol() + " ";
        final String base = ", " + instrument.base().symbol();
        final double[] returns = instrument.facts().returns(StylisedFacts.STEPS_OF_MINUTE);
        final double mean = Statistics.mean(returns);
        double squares = 0;
        for (final double each : returns) {
            squares += (each - mean) * (each - mean);
        }
        final double lot = Double.parseDouble(instrument.scale().quantity(1));
        values.put(of + "return deviation, % of 1 min", PERCENT * StrictMath.sqrt(squares / (returns.length - 1)));
        values.put(of + "return kurtosis, 1 min", Statistics.excessKurtosis(returns));
        values.put(
                of + "spread, " + instrument.quote().symbol(),
                instrument.facts().meanSpreadOfSteps()
                        * instrument.scale().tick().doubleValue());
        values.put(of + "depth of 5 levels" + base, instrument.facts().meanDepthOfSteps() * lot);
        values.put(of + "volume" + base, instrument.lots().doubleValue() * lot);
        values.put(of + "largest fall, %", PERCENT * instrument.largestFall());
    }
}
