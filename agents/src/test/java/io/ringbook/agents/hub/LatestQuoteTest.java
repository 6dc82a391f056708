package io.ringbook.agents.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.core.Records;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import io.ringbook.core.command.CommandPublisher;
import io.ringbook.core.engine.Engine;
import io.ringbook.core.engine.EngineConfig;
import io.ringbook.core.event.StreamHandler;
import io.ringbook.core.ring.Pipeline;
import io.ringbook.core.ring.PipelineConfig;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A quote that is copied by another thread is whole. */
final class LatestQuoteTest {
    private static final StreamHandler NO_JOURNAL = (sequence, buffer, offset, length, last) -> {};
    private static final int ROUNDS = 20_000;

    private final Quotes quotes = new Quotes(instrument -> {});
    private final Pipeline pipeline =
            new Pipeline(PipelineConfig.stepped(() -> 0), new Engine(EngineConfig.small()), NO_JOURNAL, quotes);
    private final CommandPublisher publisher = new CommandPublisher(pipeline, Records.OPERATOR);

    @Test
    void aCopyIsOfOneMoment() throws InterruptedException {
        publisher.listAsset("USD", 2);
        publisher.listAsset("ABC", 0);
        publisher.listInstrument("ABC", 1, 0, 1, 1, 0, 0);
        publisher.openAccount("one");
        publisher.openSession(1);
        publisher.deposit(1, 0, 1L << 40);
        publisher.deposit(1, 1, 1L << 40);
        pipeline.step();
        publisher.session(1);
        final LatestQuote latest = quotes.latest(0);
        final AtomicReference<Throwable> wrong = new AtomicReference<>();
        final Thread reader = new Thread(() -> read(latest));
        reader.setUncaughtExceptionHandler((thread, thrown) -> wrong.set(thrown));
        reader.start();
        for (int i = 1; i <= ROUNDS; i++) {
            publisher.limit(2L * i, 0, Side.BUY, 10L + i, i, TimeInForce.GTC);
            publisher.limit(2L * i + 1, 0, Side.SELL, 11L + i, i, TimeInForce.GTC);
            if (i < ROUNDS) {
                pipeline.step();
                publisher.massCancel(1, 0, null);
            }
        }
        pipeline.step();
        reader.join();
        assertEquals(null, wrong.get());
    }

    private static void read(final LatestQuote latest) {
        final Quote copy = new Quote();
        while (copy.bidLots < ROUNDS) {
            if (latest.isBehind(copy.number)) {
                final long before = copy.number;
                latest.copyTo(copy);
                assertTrue(copy.number > before);
                assertEquals(copy.bidLots, copy.askLots);
                assertEquals(copy.bidTicks == 0 ? 0 : 10 + copy.bidLots, copy.bidTicks);
                assertEquals(copy.bidTicks == 0 ? 0 : copy.bidTicks + 1, copy.askTicks);
            }
        }
        assertFalse(latest.isBehind(copy.number));
    }
}
