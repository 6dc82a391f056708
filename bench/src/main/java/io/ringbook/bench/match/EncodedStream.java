package io.ringbook.bench.match;

import io.ringbook.bench.EncodedCommands;
import io.ringbook.bench.flow.Answer;
import io.ringbook.bench.flow.MessageStream;
import io.ringbook.bench.flow.OrderFlowListener;
import io.ringbook.core.Records;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import io.ringbook.core.command.CommandPublisher;
import io.ringbook.core.engine.EngineConfig;
import org.agrona.BitUtil;
import org.agrona.concurrent.UnsafeBuffer;

/** A stream as commands to an engine, one behind the other in memory: the market is opened, then comes a command for each message. */
public final class EncodedStream {
    private static final int TRADERS = 16;
    private static final int BYTES_OF_EACH = 64;
    private static final int BYTES_TO_OPEN = 128;
    private static final int SIGNAL_PAYLOAD = 4;
    private static final Answer NO_ORDERS = new Answer("", 0, 0);
    private static final long FUNDS = 1L << 57;
    private static final int MAKER_FEE_PPM = 100;
    private static final int TAKER_FEE_PPM = 500;

    public final EncodedCommands commands;
    private final EngineConfig config;
    private final int market;
    private final int opening;

    public EncodedStream(final MessageStream stream) {
        this(stream.instruments(), stream.answer(), stream.opening(), stream.size());
        stream.replay(new Encoder(new CommandPublisher(commands, Records.OPERATOR)));
    }

    /** @param opens messages that are not measured */
    private EncodedStream(final int instruments, final Answer answer, final int opens, final int messages) {
        config = config(instruments, answer);
        commands = new EncodedCommands(messages * BYTES_OF_EACH + toOpen(instruments) * BYTES_TO_OPEN);
        open(new CommandPublisher(commands, Records.OPERATOR), instruments);
        market = commands.size();
        opening = market + opens;
    }

    /** The same market, but nothing that any book, check of an order or balance has to do with: signals, of an order's length. */
    public static EncodedStream signals(final int count) {
        final EncodedStream stream = new EncodedStream(1, NO_ORDERS, 0, count);
        final UnsafeBuffer payload = new UnsafeBuffer(new byte[SIGNAL_PAYLOAD]);
        final CommandPublisher publisher = new CommandPublisher(stream.commands, Records.OPERATOR);
        for (int i = 0; i < count; i++) {
            publisher.session(1 + i % TRADERS);
            publisher.signal("empty", i, payload, 0, SIGNAL_PAYLOAD);
        }
        return stream;
    }

    /** @return the engine that the stream needs */
    public EngineConfig config() {
        return config;
    }

    /** @return commands that open the market, before those of the messages */
    int market() {
        return market;
    }

    /** @return commands before the first that is measured */
    public int opening() {
        return opening;
    }

    /** @return all commands, those that open the market included */
    public int size() {
        return commands.size();
    }

    private static EngineConfig config(final int instruments, final Answer answer) {
        final int balances = BitUtil.findNextPositivePowerOfTwo((TRADERS + 1) * (1 + instruments));
        return new EngineConfig(
                answer.orderCapacity(),
                answer.levelCapacity(),
                Math.max(4_096, balances),
                1_024,
                Math.max(256, 1 + instruments),
                Math.max(256, instruments),
                4_096,
                0x52696E67626F6F6BL);
    }

    private static int toOpen(final int instruments) {
        return 1 + 2 * instruments + TRADERS * (3 + instruments);
    }

    /** Each instrument has an asset of its own, and is priced in the one that all share. */
    private static void open(final CommandPublisher operator, final int instruments) {
        operator.listAsset("USD", 2);
        for (int instrument = 0; instrument < instruments; instrument++) {
            operator.listAsset("S" + instrument, 0);
            operator.listInstrument("S" + instrument, 1 + instrument, 0, 1, 1, MAKER_FEE_PPM, TAKER_FEE_PPM);
        }
        for (int account = 1; account <= TRADERS; account++) {
            operator.openAccount("trader-" + account);
            operator.openSession(account);
            for (int asset = 0; asset <= instruments; asset++) {
                operator.deposit(account, asset, FUNDS);
            }
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
                final int instrument,
                final long orderId,
                final boolean buy,
                final int priceTicks,
                final int lots,
                final boolean ioc) {
            of(orderId)
                    .limit(
                            orderId,
                            instrument,
                            buy ? Side.BUY : Side.SELL,
                            priceTicks,
                            lots,
                            ioc ? TimeInForce.IOC : TimeInForce.GTC);
        }

        @Override
        public void onCancel(final int instrument, final long orderId) {
            of(orderId).cancel(orderId);
        }

        @Override
        public void onModify(final int instrument, final long orderId, final int newPriceTicks, final int newLots) {
            of(orderId).replace(orderId, newPriceTicks, newLots);
        }

        private CommandPublisher of(final long orderId) {
            publisher.session(1 + (int) (orderId % TRADERS));
            return publisher;
        }
    }
}
