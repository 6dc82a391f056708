package io.ringbook.agents.scenario;

import io.ringbook.agents.AgentSpec;
import io.ringbook.agents.BadInputException;
import io.ringbook.agents.Fundamental;
import io.ringbook.agents.Market;
import io.ringbook.agents.MarketConfig;
import io.ringbook.agents.Rerun;
import io.ringbook.agents.fundamental.Correlation;
import io.ringbook.agents.fundamental.Fundamentals;
import io.ringbook.agents.plugin.AgentOption;
import io.ringbook.agents.plugin.AgentTypes;
import io.ringbook.core.engine.EngineConfig;
import io.ringbook.core.event.StreamHandler;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a scenario lists and whom it seats, checked as a whole before a market is made. It can be made and run any number of
 * times.
 *
 * <pre>{@code
 * final ScenarioMarket scenario = ScenarioMarket.of("market");
 * try (ScenarioRun run = scenario.open(scenario.config(Path.of("journal")).withSeed(7))) {
 *     run.start();
 *     run.run(Duration.ofMinutes(10), nowNs -> {});
 * }
 * }</pre>
 */
public final class ScenarioMarket {
    /** The venue's, the flow's, and of agents that come later. */
    private static final int OTHER_ACCOUNTS = 1 << 10;

    private final ScenarioFile file;
    private final List<InstrumentPlan> instruments;
    private final List<AgentPlan> agents;
    private final FlowPlan flow;
    private final BarPlan bars;
    private final Map<String, String> sources;

    ScenarioMarket(
            final ScenarioFile file,
            final List<InstrumentPlan> instruments,
            final List<AgentPlan> agents,
            final FlowPlan flow,
            final BarPlan bars,
            final Map<String, String> sources) {
        this.file = file;
        this.instruments = instruments;
        this.agents = agents;
        this.flow = flow;
        this.bars = bars;
        this.sources = sources;
    }

    /**
     * A scenario as it is, with the types of agents of the class path.
     *
     * @param nameOrPath one that comes with Ringbook, or a path
     * @throws BadInputException if there is none, or something in it is wrong
     */
    public static ScenarioMarket of(final String nameOrPath) {
        final ScenarioFile file = ScenarioFile.of(nameOrPath);
        return of(file, List.of(), new AgentTypes(), file::beside);
    }

    /**
     * @param added agents, with the funds of the scenario's last
     * @param types that are known
     * @param located finds a source file that is named in the scenario, by type and name of the agents; leaves other types
     *     as they are
     * @throws BadInputException if something in it does not fit together
     */
    public static ScenarioMarket of(
            final ScenarioFile file,
            final List<AgentOption> added,
            final AgentTypes types,
            final BinaryOperator<String> located) {
        return new ScenarioReader(file, types, located).read(added);
    }

    /** The scenario itself. */
    public ScenarioFile file() {
        return file;
    }

    /** @return source files of agents, as text, by the names under which the agents were asked for */
    public Map<String, String> sources() {
        return sources;
    }

    /** @return of each agent of which kind it is, by name */
    public Map<String, String> kinds() {
        final Map<String, String> kinds = new TreeMap<>();
        if (bars != null) {
            bars.symbols().forEach(symbol -> kinds.put(BarPlan.name(symbol), BarPlan.KIND));
        }
        agents.forEach(agent -> kinds.put(agent.spec().name(), agent.kind()));
        return kinds;
    }

    /** @return whether its time is that of a flow or of bars, so that it cannot run live */
    public boolean isOfThePast() {
        return flow != null || bars != null;
    }

    /** When simulated time begins. */
    public Instant startTime() {
        final Instant start = file.scenario().startTime();
        return start == null ? bars.start() : start;
    }

    /** How long simulated time is, unless a command line says otherwise. */
    public Duration openFor() {
        final Duration openFor = file.scenario().openFor();
        return openFor == null ? bars.openFor() : openFor;
    }

    /**
     * The same market without something. What is left has the same random numbers.
     *
     * @param name of agents, or one of {@link Rules}
     * @throws BadInputException if there is no such thing in it
     */
    public ScenarioMarket without(final String name) {
        return switch (name) {
            case Rules.CIRCUIT_BREAKER -> changed(InstrumentPlan::withoutBand, UnaryOperator.identity());
            case Rules.FEES -> changed(InstrumentPlan::withoutFees, UnaryOperator.identity());
            case Rules.LIMITS -> changed(UnaryOperator.identity(), AgentPlan::withoutLimits);
            default -> withoutAgents(name);
        };
    }

    /**
     * For a run in simulated time, with the scenario's seed.
     *
     * @param journal folder, or null to write none
     */
    public MarketConfig config(final Path journal) {
        return MarketConfig.simulated(journal)
                .withEngine(engine())
                .withSeed(file.scenario().seed())
                .withStart(startTime());
    }

    /**
     * Makes the market, ready to start.
     *
     * @param taps are given the whole stream after the journal
     * @throws io.ringbook.agents.MarketException if the engine refuses anything
     */
    public ScenarioRun open(final MarketConfig config, final StreamHandler... taps) {
        return setUp(Market.open(config, taps), config);
    }

    /** Lists assets and instruments, and adds the agents. */
    public ScenarioRun setUp(final Market market, final MarketConfig config) {
        for (final Scenario.Asset asset : assets(file.scenario(), bars)) {
            market.listAsset(asset.symbol(), asset.decimals());
        }
        instruments.forEach(instrument -> list(market, instrument));
        setFundamentals(market, config);
        final ScenarioRun run = new ScenarioRun(market, config.startNs(), instruments, flow);
        if (bars != null) {
            bars.setUp(market, config.seed());
        }
        agents.forEach(agent -> agent.setUp(market));
        setFunds(market);
        return run;
    }

    /** Adds the agents to a live market that is restarted; what the operator was to do at some time is not done again. */
    public ScenarioRun seat(final Market market, final MarketConfig config) {
        setFundamentals(market, config);
        agents.forEach(agent -> agent.seat(market));
        setFunds(market);
        return new ScenarioRun(market, config.startNs(), List.of(), null);
    }

    /** Who comes later has what the last one has. */
    private void setFunds(final Market market) {
        market.funds(agents.get(agents.size() - 1).spec().funds());
    }

    /**
     * Runs one agent of a run of this scenario again, on exactly what it saw.
     *
     * @param config that the run had, with its start and journal, and its deliveries if it was live
     * @throws BadInputException if there is no such agent
     */
    public Rerun rerun(final MarketConfig config, final String name) {
        final AgentSpec spec = Stream.concat(walkers(config.seed()).stream(), agents.stream())
                .map(AgentPlan::spec)
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadInputException(
                        "command line", 0, "--agent", name, "one of " + String.join(", ", kinds().keySet())));
        return Rerun.of(config, spec, fundamentals(config));
    }

    private void setFundamentals(final Market market, final MarketConfig config) {
        fundamentals(config).forEach(market::fundamental);
    }

    private Map<String, Fundamental> fundamentals(final MarketConfig config) {
        final Fundamentals values = values(file.scenario(), instruments, config.seed(), config.startNs());
        final Map<String, Fundamental> bySymbol = new TreeMap<>();
        instruments.stream()
                .filter(each -> each.fundamental() != null)
                .forEach(each -> bySymbol.put(each.symbol(), values.of(each.symbol())));
        return bySymbol;
    }

    static Fundamentals values(
            final Scenario scenario, final List<InstrumentPlan> instruments, final long seed, final long startNs) {
        return new Fundamentals(
                seed,
                startNs,
                instruments.stream()
                        .map(InstrumentPlan::fundamental)
                        .filter(Objects::nonNull)
                        .toList(),
                scenario.correlations().stream()
                        .map(each -> new Correlation(each.get(0), each.get(1), Double.parseDouble(each.get(2))))
                        .toList());
    }

    /** The standard engine, or one with room for all agents. */
    private EngineConfig engine() {
        final EngineConfig standard = EngineConfig.standard();
        final int accounts = agents.size() + instruments.size() + OTHER_ACCOUNTS;
        return new EngineConfig(
                standard.orders(),
                standard.levels(),
                Math.max(
                        standard.balances(),
                        accounts * assets(file.scenario(), bars).size()),
                Math.max(standard.accounts(), accounts),
                standard.assets(),
                standard.instruments(),
                standard.sessions(),
                standard.hashSeed());
    }

    private static void list(final Market market, final InstrumentPlan instrument) {
        market.listInstrument(instrument.spec());
        final InstrumentPlan.Band band = instrument.band();
        if (band != null) {
            market.operate(operator -> operator.setPriceBand(
                    market.directory().instrument(instrument.symbol()).id(),
                    band.referenceTicks(),
                    band.staticTicks(),
                    band.dynamicTicks(),
                    band.haltNs(),
                    band.auctionNs()));
        }
    }

    private ScenarioMarket changed(
            final UnaryOperator<InstrumentPlan> instrument, final UnaryOperator<AgentPlan> agent) {
        return new ScenarioMarket(
                file,
                instruments.stream().map(instrument).toList(),
                agents.stream().map(agent).toList(),
                flow,
                bars,
                sources);
    }

    /** Those who walk the bars come first: what they do at some time is there for all others at that time. */
    private List<AgentPlan> walkers(final long seed) {
        return bars == null ? List.of() : bars.agents(seed);
    }

    /** Those of the scenario and the shares of its bars. */
    static List<Scenario.Asset> assets(final Scenario scenario, final BarPlan bars) {
        if (bars == null) {
            return scenario.assets();
        }
        final List<Scenario.Asset> assets = new ArrayList<>(scenario.assets());
        bars.symbols().forEach(symbol -> assets.add(new Scenario.Asset(symbol, 0)));
        return assets;
    }

    private ScenarioMarket withoutAgents(final String name) {
        final List<AgentPlan> rest =
                agents.stream().filter(agent -> !agent.kind().equals(name)).toList();
        if (rest.size() == agents.size()) {
            final Set<String> known =
                    agents.stream().map(AgentPlan::kind).collect(Collectors.toCollection(LinkedHashSet::new));
            known.addAll(Rules.ALL);
            throw new BadInputException("command line", 0, "--without", name, "one of " + String.join(", ", known));
        }
        return new ScenarioMarket(file, instruments, rest, flow, bars, sources);
    }
}
