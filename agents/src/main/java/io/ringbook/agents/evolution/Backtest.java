package io.ringbook.agents.evolution;

import io.ringbook.agents.scenario.ScenarioMarket;
import io.ringbook.agents.scenario.ScenarioRun;
import io.ringbook.core.engine.EngineConfig;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * What a strategy earns with some parameters: its agent trades in a real book, in simulated time and without a journal. It decides when
 * a day's bar is full, which is with the first trade of the next day, and pays what is asked then. It owns what it buys and never
 * sells short. Any thread may run one; each run is a market of its own.
 */
public final class Backtest {
    /** Far smaller than the standard one, which takes longer to make than a short run. */
    private static final EngineConfig ENGINE = new EngineConfig(
            1 << 16,
            1 << 16,
            1 << 14,
            1 << 12,
            1 << 12,
            1 << 12,
            1 << 12,
            EngineConfig.standard().hashSeed());

    private final StrategyScenario scenario;

    public Backtest(final StrategyScenario scenario) {
        this.scenario = scenario;
    }

    /**
     * All days.
     *
     * @param parameters of the strategy, by key
     * @throws io.ringbook.agents.BadInputException if the bars cannot be read, or a parameter is wrong
     */
    public EquityCurve run(final Map<String, String> parameters) {
        final ScenarioMarket market = scenario.market(parameters);
        return run(market, market.openFor());
    }

    /**
     * As {@link #run(Map)}, the days before one; they are the same.
     *
     * @param end the first day that is not run any more, after the first day
     */
    public EquityCurve runBefore(final LocalDate end, final Map<String, String> parameters) {
        final ScenarioMarket market = scenario.market(parameters);
        return run(
                market,
                Duration.between(
                        market.startTime(), end.atStartOfDay(ZoneOffset.UTC).toInstant()));
    }

    private EquityCurve run(final ScenarioMarket market, final Duration duration) {
        long funds = StrategyScenario.FUNDS;
        for (int i = 0; i < scenario.decimals(); i++) {
            funds *= 10;
        }
        final EquityRecorder equity = new EquityRecorder(funds, scenario.decimals());
        try (ScenarioRun run = market.open(market.config(null).withEngine(ENGINE), equity)) {
            final var directory = run.market().directory();
            equity.follow(directory.session(directory.account(StrategyScenario.AGENT)), directory.instruments());
            run.start();
            run.run(duration, nowNs -> {});
        }
        return equity.curve();
    }
}
