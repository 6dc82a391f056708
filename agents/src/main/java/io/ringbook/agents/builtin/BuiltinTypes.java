package io.ringbook.agents.builtin;

import io.ringbook.agents.Parameters;
import io.ringbook.agents.TradingAgent;
import io.ringbook.agents.plugin.AgentType;
import java.util.function.Function;

/** The agents that come with Ringbook, by the names that scenarios use. Each is listed in META-INF/services too. */
public final class BuiltinTypes {
    private BuiltinTypes() {}

    /** {@link MarketMaker}. */
    public static final class Maker extends Builtin {
        public Maker() {
            super("maker", MarketMaker::new);
        }
    }

    /** {@link NoiseTrader}. */
    public static final class Noise extends Builtin {
        public Noise() {
            super("noise", NoiseTrader::new);
        }
    }

    /** {@link MomentumTrader}. */
    public static final class Momentum extends Builtin {
        public Momentum() {
            super("momentum", MomentumTrader::new);
        }
    }

    /** {@link TwapExecutor}. */
    public static final class Twap extends Builtin {
        public Twap() {
            super("twap", TwapExecutor::new);
        }
    }

    /** {@link PovExecutor}. */
    public static final class Pov extends Builtin {
        public Pov() {
            super("pov", PovExecutor::new);
        }
    }

    /** {@link VwapExecutor}. */
    public static final class Vwap extends Builtin {
        public Vwap() {
            super("vwap", VwapExecutor::new);
        }
    }

    /** {@link MeanReversionTrader}. */
    public static final class MeanReversion extends Builtin {
        public MeanReversion() {
            super("mean-reversion", MeanReversionTrader::new);
        }
    }

    /** {@link ZeroIntelligenceTrader}. */
    public static final class ZeroIntelligence extends Builtin {
        public ZeroIntelligence() {
            super("zero-intelligence", ZeroIntelligenceTrader::new);
        }
    }

    /** {@link AvellanedaStoikovMaker}. */
    public static final class AvellanedaStoikov extends Builtin {
        public AvellanedaStoikov() {
            super("avellaneda-stoikov", AvellanedaStoikovMaker::new);
        }
    }

    /** {@link SpreadKeepingMaker}. */
    public static final class SpreadKeeper extends Builtin {
        public SpreadKeeper() {
            super("spread-keeper", SpreadKeepingMaker::new);
        }
    }

    /** {@link ValueTrader}. */
    public static final class Value extends Builtin {
        public Value() {
            super("value", ValueTrader::new);
        }
    }

    /** {@link Visitor}. */
    public static final class Visits extends Builtin {
        public Visits() {
            super("visitor", Visitor::new);
        }
    }

    /** {@link AdaptiveMaker}. */
    public static final class Adaptive extends Builtin {
        public Adaptive() {
            super("adaptive-maker", AdaptiveMaker::new);
        }
    }

    /** {@link TrendFollower}. */
    public static final class Trend extends Builtin {
        public Trend() {
            super("trend-follower", TrendFollower::new);
        }
    }

    /** {@link SimpleMaker}. */
    public static final class SimpleMaking extends Builtin {
        public SimpleMaking() {
            super("simple-maker", SimpleMaker::new);
        }
    }

    /** {@link SimpleTrader}. */
    public static final class SimpleTrading extends Builtin {
        public SimpleTrading() {
            super("simple-trader", SimpleTrader::new);
        }
    }

    /** {@link Analyst}. */
    public static final class Opinions extends Builtin {
        public Opinions() {
            super("analyst", Analyst::new);
        }
    }

    /** {@link Follower}. */
    public static final class Following extends Builtin {
        public Following() {
            super("follower", Follower::new);
        }
    }

    /** {@link Spotter}. */
    public static final class Spot extends Builtin {
        public Spot() {
            super("spotter", Spotter::new);
        }
    }

    /** {@link Volatility}. */
    public static final class Moves extends Builtin {
        public Moves() {
            super("volatility", Volatility::new);
        }
    }

    /** {@link SpreadCalculator}. */
    public static final class Spread extends Builtin {
        public Spread() {
            super("spread-calculator", SpreadCalculator::new);
        }
    }

    /** {@link QuoteManager}. */
    public static final class Quotes extends Builtin {
        public Quotes() {
            super("quote-manager", QuoteManager::new);
        }
    }

    /** {@link DeltaHedger}. */
    public static final class Hedge extends Builtin {
        public Hedge() {
            super("delta-hedger", DeltaHedger::new);
        }
    }

    /** {@link StrategyTrader}. */
    public static final class ByStrategy extends Builtin {
        public ByStrategy() {
            super("strategy", StrategyTrader::new);
        }
    }

    private abstract static class Builtin implements AgentType {
        private final String name;
        private final Function<Parameters, TradingAgent> constructor;

        Builtin(final String name, final Function<Parameters, TradingAgent> constructor) {
            this.name = name;
            this.constructor = constructor;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public TradingAgent make(final Parameters parameters) {
            return constructor.apply(parameters);
        }
    }
}
