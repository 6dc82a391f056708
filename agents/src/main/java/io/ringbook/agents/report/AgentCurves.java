package io.ringbook.agents.report;

import io.ringbook.core.Records;
import io.ringbook.core.event.StreamHandler;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;

/**
 * Positions and profits of a few accounts over time. Who matters and how long the run is are known at its end, so this
 * reads the stream once more.
 */
final class AgentCurves implements StreamHandler {
    /** Accounts whose trades made the largest profits or losses are shown, so many at most. */
    static final int MOST_AGENTS = 12;

    private static final int POINTS = 120;

    private final RunRecorder recorder = RunRecorder.ofFigures();
    private final List<InstrumentFigures> instruments;
    private final List<Integer> accounts;
    private final List<AgentCurve> curves = new ArrayList<>();
    private final long firstNs;
    private final long lastNs;
    private int sampled;

    /** @param results of the run */
    AgentCurves(final RunResults results) {
        instruments = results.instruments().stream()
                .filter(instrument -> instrument.trades() > 0)
                .sorted(Comparator.comparingLong(InstrumentFigures::trades).reversed())
                .limit(StepLine.colors())
                .toList();
        firstNs = instruments.stream()
                .mapToLong(instrument -> instrument.series().firstNs())
                .reduce(Long.MAX_VALUE, Math::min);
        lastNs = results.recorder().lastTimestampNs();
        final RunFigures figures = results.recorder().figures();
        final Valuation valuation = new Valuation(figures);
        final Map<AccountFigures, BigInteger> profits = new HashMap<>();
        figures.accounts().stream()
                .filter(account -> account.fills() > 0)
                .forEach(account -> profits.put(account, profit(account, figures, valuation)));
        final List<AccountFigures> shown = figures.accounts().stream()
                .filter(profits::containsKey)
                .sorted(Comparator.comparing(
                                (AccountFigures account) -> profits.get(account).abs())
                        .reversed())
                .limit(MOST_AGENTS)
                .toList();
        accounts = shown.stream().map(AccountFigures::id).toList();
        for (final AccountFigures account : shown) {
            final List<List<BigDecimal>> positions = new ArrayList<>();
            instruments.forEach(instrument -> positions.add(new ArrayList<>()));
            curves.add(new AgentCurve(account.name(), positions, new ArrayList<>()));
        }
    }

    boolean isEmpty() {
        return accounts.isEmpty();
    }

    /** @return what this knows of the stream so far */
    RunRecorder recorder() {
        return recorder;
    }

    List<AgentCurve> curves() {
        return curves;
    }

    @Override
    public void onRecord(
            final long sequence, final DirectBuffer buffer, final int offset, final int length, final boolean last) {
        if (Records.isCommand(Records.templateId(buffer, offset)) && length >= Records.COMMAND_HEAD_LENGTH) {
            final long timestampNs = Records.timestampNs(buffer, offset);
            while (sampled < POINTS && timeNs(sampled) < timestampNs) {
                sample();
            }
        }
        recorder.onRecord(sequence, buffer, offset, length, last);
    }

    /** @return the picture of all of them, when the whole stream has gone through */
    Picture picture(final Asset cash) {
        while (sampled <= POINTS) {
            sample();
        }
        final List<Long> times = new ArrayList<>();
        for (int point = 0; point <= POINTS; point++) {
            times.add(timeNs(point));
        }
        final List<String> symbols =
                instruments.stream().map(InstrumentFigures::symbol).toList();
        return new Picture(
                "agents.svg",
                "Positions and profits of agents",
                new AgentChart(curves, times, symbols, cash.symbol()).svg());
    }

    private long timeNs(final int point) {
        return point == POINTS ? lastNs : firstNs + (lastNs - firstNs) / POINTS * point;
    }

    private void sample() {
        final RunFigures figures = recorder.figures();
        final Valuation valuation = new Valuation(figures);
        for (int i = 0; i < curves.size(); i++) {
            final boolean isOpen = accounts.get(i) < figures.accounts().size();
            final AccountFigures account = isOpen ? figures.accounts().get(accounts.get(i)) : figures.nobody();
            final BigInteger profit = profit(account, figures, valuation);
            final int decimals = valuation.cash() < 0
                    ? 0
                    : figures.assets().get(valuation.cash()).decimals();
            curves.get(i).profit().add(new BigDecimal(profit, decimals));
            for (int shown = 0; shown < instruments.size(); shown++) {
                curves.get(i).positions().get(shown).add(position(account, instruments.get(shown)));
            }
        }
        sampled++;
    }

    /** @return minor units of cash */
    private static BigInteger profit(
            final AccountFigures account, final RunFigures figures, final Valuation valuation) {
        BigInteger profit = BigInteger.ZERO;
        for (final Map.Entry<Integer, TradedFigures> entry : account.traded().entrySet()) {
            final InstrumentFigures instrument = figures.instruments().get(entry.getKey());
            final TradedFigures traded = entry.getValue();
            final BigInteger ofQuote = traded.lotsBought()
                    .subtract(traded.lotsSold())
                    .multiply(BigInteger.valueOf(instrument.lastTicks()))
                    .multiply(BigInteger.valueOf(instrument.instrument().tickSize()))
                    .subtract(traded.paid())
                    .subtract(traded.fees());
            profit = profit.add(valuation.atLast(instrument.quote().id(), ofQuote));
        }
        return profit;
    }

    private static BigDecimal position(final AccountFigures account, final InstrumentFigures instrument) {
        final TradedFigures traded =
                account.traded().get(instrument.instrument().id());
        final BigInteger lots =
                traded == null ? BigInteger.ZERO : traded.lotsBought().subtract(traded.lotsSold());
        return new BigDecimal(instrument.scale().quantity(lots));
    }
}
