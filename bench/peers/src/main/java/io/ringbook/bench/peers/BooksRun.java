package io.ringbook.bench.peers;

import exchange.core2.collections.objpool.ObjectsPool;
import exchange.core2.core.common.cmd.CommandResultCode;
import exchange.core2.core.common.cmd.OrderCommand;
import exchange.core2.core.common.config.LoggingConfiguration;
import exchange.core2.core.orderbook.IOrderBook;
import exchange.core2.core.orderbook.OrderBookEventsHelper;
import io.ringbook.bench.flow.ReportChecksum;
import io.ringbook.bench.flow.ReportListener;
import io.ringbook.bench.fork.StreamRun;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Exchange-core's books alone, run as its own tests of books do: each command is copied into one that is used again. */
final class BooksRun implements StreamRun {
    private final PeerStream<OrderCommand> stream;
    private final IOrderBook[] books;
    private final ReportChecksum checksum;
    private final PeerReports reports;

    /** @param copy is told what comes out, and slows it down; null for nobody */
    BooksRun(
            final PeerStream<OrderCommand> stream,
            final IOrderBook.OrderBookFactory factory,
            final ReportListener copy) {
        this.stream = stream;
        checksum = new ReportChecksum(copy);
        reports = new PeerReports(checksum);
        final ObjectsPool pool = pool();
        books = new IOrderBook[stream.instruments()];
        Arrays.setAll(
                books,
                instrument -> factory.create(
                        Market.instrument(instrument),
                        pool,
                        OrderBookEventsHelper.NON_POOLED_EVENTS_HELPER,
                        LoggingConfiguration.DEFAULT));
        send(stream.opening());
        // As its own tests do between runs.
        System.gc();
    }

    @Override
    public void send() {
        send(stream.measured());
    }

    @Override
    public long checksum() {
        return checksum.value();
    }

    @Override
    public void close() {
        // It has nothing to give back.
    }

    private void send(final List<OrderCommand> commands) {
        final OrderCommand work = new OrderCommand();
        for (final OrderCommand command : commands) {
            command.writeTo(work);
            work.resultCode = CommandResultCode.VALID_FOR_MATCHING_ENGINE;
            work.matcherEvent = null;
            work.resultCode = IOrderBook.processCommand(books[work.symbol], work);
            reports.onResult(work);
        }
    }

    /** Of the sizes that its matching engine gives it. */
    private static ObjectsPool pool() {
        final Map<Integer, Integer> sizes = new HashMap<>();
        sizes.put(ObjectsPool.DIRECT_ORDER, 1 << 20);
        sizes.put(ObjectsPool.DIRECT_BUCKET, 1 << 16);
        sizes.put(ObjectsPool.ART_NODE_4, 1 << 15);
        sizes.put(ObjectsPool.ART_NODE_16, 1 << 14);
        sizes.put(ObjectsPool.ART_NODE_48, 1 << 13);
        sizes.put(ObjectsPool.ART_NODE_256, 1 << 12);
        return new ObjectsPool(sizes);
    }
}
