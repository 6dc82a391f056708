package io.ringbook.agents.stocks;

import io.ringbook.agents.Parameters;
import io.ringbook.agents.TradingAgent;
import io.ringbook.agents.plugin.AgentType;

/** The agents of the swarm, by the names that scenarios use. Each is listed in META-INF/services too. */
public final class StockTypes {
    private StockTypes() {}

    /** {@link StockAnalyst}. */
    public static final class Analyst implements AgentType {
        @Override
        public String name() {
            return "stock-analyst";
        }

        @Override
        public TradingAgent make(final Parameters parameters) {
            return new StockAnalyst(parameters);
        }
    }

    /** {@link StockTrader}. */
    public static final class Trader implements AgentType {
        @Override
        public String name() {
            return "stock-trader";
        }

        @Override
        public TradingAgent make(final Parameters parameters) {
            return new StockTrader(parameters);
        }
    }

    /** {@link RiskManager}. */
    public static final class Manager implements AgentType {
        @Override
        public String name() {
            return "risk-manager";
        }

        @Override
        public TradingAgent make(final Parameters parameters) {
            return new RiskManager(parameters);
        }
    }

    /** {@link Reporter}. */
    public static final class Reports implements AgentType {
        @Override
        public String name() {
            return "reporter";
        }

        @Override
        public TradingAgent make(final Parameters parameters) {
            return new Reporter();
        }
    }
}
