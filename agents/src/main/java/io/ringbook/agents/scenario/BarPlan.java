package io.ringbook.agents.scenario;

import io.ringbook.agents.AgentLimits;
import io.ringbook.agents.AgentSpec;
import io.ringbook.agents.InstrumentSpec;
import io.ringbook.agents.Latency;
import io.ringbook.agents.Market;
import io.ringbook.agents.Place;
import io.ringbook.agents.bars.BarCalendar;
import io.ringbook.agents.bars.BarFolder;
import io.ringbook.agents.bars.BarHistory;
import io.ringbook.agents.bars.BarTerms;
import io.ringbook.agents.bars.BarWalker;
import io.ringbook.agents.bars.PriceBar;
import io.ringbook.agents.bars.SyntheticBars;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Bars as they become a market: which instruments they are, when these are open, and who walks them.
 *
 * @param folder of the files, or null for bars that are generated anew for each seed
 * @param history of the files, or of what is generated with the scenario's seed
 * @param quoteDecimals of the asset that is paid with
 */
record BarPlan(BarData data, Path folder, BarHistory history, int quoteDecimals) {
    /** What those are called together who walk the bars. */
    static final String KIND = "bars";

    /** So many times what trades in the largest bar: no step is refused for want of it. */
    private static final int FUNDS = 10;

    private static final double MOST_FUNDS = 1L << 60;
    /** They trade with themselves, and a market without agents earns nothing. */
    private static final int WITHOUT_FEES = 1;

    /** All levels are placed anew in each step. */
    private static final AgentLimits LIMITS =
            AgentLimits.STANDARD.withCommandsPerSecond(100_000).withLiveOrders(1_000);

    private static final Duration BEFORE_IT_OPENS = Duration.ofMinutes(30);
    /** A phase of some time is set when agents have done all that they do at that time: the first step needs an open market. */
    private static final long BEFORE_THE_FIRST_STEP_NS = 1_000_000_000;

    /** Reads the files, so that what is wrong in them is said before anything is started. */
    static BarPlan of(final ScenarioFile file) {
        final BarData data = file.scenario().bars();
        if (data.data() == null) {
            return new BarPlan(data, null, generated(data, file.scenario().seed()), quoteDecimals(file.scenario()));
        }
        final Place place = file.place().within("bars");
        final Path folder = file.path(place, "data", data.data());
        if (!Files.isDirectory(folder)) {
            throw place.wrong("data", folder.toString(), "a folder");
        }
        return new BarPlan(
                data,
                folder,
                new BarFolder(folder, data.adjusted()).read(data.symbols(), data.firstDay(), data.endDay()),
                quoteDecimals(file.scenario()));
    }

    /** @return 0 if there is no such asset, which is said where instruments are made */
    private static int quoteDecimals(final Scenario scenario) {
        return scenario.assets().stream()
                .filter(asset -> asset.symbol().equals(scenario.bars().quote()))
                .mapToInt(Scenario.Asset::decimals)
                .findAny()
                .orElse(0);
    }

    /** Of who walks the bars of a symbol. */
    static String name(final String symbol) {
        return KIND + "-" + symbol;
    }

    List<String> symbols() {
        return history.series().stream().map(BarHistory.Series::symbol).toList();
    }

    /** What is listed. */
    List<InstrumentPlan> instruments(final Place place) {
        final List<Traded.PhaseAt> phases = phases();
        final List<InstrumentPlan> instruments = new ArrayList<>();
        for (final BarHistory.Series series : history.series()) {
            final BigDecimal tickSize = series.tick().movePointRight(quoteDecimals);
            if (tickSize.stripTrailingZeros().scale() > 0) {
                throw place.wrong(
                        "bars.quote",
                        data.quote() + " with " + quoteDecimals + " decimals",
                        "as many as the price step of " + series.symbol() + " has, " + series.tick());
            }
            instruments.add(new InstrumentPlan(
                    new InstrumentSpec(
                            series.symbol(),
                            series.symbol(),
                            data.quote(),
                            tickSize.longValueExact(),
                            1,
                            data.makerFeePpm(),
                            data.takerFeePpm()),
                    series.tick(),
                    null,
                    phases,
                    null));
        }
        return instruments;
    }

    /** Adds those who walk the bars to a new market. */
    void setUp(final Market market, final long seed) {
        final List<AgentPlan> agents = agents(seed);
        agents.forEach(agent -> agent.setUp(market));
        market.operate(operator -> agents.forEach(agent ->
                operator.setAccountGroup(market.directory().account(agent.spec().name()), WITHOUT_FEES)));
        market.operate(operator -> symbols()
                .forEach(symbol ->
                        operator.setFees(market.directory().instrument(symbol).id(), WITHOUT_FEES, 0, 0, 0)));
    }

    /** Those who walk the bars, in a market with a seed. */
    List<AgentPlan> agents(final long seed) {
        final BarTerms terms = data.terms();
        final BarHistory walked = folder == null ? generated(data, seed) : history;
        final BarCalendar calendar = new BarCalendar(walked, terms.steps());
        final List<AgentPlan> agents = new ArrayList<>();
        for (final BarHistory.Series series : walked.series()) {
            final AgentSpec spec = AgentSpec.of(name(series.symbol()), () -> new BarWalker(series, calendar, terms))
                    .withFunds(funds(series))
                    .withSymbols(series.symbol())
                    .withLatency(Latency.ofNs(0))
                    .withLimits(LIMITS);
            agents.add(new AgentPlan(KIND, spec, Map.of()));
        }
        return agents;
    }

    Instant start() {
        return instant(calendar().sessions().get(0).openNs()).minus(BEFORE_IT_OPENS);
    }

    /** From the start until the last session has ended, and as long after it. */
    Duration openFor() {
        final List<BarCalendar.Session> sessions = calendar().sessions();
        return Duration.between(
                        start(), instant(sessions.get(sessions.size() - 1).closeNs()))
                .plus(BEFORE_IT_OPENS);
    }

    /** Closed until it opens for the first time, and after each session. */
    private List<Traded.PhaseAt> phases() {
        final List<Traded.PhaseAt> phases = new ArrayList<>();
        final Instant start = start();
        phases.add(new Traded.PhaseAt("0s", "closed"));
        for (final BarCalendar.Session session : calendar().sessions()) {
            phases.add(new Traded.PhaseAt(since(start, session.openNs() - BEFORE_THE_FIRST_STEP_NS), "open"));
            phases.add(new Traded.PhaseAt(since(start, session.closeNs()), "closed"));
        }
        return phases;
    }

    private Map<String, Long> funds(final BarHistory.Series series) {
        final long volume =
                series.bars().stream().mapToLong(PriceBar::volume).max().orElseThrow();
        final long price =
                series.bars().stream().mapToLong(PriceBar::highTicks).max().orElseThrow();
        final long tickSize = series.tick().movePointRight(quoteDecimals).longValueExact();
        return Map.of(series.symbol(), FUNDS * volume, data.quote(), (long)
                Math.min(MOST_FUNDS, (double) FUNDS * volume * price * tickSize));
    }

    private BarCalendar calendar() {
        return new BarCalendar(history, data.steps());
    }

    private static BarHistory generated(final BarData data, final long seed) {
        return SyntheticBars.of(seed, data.symbols(), data.firstDay(), data.endDay(), data.days());
    }

    private static String since(final Instant start, final long timeNs) {
        return Duration.between(start, instant(timeNs)).toSeconds() + "s";
    }

    private static Instant instant(final long ns) {
        return Instant.ofEpochSecond(0, ns);
    }
}
