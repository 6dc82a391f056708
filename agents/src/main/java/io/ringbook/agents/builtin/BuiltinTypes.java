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
