package io.ringbook.agents.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ringbook.agents.BadInputException;
import io.ringbook.agents.plugin.AgentTypes;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Wrong parameters are named, with what would have been right. */
final class BuiltinParametersTest {
    @Test
    void whatIsOutOfRangeIsNamed() {
        assertWrong("avellaneda-stoikov", "gamma", "0", "a number above zero");
        assertWrong("avellaneda-stoikov", "sigma", "NaN", "a number above zero");
        assertWrong("avellaneda-stoikov", "k", "-1", "a number above zero");
        assertWrong("avellaneda-stoikov", "follow", "1.5", "a number from 0.0 to 1.0");
        assertWrong("avellaneda-stoikov", "lots", "0", "a whole number from 1 to 1099511627775");
        assertWrong("spread-keeper", "levels", "101", "a whole number from 1 to 100");
        assertWrong("spread-keeper", "spread", "2.5", "a whole number from 1 to 2147483646");
        assertWrong("zero-intelligence", "range", "0", "a whole number from 1 to 1000000");
        assertWrong("mean-reversion", "window", "1", "a whole number from 2 to 100000");
        assertWrong("mean-reversion", "exit", "3", "a number from 0.0 to 2.0");
        assertWrong("twap", "side", "long", "one of buy, sell, any");
        assertWrong("twap", "rest", "market", "one of leave, take");
        assertWrong("twap", "parents", "two", "one of one, drawn");
        assertWrong("pov", "percent", "0", "a number from 1.0 to 90.0");
        assertWrong("value", "aggress", "1.1", "a number from 0.0 to 1.0");
        assertWrong("trend-follower", "more", "19", "a whole number from 20 to 100000");
        assertWrong("adaptive-maker", "levels", "0", "a whole number from 1 to 100");
        assertWrong("visitor", "day", "day", "a time span such as 100us, 500ms, 30s, 10m or 1h, above zero");
        assertWrong("simple-maker", "price", "1", "a whole number from 2 to 2147483645");
        assertWrong("follower", "analyst", "", "a text");
        assertWrong("quote-manager", "shadow", "maybe", "one of no, yes");
        assertWrong("strategy", "strategy", "luck", "one of momentum, mean-reversion, breakout");
        assertWrong("strategy", "lookback", "0", "a whole number from 1 to 400");
        assertWrong("strategy", "bars", "0s", "a time span such as 100us, 500ms, 30s, 10m or 1h, above zero");
        assertWrong("strategy", "share", "0.6", "a number from 0.0 to 0.5");
        assertWrong("strategy", "stops", "maybe", "one of yes, no");
        assertWrong("strategy", "topic", "to whom it may concern", "1 to 20 ASCII characters without space");
        assertMessage(
                "delta-hedger",
                Map.of("quoted", "ABC", "hedge", "ABC"),
                "file=x.yaml, field=parameters, found=(field=hedge, found=ABC, expected=the symbol of an instrument"
                        + " other than quoted=ABC), expected=what is named there");
        for (final String profile : new String[] {"", "0:0", "1:-1", "1::2", "1:NaN", "1:Infinity"}) {
            assertWrong("vwap", "profile", profile, "numbers from 0 such as 3:1:2, not all of them 0");
        }
        for (final String kind : new String[] {"maker", "spread-keeper", "mean-reversion", "pov", "momentum"}) {
            assertWrong(kind, "every", "0s", "a time span such as 100us, 500ms, 30s, 10m or 1h, above zero");
        }
    }

    @Test
    void whatNobodyAsksForIsNamed() {
        assertMessage(
                "twap",
                Map.of("profile", "1"),
                "file=x.yaml, field=profile, found=profile, expected=one of every, lots, over, parents, pause, rest, side");
        assertMessage(
                "strategy",
                Map.of("strategy", "breakout", "lookback", "5"),
                "file=x.yaml, field=lookback, found=lookback, expected=one of bars, enter, exit, lots, most, share, stops,"
                        + " strategy, topic");
    }

    private static void assertWrong(final String kind, final String key, final String text, final String expected) {
        assertMessage(
                kind, Map.of(key, text), "file=x.yaml, field=" + key + ", found=" + text + ", expected=" + expected);
    }

    private static void assertMessage(final String kind, final Map<String, String> parameters, final String expected) {
        assertEquals(
                expected,
                assertThrows(BadInputException.class, () -> new AgentTypes().make(kind, parameters, "x.yaml"))
                        .getMessage());
    }
}
