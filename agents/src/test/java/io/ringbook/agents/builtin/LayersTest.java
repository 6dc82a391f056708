package io.ringbook.agents.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.agents.AgentSpec;
import io.ringbook.agents.Desk;
import io.ringbook.agents.Market;
import io.ringbook.agents.Throttle;
import io.ringbook.agents.TradingAgent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The layered maker in its scenario, which is run once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LayersTest {
    private static final long LIMIT = 20;
    /** That the quotes bring at most until the hedger has looked again, a second and a half later. */
    private static final long BETWEEN_LOOKS = 30;

    private final Tape tape = new Tape();
    private final Watcher watcher = new Watcher();

    /** Looks into the cache. */
    private static final class Watcher implements TradingAgent {
        private final List<Double> shadowBids = new ArrayList<>();
        private final List<Double> spots = new ArrayList<>();
        private final List<Double> spreads = new ArrayList<>();

        @Override
        public Throttle throttle() {
            return Throttle.periodic("1s");
        }

        @Override
        public void onTimer(final Desk desk) {
            spots.add(desk.cached(Layers.spot("ACME"), 0));
            spreads.add(desk.cached(Layers.spread("ACME"), 0));
            shadowBids.add(desk.cached(Layers.bid("shadow", "ACME"), 0));
        }
    }

    LayersTest() {
        final ScenarioTrial trial = new ScenarioTrial("layers");
        try (Market market = trial.open(null, 1, tape)) {
            market.add(AgentSpec.of("watcher", watcher).withFunds(Map.of()).withSymbols("ACME"));
            market.start();
            market.run(trial.scenario.openFor());
            assertEquals(0, market.cutOffCount());
        }
    }

    @Test
    void theHedgerKeepsTheDeltaWithinItsLimit() {
        long open = 0;
        long farthest = 0;
        for (final Tape.Trade trade : tape.trades) {
            open += trade.change("quotes") + trade.change("hedger");
            farthest = Math.max(farthest, Math.abs(open));
        }
        final long most = farthest;
        assertTrue(most <= LIMIT + BETWEEN_LOOKS, () -> "open " + most);
        assertTrue(tape.farthest("quotes") > 2 * most, () -> "alone " + tape.farthest("quotes") + ", open " + most);
        assertTrue(tape.tradesWithItself("quotes") == 0 && tape.lots("quotes") > 1_000);
    }

    @Test
    void theShadowSaysWhatItWouldQuoteAndSendsNothing() {
        assertFalse(tape.quotes.containsKey("shadow"));
        assertEquals(List.of(), tape.ordersOf("shadow"));
        // It has a price as soon as there is a spread: 30 changes and 10 values of them.
        assertTrue(watcher.shadowBids.stream().skip(60).allMatch(bid -> bid > 9_000));
        assertTrue(tape.quotes.get("quotes") > 3_000, "the other one does");
    }

    @Test
    void eachLayerSaysItsPart() {
        final int end = watcher.spots.size() - 1;
        assertEquals(10_000, watcher.spots.get(end), 500);
        assertTrue(watcher.spreads.get(20) == 0, "not before there is a window of values");
        assertTrue(watcher.spreads.stream().skip(60).allMatch(spread -> spread >= 2 && spread < 50));
        assertTrue(watcher.spreads.stream().skip(60).distinct().count() > 10, "it follows the volatility");
    }
}
