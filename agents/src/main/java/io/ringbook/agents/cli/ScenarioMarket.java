package io.ringbook.agents.cli;

import io.ringbook.agents.BadInputException;
import io.ringbook.agents.InstrumentSpec;
import io.ringbook.agents.Market;
import io.ringbook.agents.TradingAgent;
import io.ringbook.agents.plugin.AgentTypes;
import io.ringbook.agents.report.Decimals;
import io.ringbook.agents.scenario.Scenario;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/** What a scenario lists and whom it seats, checked as a whole before a market is made. */
final class ScenarioMarket {
    private final String file;
    private final Map<String, Integer> decimals = new HashMap<>();
    private final List<InstrumentSpec> instruments = new ArrayList<>();
    private final List<Seated> agents = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    /** Of agents that do not come from the scenario. */
    private final Map<String, Long> addedFunds;

    private final Scenario scenario;
    private final AgentTypes types;
    private final Map<String, String> sources = new TreeMap<>();

    private record Seated(String name, TradingAgent agent, Map<String, Long> funds, List<String> instruments) {}

    /**
     * @param located finds a source file that is named in the scenario, by type and name of the agents; leaves other types
     *     as they are
     * @throws BadInputException if something in it does not fit together
     */
    ScenarioMarket(
            final String file,
            final Scenario scenario,
            final List<AgentOption> added,
            final AgentTypes types,
            final BinaryOperator<String> located) {
        this.file = file;
        this.scenario = scenario;
        this.types = types;
        for (final Scenario.Asset asset : scenario.assets()) {
            if (decimals.put(asset.symbol(), asset.decimals()) != null) {
                throw wrong("assets.symbol", asset.symbol(), "each asset once");
            }
        }
        scenario.instruments().forEach(this::check);
        for (final Scenario.Agents kind : scenario.agents()) {
            final String type = located.apply(kind.type(), kind.name());
            for (int i = 1; i <= kind.count(); i++) {
                seat(kind.name(i), type, kind.parameters(), funds(kind), kind.instruments(), file);
            }
            keepSource(kind.name(), type, file);
        }
        addedFunds = funds(scenario.agents().get(scenario.agents().size() - 1));
        for (final AgentOption option : added) {
            seat(option.name(), option.kind(), option.parameters(), addedFunds, List.of(), "--agent");
            keepSource(option.name(), option.kind(), "--agent");
        }
    }

    /** @return source files of agents, as text, by the names under which the agents were asked for */
    Map<String, String> sources() {
        return sources;
    }

    /** Lists assets and instruments, and adds the agents. */
    void setUp(final Market market) {
        list(market);
        seat(market);
    }

    /** Adds the agents to a market whose assets and instruments are there. */
    void seat(final Market market) {
        market.funds(addedFunds);
        for (final Seated seated : agents) {
            market.add(seated.name, seated.agent, seated.funds, seated.instruments);
        }
    }

    private void list(final Market market) {
        for (final Scenario.Asset asset : scenario.assets()) {
            market.listAsset(asset.symbol(), asset.decimals());
        }
        instruments.forEach(market::listInstrument);
    }

    private void check(final Scenario.Traded traded) {
        final int base = decimals("base", traded.base());
        final int quote = decimals("quote", traded.quote());
        final long lotSize = amount("lot", traded.lot(), base);
        final BigDecimal tick =
                decimal("tick", traded.tick()).movePointRight(quote).multiply(BigDecimal.valueOf(lotSize, base));
        final long tickSize;
        try {
            tickSize = tick.longValueExact();
        } catch (final ArithmeticException e) {
            throw wrong("tick", traded.tick(), "a price step that is a whole number of minor units for a lot");
        }
        if (tickSize <= 0 || lotSize <= 0) {
            throw wrong("tick", traded.tick() + " for a lot of " + traded.lot(), "steps above zero");
        }
        instruments.add(new InstrumentSpec(
                traded.symbol(),
                traded.base(),
                traded.quote(),
                tickSize,
                lotSize,
                traded.makerFeePpm(),
                traded.takerFeePpm()));
    }

    private Map<String, Long> funds(final Scenario.Agents kind) {
        final Map<String, Long> funds = new TreeMap<>();
        kind.funds().forEach((symbol, text) -> funds.put(symbol, amount("funds", text, decimals("funds", symbol))));
        return funds;
    }

    private void seat(
            final String name,
            final String kind,
            final Map<String, String> parameters,
            final Map<String, Long> funds,
            final List<String> symbols,
            final String where) {
        if (!names.add(name)) {
            throw new BadInputException(where, 0, "name", name, "each agent once");
        }
        for (final String symbol : symbols) {
            if (instruments.stream().noneMatch(spec -> spec.symbol().equals(symbol))) {
                throw wrong("agents.instruments", symbol, "one of the instruments");
            }
        }
        agents.add(new Seated(name, types.make(kind, parameters, where), funds, symbols));
    }

    private void keepSource(final String name, final String type, final String where) {
        types.source(type).ifPresent(text -> {
            if (sources.putIfAbsent(name, text) != null) {
                throw new BadInputException(where, 0, "name", name, "each source file under a name of its own");
            }
        });
    }

    private int decimals(final String field, final String symbol) {
        final Integer found = decimals.get(symbol);
        if (found == null) {
            throw wrong(field, symbol, "one of the assets");
        }
        return found;
    }

    private long amount(final String field, final String text, final int ofDecimals) {
        try {
            return Decimals.parse(text, ofDecimals);
        } catch (final IllegalArgumentException e) {
            throw wrong(field, text, "an amount with at most " + ofDecimals + " decimals");
        }
    }

    private BigDecimal decimal(final String field, final String text) {
        try {
            return new BigDecimal(text);
        } catch (final NumberFormatException e) {
            throw wrong(field, text, "a decimal number");
        }
    }

    private BadInputException wrong(final String field, final String found, final String expected) {
        return new BadInputException(file, 0, field, found, expected);
    }
}
