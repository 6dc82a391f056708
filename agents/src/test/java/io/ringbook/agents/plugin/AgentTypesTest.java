package io.ringbook.agents.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ringbook.agents.BadInputException;
import io.ringbook.agents.Parameters;
import io.ringbook.agents.TradingAgent;
import io.ringbook.agents.builtin.MarketMaker;
import io.ringbook.agents.builtin.MomentumTrader;
import io.ringbook.agents.builtin.NoiseTrader;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Types by name, and classes. */
final class AgentTypesTest {
    private static final String BUILT_IN =
            "adaptive-maker, analyst, avellaneda-stoikov, delta-hedger, follower, maker, mean-reversion, momentum, noise, pov,"
                    + " quote-manager, reporter, risk-manager, simple-maker, simple-trader, spotter, spread-calculator,"
                    + " spread-keeper, stock-analyst, stock-trader, strategy, trend-follower, twap, value, visitor, volatility, vwap, zero-intelligence";

    private final AgentTypes types = new AgentTypes();

    @Test
    void theBuiltInOnesAreFoundByName() {
        assertInstanceOf(MarketMaker.class, types.make("maker", Map.of("lots", "3"), "here"));
        assertInstanceOf(NoiseTrader.class, types.make("noise", Map.of(), "here"));
        assertInstanceOf(MomentumTrader.class, types.make("momentum", Map.of(), "here"));
        assertNotSame(types.make("noise", Map.of(), "here"), types.make("noise", Map.of(), "here"));
    }

    @Test
    void aClassIsFoundByItsName() {
        assertInstanceOf(Plain.class, types.make(Plain.class.getName(), Map.of(), "here"));
        final TradingAgent told = types.make(Told.class.getName(), Map.of("lots", "8"), "here");
        assertEquals(8, assertInstanceOf(Told.class, told).lots);
    }

    @Test
    void whatIsWrongHasItsOwnMessage() {
        assertWrong("nois", "field=type, found=nois, expected=one of " + BUILT_IN + ", a class, or a FILE.java");
        assertWrong(String.class, "field=type, found=java.lang.String, expected=a class that implements TradingAgent");
        assertWrong(
                TradingAgent.class,
                "field=type, found=io.ringbook.agents.TradingAgent, which is abstract,"
                        + " expected=a class of which objects can be made");
        assertWrong(
                Hidden.class,
                "field=type, found=" + Hidden.class.getName() + ", which is not public, expected=a public class");
        assertWrong(
                Asks.class,
                "field=type, found=" + Asks.class.getName()
                        + ", expected=a class with a public constructor of Parameters or of nothing");
        assertWrong(
                Throws.class,
                "field=type, found=" + Throws.class.getName() + ": java.lang.IllegalStateException: not today at "
                        + Throws.class.getName() + ".<init>(AgentTypesTest.java:" + Throws.LINE
                        + "), expected=a constructor that does not throw");
        assertWrong(
                Fails.class,
                "field=type, found=" + Fails.class.getName()
                        + ": java.lang.ExceptionInInitializerError, expected=a constructor that does not throw");
    }

    @Test
    void aParameterThatIsWrongOrUnknownIsNamed() {
        assertWrong("noise", Map.of("lots", "many"), "field=lots, found=many, expected=a whole number from 0");
        assertWrong("noise", Map.of("size", "3"), "field=size, found=size, expected=one of every, lots, orders");
        assertWrong(Plain.class.getName(), Map.of("lots", "3"), "field=lots, found=lots, expected=no parameters");
    }

    private void assertWrong(final Class<?> type, final String message) {
        assertWrong(type.getName(), message);
    }

    private void assertWrong(final String type, final String message) {
        assertWrong(type, Map.of(), message);
    }

    private void assertWrong(final String type, final Map<String, String> values, final String message) {
        final BadInputException thrown = assertThrows(BadInputException.class, () -> types.make(type, values, "here"));
        assertEquals("file=here, " + message, thrown.getMessage().replaceAll("(InitializerError) at [^,]*", "$1"));
    }

    /** Takes nothing. */
    public static final class Plain implements TradingAgent {}

    /** Takes parameters, though it could go without. */
    public static final class Told implements TradingAgent {
        private final long lots;

        public Told() {
            lots = 0;
        }

        public Told(final Parameters parameters) {
            lots = parameters.whole("lots", 1);
        }
    }

    /** Takes what nobody has. */
    public static final class Asks implements TradingAgent {
        private final String what;

        public Asks(final String what) {
            this.what = what;
        }

        @Override
        public String toString() {
            return what;
        }
    }

    /** Does not want to be made. */
    public static final class Throws implements TradingAgent {
        private static final int LINE = 122;

        public Throws() {
            throw new IllegalStateException("not today");
        }
    }

    /** Cannot be loaded. */
    public static final class Fails implements TradingAgent {
        private static final int NEVER = Integer.parseInt("never");

        @Override
        public String toString() {
            return "" + NEVER;
        }
    }

    static final class Hidden implements TradingAgent {
        public Hidden() {}
    }
}
