package io.ringbook.agents.scenario;

import io.ringbook.agents.AgentLimits;
import io.ringbook.agents.AgentSpec;
import io.ringbook.agents.BadInputException;
import io.ringbook.agents.Durations;
import io.ringbook.agents.Fundamental;
import io.ringbook.agents.Market;
import io.ringbook.agents.MarketConfig;
import io.ringbook.agents.Place;
import io.ringbook.agents.TradingAgent;
import io.ringbook.agents.fundamental.Correlation;
import io.ringbook.agents.fundamental.Fundamentals;
import io.ringbook.agents.hub.Rerun;
import io.ringbook.agents.plugin.AgentOption;
import io.ringbook.agents.plugin.AgentTypes;
import io.ringbook.core.event.StreamHandler;
import io.ringbook.core.ring.Profile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

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
    private static final String AGENT_OPTION = "--agent";

    private final ScenarioFile file;
    private final List<InstrumentPlan> instruments;
    private final List<AgentPlan> agents;
    private final FlowPlan flow;
    private final Map<String, String> sources;

    private ScenarioMarket(
            final ScenarioFile file,
            final List<InstrumentPlan> instruments,
            final List<AgentPlan> agents,
            final FlowPlan flow,
            final Map<String, String> sources) {
        this.file = file;
        this.instruments = instruments;
        this.agents = agents;
        this.flow = flow;
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
        return new Reader(file, types, located).read(added);
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
        agents.forEach(agent -> kinds.put(agent.spec().name(), agent.kind()));
        return kinds;
    }

    /** @return whether its time is that of a file, so that it cannot run live */
    public boolean hasFlow() {
        return flow != null;
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
                .withSeed(file.scenario().seed())
                .withStart(file.scenario().startTime());
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
        for (final Scenario.Asset asset : file.scenario().assets()) {
            market.listAsset(asset.symbol(), asset.decimals());
        }
        instruments.forEach(instrument -> list(market, instrument));
        setFundamentals(market, config);
        final ScenarioRun run = new ScenarioRun(market, config.start(), instruments, flow);
        agents.forEach(agent -> agent.setUp(market));
        setFunds(market);
        return run;
    }

    /** Adds the agents to a live market that is restarted; what the operator was to do at some time is not done again. */
    public ScenarioRun seat(final Market market, final MarketConfig config) {
        setFundamentals(market, config);
        agents.forEach(agent -> agent.seat(market));
        setFunds(market);
        return new ScenarioRun(market, config.start(), List.of(), null);
    }

    /** Who comes later has what the last one has. */
    private void setFunds(final Market market) {
        market.funds(agents.get(agents.size() - 1).spec().funds());
    }

    /**
     * Runs one agent of a simulated run of this scenario again, on exactly what it saw.
     *
     * @param config that the run had, with its journal
     * @throws BadInputException if there is no such agent
     */
    public Rerun.Result rerun(final MarketConfig config, final String name) {
        final AgentSpec spec = agents.stream()
                .map(AgentPlan::spec)
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadInputException(
                        "command line", 0, "--agent", name, "one of " + String.join(", ", kinds().keySet())));
        return Rerun.of(config.journal(), config, spec, fundamentals(config));
    }

    private void setFundamentals(final Market market, final MarketConfig config) {
        fundamentals(config).forEach(market::fundamental);
    }

    private Map<String, Fundamental> fundamentals(final MarketConfig config) {
        final Instant start = config.profile() == Profile.STEPPED ? config.start() : Instant.now();
        final Fundamentals values = values(file.scenario(), instruments, config.seed(), start);
        final Map<String, Fundamental> bySymbol = new TreeMap<>();
        instruments.stream()
                .filter(each -> each.fundamental() != null)
                .forEach(each -> bySymbol.put(each.symbol(), values.of(each.symbol())));
        return bySymbol;
    }

    private static Fundamentals values(
            final Scenario scenario, final List<InstrumentPlan> instruments, final long seed, final Instant start) {
        return new Fundamentals(
                seed,
                TimeUnit.SECONDS.toNanos(start.getEpochSecond()) + start.getNano(),
                instruments.stream()
                        .map(InstrumentPlan::fundamental)
                        .filter(Objects::nonNull)
                        .toList(),
                scenario.correlations().stream()
                        .map(each -> new Correlation(each.get(0), each.get(1), Double.parseDouble(each.get(2))))
                        .toList());
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
                sources);
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
        return new ScenarioMarket(file, instruments, rest, flow, sources);
    }

    /** Turns what the file says into what is to be made. */
    private static final class Reader {
        private final ScenarioFile file;
        private final Scenario scenario;
        private final Place place;
        private final AgentTypes types;
        private final BinaryOperator<String> located;
        private final AssetDecimals assets;
        private final List<InstrumentPlan> instruments = new ArrayList<>();
        private final List<AgentPlan> agents = new ArrayList<>();
        private final Set<String> names = new HashSet<>();
        private final Map<String, String> sources = new TreeMap<>();

        Reader(final ScenarioFile file, final AgentTypes types, final BinaryOperator<String> located) {
            this.file = file;
            this.types = types;
            this.located = located;
            scenario = file.scenario();
            place = file.place();
            assets = new AssetDecimals(scenario.assets(), place);
        }

        ScenarioMarket read(final List<AgentOption> added) {
            for (int i = 0; i < scenario.instruments().size(); i++) {
                final String path = YamlLines.path("instruments", i);
                final Traded traded = scenario.instruments().get(i);
                if (symbols().contains(traded.symbol())) {
                    throw place.wrong(path + ".symbol", traded.symbol(), "each instrument once");
                }
                instruments.add(InstrumentPlan.of(traded, path, assets, place));
            }
            checkCorrelations();
            final FlowPlan flow = scenario.flow() == null ? null : FlowPlan.of(file, instruments);
            if (flow != null) {
                names.add(FlowPlan.ACCOUNT);
            }
            for (int i = 0; i < scenario.agents().size(); i++) {
                seat(scenario.agents().get(i), YamlLines.path("agents", i));
            }
            final int last = scenario.agents().size() - 1;
            for (final AgentOption option : added) {
                seat(option, scenario.agents().get(last), YamlLines.path("agents", last));
            }
            return new ScenarioMarket(file, List.copyOf(instruments), List.copyOf(agents), flow, sources);
        }

        private void checkCorrelations() {
            final List<List<String>> correlations = scenario.correlations();
            for (int i = 0; i < correlations.size(); i++) {
                for (int j = 0; j < 2; j++) {
                    final String symbol = correlations.get(i).get(j);
                    if (instruments.stream()
                            .noneMatch(each ->
                                    each.fundamental() != null && each.symbol().equals(symbol))) {
                        throw place.wrong(
                                YamlLines.path(YamlLines.path("correlations", i), j),
                                symbol,
                                "an instrument with a fundamental value");
                    }
                }
            }
            try {
                values(scenario, instruments, scenario.seed(), scenario.startTime());
            } catch (final IllegalArgumentException e) {
                throw place.wrong(
                        "correlations", "(" + e.getMessage() + ")", "each pair once, and all of them possible");
            }
        }

        private void seat(final Agents kind, final String path) {
            final Place at = place.within(path);
            for (int i = 0; i < kind.instruments().size(); i++) {
                if (!symbols().contains(kind.instruments().get(i))) {
                    throw at.wrong(
                            YamlLines.path("instruments", i),
                            kind.instruments().get(i),
                            "one of " + String.join(", ", symbols()));
                }
            }
            final String type = located.apply(kind.type(), kind.name());
            final Supplier<TradingAgent> maker = types.maker(type, kind.parameters(), at);
            final Map<String, Long> credit = assets.amounts(path + ".credit", kind.credit());
            AgentSpec spec = AgentSpec.of(kind.name(), maker)
                    .withFunds(assets.amounts(path + ".funds", kind.funds()))
                    .withSymbols(kind.instruments())
                    .withThrottle(kind.throttled())
                    .withLatency(kind.latencyOr(scenario.standardLatency()))
                    .withThinkingNs(Durations.parse(kind.thinking()).toNanos())
                    .withLimits(limits(kind, path + ".limits"))
                    .withRestarts(kind.restarts());
            for (int i = 1; i <= kind.count(); i++) {
                add(kind.name(), kind.name(i), spec, credit, at);
            }
            keepSource(kind.name(), type, at);
        }

        private void seat(final AgentOption option, final Agents last, final String pathOfLast) {
            final Place at = Place.of(AGENT_OPTION);
            final AgentSpec spec = AgentSpec.of(option.name(), types.maker(option.kind(), option.parameters(), at))
                    .withFunds(assets.amounts(pathOfLast + ".funds", last.funds()))
                    .withLatency(scenario.standardLatency());
            add(option.name(), option.name(), spec, assets.amounts(pathOfLast + ".credit", last.credit()), at);
            keepSource(option.name(), option.kind(), at);
        }

        private void add(
                final String kind,
                final String name,
                final AgentSpec spec,
                final Map<String, Long> credit,
                final Place at) {
            if (!names.add(name)) {
                throw at.wrong("name", name, "each agent once");
            }
            agents.add(new AgentPlan(
                    kind,
                    new AgentSpec(
                            name,
                            spec.agent(),
                            spec.funds(),
                            spec.symbols(),
                            spec.throttle(),
                            spec.latency(),
                            spec.thinkingNs(),
                            spec.limits(),
                            spec.restarts()),
                    credit));
        }

        private AgentLimits limits(final Agents kind, final String path) {
            final Agents.Limits asked = kind.limits();
            AgentLimits limits = AgentLimits.STANDARD;
            if (asked.commandsPerSecond() != null) {
                limits = limits.withCommandsPerSecond(asked.commandsPerSecond());
            }
            if (asked.liveOrders() != null) {
                limits = limits.withLiveOrders(asked.liveOrders());
            }
            if (asked.loss() != null) {
                limits = limits.withLoss(loss(kind, path + ".loss"));
            }
            return asked.hang() == null
                    ? limits
                    : limits.withHangNs(Durations.parse(asked.hang()).toNanos());
        }

        /** What is lost is counted in each quote asset, so they must be counted alike. */
        private long loss(final Agents kind, final String path) {
            final Set<Integer> decimals = instruments.stream()
                    .map(InstrumentPlan::spec)
                    .filter(spec ->
                            kind.instruments().isEmpty() || kind.instruments().contains(spec.symbol()))
                    .map(spec -> assets.of(path, spec.quote()))
                    .collect(Collectors.toSet());
            if (decimals.size() > 1) {
                throw place.wrong(path, kind.limits().loss(), "quote assets with the same decimals");
            }
            return assets.amount(path, kind.limits().loss(), decimals.iterator().next());
        }

        private void keepSource(final String name, final String type, final Place at) {
            types.source(type).ifPresent(text -> {
                if (sources.putIfAbsent(name, text) != null) {
                    throw at.wrong("name", name, "each source file under a name of its own");
                }
            });
        }

        private Collection<String> symbols() {
            return instruments.stream().map(InstrumentPlan::symbol).toList();
        }
    }
}
