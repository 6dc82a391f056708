package io.ringbook.bench.micro;

import io.ringbook.bench.EncodedCommands;
import io.ringbook.core.Records;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import io.ringbook.core.command.CommandPublisher;
import io.ringbook.core.command.CommandSink;
import io.ringbook.core.command.Publication;
import io.ringbook.core.engine.Engine;
import io.ringbook.core.engine.EngineConfig;
import io.ringbook.core.engine.OrderState;
import io.ringbook.core.engine.StateListener;
import io.ringbook.core.event.StreamSink;

/** An engine of the standard size with one instrument, funded traders and the resting book of {@link OrderFlow}. */
final class FundedEngine {
    /** Records that a command and its events make. */
    static final int PLACE_RECORDS = 3;

    static final int CANCEL_RECORDS = 2;
    static final int PLACE_CANCEL_RECORDS = PLACE_RECORDS + CANCEL_RECORDS;
    static final int MOVE_RECORDS = 3;
    static final int TAKE_RECORDS = 3;
    static final int SIGNAL_RECORDS = 2;

    private static final int QUOTE = 0;
    private static final int BASE = 1;
    private static final long DEPOSIT = 1L << 50;
    private static final int MAKER_FEE_PPM = -100;
    private static final int TAKER_FEE_PPM = 500;

    final Engine engine;

    /** @param sink that the engine writes to */
    FundedEngine(final StreamSink sink) {
        engine = new Engine(EngineConfig.standard(), sink);
        fill((buffer, offset, length) -> {
            engine.apply(buffer, offset, length, engine.sequence() + 1, engine.timestampNs() + 1);
            return Publication.PUBLISHED;
        });
    }

    /**
     * @param engine that has seen nothing yet
     * @param way takes a command all the way through it
     */
    FundedEngine(final Engine engine, final CommandSink way) {
        this.engine = engine;
        fill(way);
    }

    void apply(final EncodedCommands commands, final int i) {
        engine.apply(
                commands.buffer,
                commands.offset(i),
                commands.length(i),
                engine.sequence() + 1,
                engine.timestampNs() + 1);
    }

    /** @throws IllegalStateException if money was made or lost, or other orders rest than at first */
    void check() {
        engine.checkSums();
        final RestingOrders resting = new RestingOrders();
        engine.describe(resting);
        Expect.same("resting orders", OrderFlow.RESTING, resting.count);
        Expect.same("resting lots", OrderFlow.RESTING * OrderFlow.LOTS, resting.lots);
    }

    private void fill(final CommandSink way) {
        openTraders(new CommandPublisher(way, Records.OPERATOR));
        fillBook(new CommandPublisher(way, Records.OPERATOR));
        check();
    }

    private static void openTraders(final CommandPublisher operator) {
        operator.listAsset("USD", 2);
        operator.listAsset("ABC", 0);
        operator.listInstrument("ABC", BASE, QUOTE, 1, 1, MAKER_FEE_PPM, TAKER_FEE_PPM);
        for (int account = 1; account <= OrderFlow.TRADERS; account++) {
            operator.openAccount("trader-" + account);
            operator.openSession(account);
            operator.deposit(account, QUOTE, DEPOSIT);
            operator.deposit(account, BASE, DEPOSIT);
        }
    }

    private static void fillBook(final CommandPublisher trader) {
        for (final Side side : Side.values()) {
            for (int depth = 0; depth < OrderFlow.LEVELS; depth++) {
                for (int place = 0; place < OrderFlow.ORDERS_PER_LEVEL; place++) {
                    rest(trader, OrderFlow.restingId(side, depth, place), side, OrderFlow.restingTicks(side, depth));
                }
            }
        }
        for (int i = 0; i < OrderFlow.MOVERS; i++) {
            rest(trader, OrderFlow.moverId(i), OrderFlow.moverSide(i), OrderFlow.firstMoverTicks(i));
        }
    }

    private static void rest(
            final CommandPublisher trader, final long orderId, final Side side, final long priceTicks) {
        trader.session(OrderFlow.trader(orderId));
        trader.limit(orderId, EncodedFlow.INSTRUMENT, side, priceTicks, OrderFlow.LOTS, TimeInForce.GTC);
    }

    private static final class RestingOrders implements StateListener {
        private long count;
        private long lots;

        @Override
        public void onOrder(final OrderState order) {
            count++;
            lots += order.openLots();
        }
    }
}
