package io.ringbook.bench.match;

import io.ringbook.bench.EncodedCommands;
import io.ringbook.bench.flow.MessageStream;
import io.ringbook.bench.flow.OrderFlowListener;
import io.ringbook.core.Records;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import io.ringbook.core.command.CommandPublisher;
import io.ringbook.core.engine.EngineConfig;

/** A stream as commands to an engine, one behind the other in memory: the market is opened, then comes a command for each message. */
final class EncodedStream {
    static final int ORDERS = 1 << 17;
    static final int LEVELS = 1 << 15;
    static final int TRADERS = 16;

    private static final int MOST_TO_OPEN = 1_000;
    private static final int BYTES_OF_EACH = 64;
    private static final long FUNDS = 1L << 57;
    private static final int MAKER_FEE_PPM = 100;
    private static final int TAKER_FEE_PPM = 500;

    final EncodedCommands commands;
    private final int opening;

    EncodedStream(final MessageStream stream) {
        commands = new EncodedCommands((stream.size() + MOST_TO_OPEN) * BYTES_OF_EACH);
        open(new CommandPublisher(commands, Records.OPERATOR));
        opening = commands.size();
        stream.replay(new Encoder(new CommandPublisher(commands, Records.OPERATOR)));
    }

    /** The engine that such a stream needs. */
    static EngineConfig config() {
        return new EngineConfig(ORDERS, LEVELS, 4_096, 1_024, 256, 256, 4_096, 0x52696E67626F6F6BL);
    }

    /** @return commands that open the market, before those of the messages */
    int opening() {
        return opening;
    }

    private static void open(final CommandPublisher operator) {
        operator.listAsset("USD", 2);
        operator.listAsset("ABC", 0);
        operator.listInstrument("ABC", 1, 0, 1, 1, MAKER_FEE_PPM, TAKER_FEE_PPM);
        for (int account = 1; account <= TRADERS; account++) {
            operator.openAccount("trader-" + account);
            operator.openSession(account);
            operator.deposit(account, 0, FUNDS);
            operator.deposit(account, 1, FUNDS);
        }
    }

    /** An order is always its trader's. */
    private static final class Encoder implements OrderFlowListener {
        private final CommandPublisher publisher;

        private Encoder(final CommandPublisher publisher) {
            this.publisher = publisher;
        }

        @Override
        public void onNew(
                final long orderId, final boolean buy, final int priceTicks, final int lots, final boolean ioc) {
            of(orderId)
                    .limit(
                            orderId,
                            0,
                            buy ? Side.BUY : Side.SELL,
                            priceTicks,
                            lots,
                            ioc ? TimeInForce.IOC : TimeInForce.GTC);
        }

        @Override
        public void onCancel(final long orderId) {
            of(orderId).cancel(orderId);
        }

        @Override
        public void onModify(final long orderId, final int newPriceTicks, final int newLots) {
            of(orderId).replace(orderId, newPriceTicks, newLots);
        }

        private CommandPublisher of(final long orderId) {
            publisher.session(1 + (int) (orderId % TRADERS));
            return publisher;
        }
    }
}
