package io.ringbook.agents.scenario;

import io.ringbook.agents.AgentLimits;
import io.ringbook.agents.AgentSpec;
import io.ringbook.agents.Durations;
import io.ringbook.agents.Place;
import io.ringbook.agents.TradingAgent;
import io.ringbook.agents.plugin.AgentOption;
import io.ringbook.agents.plugin.AgentTypes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Turns what the file says into what is to be made. */
final class ScenarioReader {
    private static final String AGENT_OPTION = "--agent";

    private final ScenarioFile file;
    private final Scenario scenario;
    private final Place place;
    private final AgentTypes types;
    private final BinaryOperator<String> located;
    /** Null if there are none. */
    private final BarPlan bars;

    private final AssetDecimals assets;
    private final List<InstrumentPlan> instruments = new ArrayList<>();
    private final List<AgentPlan> agents = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Map<String, String> sources = new TreeMap<>();

    ScenarioReader(final ScenarioFile file, final AgentTypes types, final BinaryOperator<String> located) {
        this.file = file;
        this.types = types;
        this.located = located;
        scenario = file.scenario();
        place = file.place();
        bars = scenario.bars() == null ? null : BarPlan.of(file);
        assets = new AssetDecimals(ScenarioMarket.assets(scenario, bars), place);
    }

    ScenarioMarket read(final List<AgentOption> added) {
        if (bars != null) {
            assets.of("bars.quote", bars.data().quote());
            instruments.addAll(bars.instruments(place));
            bars.symbols().forEach(symbol -> names.add(BarPlan.name(symbol)));
        }
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
        return new ScenarioMarket(file, List.copyOf(instruments), List.copyOf(agents), flow, bars, sources);
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
            ScenarioMarket.values(scenario, instruments, scenario.seed(), 0);
        } catch (final IllegalArgumentException e) {
            throw place.wrong("correlations", "(" + e.getMessage() + ")", "each pair once, and all of them possible");
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
        final Map<String, Long> funds = assets.amounts(path + ".funds", kind.funds());
        final AgentLimits limits = limits(kind, path + ".limits");
        for (int i = 1; i <= kind.count(); i++) {
            final AgentSpec spec = AgentSpec.of(kind.name(i), maker)
                    .withFunds(funds)
                    .withSymbols(kind.instruments())
                    .withThrottle(kind.throttled())
                    .withLatency(kind.latencyOr(scenario.standardLatency()))
                    .withThinkingNs(Durations.parse(kind.thinking()).toNanos())
                    .withLimits(limits)
                    .withRestarts(kind.restarts());
            add(new AgentPlan(kind.name(), spec, credit), at);
        }
        keepSource(kind.name(), type, at);
    }

    private void seat(final AgentOption option, final Agents last, final String pathOfLast) {
        final Place at = Place.of(AGENT_OPTION);
        final AgentSpec spec = AgentSpec.of(option.name(), types.maker(option.kind(), option.parameters(), at))
                .withFunds(assets.amounts(pathOfLast + ".funds", last.funds()))
                .withLatency(scenario.standardLatency());
        add(new AgentPlan(option.name(), spec, assets.amounts(pathOfLast + ".credit", last.credit())), at);
        keepSource(option.name(), option.kind(), at);
    }

    private void add(final AgentPlan agent, final Place at) {
        if (!names.add(agent.spec().name())) {
            throw at.wrong("name", agent.spec().name(), "each agent once");
        }
        agents.add(agent);
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
