package io.ringbook.bench.peers;

import exchange.core2.core.common.CoreWaitStrategy;
import exchange.core2.core.common.api.ApiCommand;
import exchange.core2.core.common.cmd.OrderCommand;
import exchange.core2.core.orderbook.IOrderBook;
import exchange.core2.core.orderbook.OrderBookDirectImpl;
import exchange.core2.core.orderbook.OrderBookNaiveImpl;
import io.ringbook.bench.flow.MessageStream;
import io.ringbook.bench.flow.ReportListener;
import io.ringbook.bench.fork.StreamFork;
import io.ringbook.bench.fork.StreamRun;
import io.ringbook.bench.fork.StreamSource;
import io.ringbook.bench.match.Peer;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/** A forked JVM that measures one stream on one peer. */
public final class PeerFork {
    private PeerFork() {}

    /** @param args peer, measured runs, and those of a {@link StreamSource} */
    public static void main(final String... args) throws IOException {
        final MessageStream stream = StreamSource.open(List.of(args).subList(2, args.length));
        StreamFork.measure(stream, Integer.parseInt(args[1]), engine(Peer.valueOf(args[0]), stream));
    }

    /** Prepares a peer for runs of a stream. */
    static Function<ReportListener, StreamRun> engine(final Peer peer, final MessageStream messages) {
        return switch (peer) {
            case NAIVE -> books(messages, OrderBookNaiveImpl::new);
            case DIRECT -> books(messages, OrderBookDirectImpl::new);
            case PIPELINE -> pipeline(messages, CoreWaitStrategy.YIELDING);
            case SPINNING -> pipeline(messages, CoreWaitStrategy.BUSY_SPIN);
        };
    }

    private static Function<ReportListener, StreamRun> books(
            final MessageStream messages, final IOrderBook.OrderBookFactory factory) {
        final PeerStream<OrderCommand> stream = PeerStream.of(messages);
        return reports -> new BooksRun(stream, factory, reports);
    }

    private static Function<ReportListener, StreamRun> pipeline(
            final MessageStream messages, final CoreWaitStrategy waiting) {
        final PeerStream<ApiCommand> stream = PeerStream.ofPipeline(messages);
        return reports -> new PipelineRun(stream, waiting, reports);
    }
}
