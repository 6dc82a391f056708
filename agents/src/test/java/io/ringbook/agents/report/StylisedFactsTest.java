package io.ringbook.agents.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import org.junit.jupiter.api.Test;

class StylisedFactsTest {
    private static final int TAKERS = 600;

    @Test
    void aRunThatIsTooShortTellsNothing() {
        final StylisedFacts facts = new StylisedFacts(RecordedMarket.withTraders()
                .trade()
                .recorder
                .figures()
                .instruments()
                .get(0)
                .facts());
        for (final StylisedFact fact : StylisedFact.values()) {
            assertNull(facts.value(fact), fact.name());
            assertEquals(StylisedFacts.Verdict.TOO_LITTLE_TO_TELL, facts.verdict(fact));
        }
    }

    @Test
    void signsSpreadAndCancelsOfAMarketByHand() {
        final RecordedMarket market = RecordedMarket.withTraders();
        final var alice = market.session(1);
        final var bob = market.session(2);
        long orderId = 1;
        // A spread of 4 ticks. Bob buys three times, then sells three times; a new pair is a tick higher each time.
        for (int i = 0; i < TAKERS; i++) {
            final long bidTicks = 200L + i % 2;
            alice.limit(orderId, 0, Side.BUY, bidTicks, 1, TimeInForce.GTC);
            alice.limit(orderId + 1, 0, Side.SELL, bidTicks + 4, 1, TimeInForce.GTC);
            final boolean buys = i % 6 < 3;
            bob.limit(i + 1, 0, buys ? Side.BUY : Side.SELL, buys ? 300 : 100, 1, TimeInForce.IOC);
            alice.cancel(buys ? orderId : orderId + 1);
            orderId += 2;
            market.timestampNs += 10 * UtcTime.SECOND;
        }
        final FactSample sample = market.recorder.figures().instruments().get(0).facts();
        assertEquals(TAKERS, sample.takers());
        assertEquals(TAKERS, sample.cancels());
        assertEquals(3 * TAKERS, sample.newOrders());
        assertEquals(4, sample.meanSpread());
        // Moves are 1 up, 1 down.
        assertEquals(1, sample.deviationOfMoves(), 1e-5);
        final StylisedFacts facts = new StylisedFacts(sample);
        assertEquals("4.00", facts.value(StylisedFact.SPREAD).toPlainString());
        assertEquals("0.33", facts.value(StylisedFact.CANCELS).toPlainString());
        assertEquals(StylisedFacts.Verdict.MISSED, facts.verdict(StylisedFact.CANCELS));
        // Of 599 neighbors 400 are alike and 199 differ.
        assertEquals("0.34", facts.value(StylisedFact.FLOW_MEMORY).toPlainString());
        assertEquals(StylisedFacts.Verdict.KEPT, facts.verdict(StylisedFact.FLOW_MEMORY));
    }

    @Test
    void oneOrderThatTakesManyTimesCountsOnce() {
        final RecordedMarket market = RecordedMarket.withTraders();
        for (int i = 1; i <= 5; i++) {
            market.session(1).limit(i, 0, Side.SELL, 200 + i, 1, TimeInForce.GTC);
        }
        market.session(1).limit(9, 0, Side.BUY, 190, 1, TimeInForce.GTC);
        market.session(2).limit(1, 0, Side.BUY, 300, 5, TimeInForce.IOC);
        final InstrumentFigures acme = market.recorder.figures().instruments().get(0);
        assertEquals(5, acme.trades());
        assertEquals(1, acme.facts().takers());
    }

    @Test
    void everyBandIsABandAndNamesASource() {
        for (final StylisedFact fact : StylisedFact.values()) {
            assertTrue(fact.low.compareTo(fact.high) < 0, fact.name());
            assertTrue(
                    StylisedFact.SOURCES.stream().anyMatch(source -> source.startsWith(fact.source + ":")),
                    fact.source);
        }
    }
}
