package io.ringbook.core;

import static io.ringbook.core.Side.BUY;
import static io.ringbook.core.Side.SELL;
import static io.ringbook.core.TimeInForce.FOK;
import static io.ringbook.core.TimeInForce.GTC;
import static io.ringbook.core.TimeInForce.IOC;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.ringbook.core.command.CommandPublisher;
import io.ringbook.core.command.CommandSink;
import io.ringbook.core.command.OrderTerms;
import io.ringbook.core.command.Publication;
import io.ringbook.core.command.QuoteTerms;
import io.ringbook.core.command.ReplaceTerms;
import io.ringbook.core.engine.Engine;
import io.ringbook.core.engine.EngineConfig;
import io.ringbook.core.event.DirectSink;
import io.ringbook.core.event.StreamHandler;
import io.ringbook.core.marketdata.MarketData;
import io.ringbook.core.marketdata.MarketDataListener;
import io.ringbook.core.ring.Pipeline;
import io.ringbook.core.ring.PipelineConfig;
import java.lang.management.ManagementFactory;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Nothing on the path of an order takes memory once the pools have been touched. */
final class AllocationTest {
    private static final int ABC = 0;
    private static final SelfTrade[] SELF_TRADES = SelfTrade.values();
    private static final int WARM_UP = 200_000;
    private static final int MEASURED = 200_000;
    private static final double MOST_BYTES_PER_OPERATION = 0.1;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final UnsafeBuffer payload = new UnsafeBuffer(new byte[Limits.MAX_PAYLOAD]);
    private final Counting counting = new Counting();
    private final OrderTerms terms = new OrderTerms();
    private final ReplaceTerms replaceTerms = new ReplaceTerms();
    private final QuoteTerms quoteTerms = new QuoteTerms();
    private final UnsafeBuffer toAuction = new UnsafeBuffer(new byte[0]);
    private final UnsafeBuffer toOpen = new UnsafeBuffer(new byte[0]);
    private CommandSink sink;
    private long nextId = 1;
    private long total;

    @Test
    void theEngineAllocatesNothing() {
        final Engine engine = new Engine(EngineConfig.small(), new DirectSink(counting));
        expectNoAllocation((buffer, offset, length) -> {
            engine.apply(buffer, offset, length, engine.sequence() + 1, engine.timestampNs() + 1);
            return Publication.PUBLISHED;
        });
        engine.checkSums();
    }

    @Test
    void theWholeWayThroughASteppedPipelineAllocatesNothing() {
        final Engine engine = new Engine(EngineConfig.small());
        final MarketData marketData = new MarketData(new MarketDataListener() {});
        final StreamHandler hub = (sequence, buffer, offset, length, last) -> {
            counting.onRecord(sequence, buffer, offset, length, last);
            marketData.onRecord(sequence, buffer, offset, length, last);
        };
        try (Pipeline pipeline = new Pipeline(
                PipelineConfig.stepped(() -> 1).withSlots(64, 64),
                engine,
                (sequence, buffer, offset, length, last) -> {},
                hub)) {
            expectNoAllocation((buffer, offset, length) -> {
                Publication publication = pipeline.tryPublish(buffer, offset, length);
                while (publication == Publication.RING_FULL) {
                    pipeline.step();
                    publication = pipeline.tryPublish(buffer, offset, length);
                }
                return publication;
            });
        }
        engine.checkSums();
    }

    /** What only an operator sends is encoded as it is needed, which may allocate; here it is there already. */
    private static CommandPublisher encodedTo(final UnsafeBuffer bytes) {
        return new CommandPublisher(
                (buffer, offset, length) -> {
                    bytes.wrap(new byte[length]);
                    bytes.putBytes(0, buffer, offset, length);
                    return Publication.PUBLISHED;
                },
                Records.OPERATOR);
    }

    private void expectNoAllocation(final CommandSink to) {
        sink = to;
        encodedTo(toAuction).setPhase(ABC, Phase.AUCTION, true);
        encodedTo(toOpen).setPhase(ABC, Phase.OPEN);
        final CommandPublisher operator = new CommandPublisher(sink, Records.OPERATOR);
        operator.listAsset("USD", 2);
        operator.listAsset("ABC", 0);
        operator.listInstrument("ABC", 1, 0, 1, 1, -100, 500);
        for (int account = 1; account <= 2; account++) {
            operator.openAccount("trader-" + account);
            operator.openSession(account);
            operator.deposit(account, 0, 1L << 50);
            operator.deposit(account, 1, 1L << 50);
        }
        final CommandPublisher maker = new CommandPublisher(sink, 1);
        final CommandPublisher taker = new CommandPublisher(sink, 2);
        for (int done = 0; done < WARM_UP; ) {
            done += round(maker, taker);
        }
        // The first call makes what the call itself needs.
        threads.getCurrentThreadAllocatedBytes();
        final long executionsBefore = counting.executions;
        final long before = threads.getCurrentThreadAllocatedBytes();
        int operations = 0;
        while (operations < MEASURED) {
            operations += round(maker, taker);
        }
        final long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(counting.executions - executionsBefore > MEASURED / 10, "too few executions to tell");
        assertTrue(
                allocated < MOST_BYTES_PER_OPERATION * operations,
                "bytes allocated: " + allocated + " in " + operations + " operations");
    }

    /** Places, replaces, reduces, cancels, takes, signals and cancels all. Returns the number of commands. */
    private int round(final CommandPublisher maker, final CommandPublisher taker) {
        final long first = nextId;
        nextId += 64;
        int sent = 0;
        for (int i = 0; i < 16; i++) {
            maker.limit(first + i, ABC, SELL, 1_000 + i, 10, GTC);
            sent += published(maker.limit(first + 16 + i, ABC, BUY, 999 - i, 10, GTC)) + 1;
        }
        for (int i = 0; i < 4; i++) {
            maker.replace(first + i, 1_000 + i, 5);
            maker.replace(first + 4 + i, 1_020 + i, 20);
            sent += published(maker.cancel(first + 8 + i)) + 2;
        }
        // Sweeps several levels, then what is left rests; then one lot at a time.
        sent += published(taker.limit(first, ABC, BUY, 1_003, 25, GTC));
        for (int i = 1; i < 16; i++) {
            sent += published(taker.limit(first + i, ABC, SELL, 980, 1, IOC));
        }
        sent += published(taker.market(first + 16, ABC, BUY, 0, 7));
        for (int i = 0; i < 4; i++) {
            // Some of them expire in the course of the next commands, where the time goes on.
            sent += published(maker.newOrder(order(first + 40 + i, ABC, BUY, 970 - i, 5)
                    .timeInForce(TimeInForce.GTD)
                    .expiresAtNs(total + sent + 20L * i + 12)));
            sent += published(maker.newOrder(
                    order(first + 44 + i, ABC, SELL, 1_030 + i, 5).postOnly(true)));
        }
        for (final SelfTrade selfTrade : SELF_TRADES) {
            sent += published(maker.newOrder(
                    order(first + 50, ABC, BUY, 1_012, 2).timeInForce(FOK).selfTrade(selfTrade)));
            sent += published(maker.newOrder(order(first + 50, ABC, BUY, 1_012, 2)
                    .timeInForce(IOC)
                    .selfTrade(selfTrade)
                    .minLots(1)));
        }
        sent += published(maker.replace(first + 40, 971, 5, 0));
        sent += published(taker.limit(first + 51, ABC, SELL, 970, 90, FOK));
        sent += special(maker, taker, first);
        total += sent;
        sent += published(taker.cancel(first + 17));
        sent += published(maker.signal("news", 1, payload, 0, 200));
        sent += published(maker.massCancel(1, ABC, SELL));
        sent += published(maker.massCancel(1, -1, null));
        sent += published(taker.massCancel(2, -1, null));
        return sent;
    }

    /** Icebergs, stops of all kinds that are triggered, pairs, quotes and an auction. Returns the number of commands. */
    private int special(final CommandPublisher maker, final CommandPublisher taker, final long first) {
        int sent = 0;
        maker.massCancel(1, -1, null);
        sent += published(taker.massCancel(2, -1, null)) + 1;
        sent += published(maker.newOrder(order(first, ABC, SELL, 1_000, 20).displayLots(3)));
        sent += published(taker.limit(first, ABC, BUY, 1_000, 12, IOC));
        for (int i = 0; i < 4; i++) {
            sent += published(taker.newOrder(order(first + i, ABC, BUY, 1_010, 2)
                    .trigger(i == 3 ? Trigger.TOUCH : Trigger.LAST)
                    .triggerTicks(1_001L + i)
                    .trailTicks(i == 2 ? 4 : 0)
                    .paired(i == 1)
                    .pairedOrderId(first)));
            sent += published(maker.limit(first + 1 + i, ABC, SELL, 1_002L + i, 3, GTC));
        }
        sent += published(taker.limit(first + 9, ABC, BUY, 1_002, 11, GTC));
        sent += published(taker.replace(replaceTerms
                .clear()
                .orderId(first + 9)
                .priceTicks(1_001)
                .openLots(9)
                .displayLots(2)));
        for (int i = 0; i < 2; i++) {
            sent += published(maker.quote(quoteTerms
                    .instrument(ABC)
                    .bidOrderId(first + 20)
                    .bidTicks(990 + i)
                    .bidLots(5)
                    .askOrderId(first + 21)
                    .askTicks(1_020 + i)
                    .askLots(5)));
        }
        sent += published(sink.tryPublish(toAuction, 0, toAuction.capacity()));
        sent += published(taker.limit(first + 10, ABC, BUY, 1_021, 4, GTC));
        sent += published(taker.limit(first + 11, ABC, SELL, 1_000, 4, TimeInForce.AUCTION));
        sent += published(sink.tryPublish(toOpen, 0, toOpen.capacity()));
        return sent;
    }

    private OrderTerms order(
            final long orderId, final int instrument, final Side side, final long priceTicks, final long lots) {
        return terms.clear()
                .orderId(orderId)
                .instrument(instrument)
                .side(side)
                .priceTicks(priceTicks)
                .lots(lots);
    }

    private static int published(final Publication publication) {
        assertEquals(Publication.PUBLISHED, publication);
        return 1;
    }

    private static final class Counting implements StreamHandler {
        private static final int ORDER_EXECUTED = 68;

        private long executions;

        @Override
        public void onRecord(
                final long sequence,
                final DirectBuffer buffer,
                final int offset,
                final int length,
                final boolean last) {
            if (Records.templateId(buffer, offset) == ORDER_EXECUTED) {
                executions++;
            }
        }
    }
}
