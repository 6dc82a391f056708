package io.ringbook.core.engine;

import io.ringbook.core.Records;
import io.ringbook.core.Side;
import io.ringbook.core.command.CommandPublisher;
import io.ringbook.core.command.CommandSink;
import io.ringbook.core.command.OrderTerms;
import io.ringbook.core.command.Publication;
import io.ringbook.core.event.DirectSink;
import io.ringbook.core.event.RecordText;
import io.ringbook.core.event.StreamHandler;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * For tests: a real engine without a ring. Each command is applied when it is sent, a nanosecond after the last; its
 * events are kept as text; after each the sums of the ledger are checked.
 *
 * <p>{@link #withTraders} lists ABC against USD (tick 1 cent, lot 1) with a maker's fee of 100 and a taker's of 500 parts
 * per million, and funds accounts 1 to 3, in sessions 1 to 3, with a million dollars and 10,000 ABC each.
 */
public final class Venue implements CommandSink {
    public static final int USD = 0;
    public static final int ABC = 1;

    private static final long NOT_SET = -1;

    private final Engine engine;
    private final List<StreamHandler> handlers = new ArrayList<>();
    private List<String> events = new ArrayList<>();
    private long nextTimestampNs = NOT_SET;

    public Venue(final EngineConfig config) {
        engine = new Engine(config, new DirectSink(this::onRecord));
    }

    public static Venue withTraders() {
        return withTraders(EngineConfig.small());
    }

    public static Venue withTraders(final EngineConfig config) {
        final Venue venue = new Venue(config);
        final CommandPublisher operator = venue.operator();
        operator.listAsset("USD", 2);
        operator.listAsset("ABC", 0);
        operator.listInstrument("ABC", ABC, USD, 1, 1, 100, 500);
        for (int account = 1; account <= 3; account++) {
            operator.openAccount("trader-" + account);
            operator.openSession(account);
            operator.deposit(account, USD, 100_000_000);
            operator.deposit(account, ABC, 10_000);
        }
        venue.events();
        return venue;
    }

    /** A limit order that rests until it is canceled, of which more can be said. */
    public static OrderTerms order(
            final long orderId, final int instrument, final Side side, final long priceTicks, final long lots) {
        return new OrderTerms()
                .orderId(orderId)
                .instrument(instrument)
                .side(side)
                .priceTicks(priceTicks)
                .lots(lots);
    }

    public Engine engine() {
        return engine;
    }

    public CommandPublisher operator() {
        return session(Records.OPERATOR);
    }

    public CommandPublisher session(final int session) {
        return new CommandPublisher(this, session);
    }

    /** The next command is of this time instead; those behind it go on from there. */
    public Venue at(final long timestampNs) {
        nextTimestampNs = timestampNs;
        return this;
    }

    /** The handler is given the whole stream from now on. */
    public void tell(final StreamHandler handler) {
        handlers.add(handler);
    }

    /** Events since the last call, without their commands. */
    public List<String> events() {
        final List<String> result = events;
        events = new ArrayList<>();
        return result;
    }

    /** The whole state as text, a line for each part. */
    public String state() {
        return StateText.of(engine);
    }

    public long available(final int account, final int asset) {
        return balance(account, asset)[0];
    }

    public long held(final int account, final int asset) {
        return balance(account, asset)[1];
    }

    @Override
    public Publication tryPublish(final DirectBuffer buffer, final int offset, final int length) {
        final UnsafeBuffer copy = new UnsafeBuffer(new byte[length]);
        copy.putBytes(0, buffer, offset, length);
        final long timestampNs = nextTimestampNs == NOT_SET ? engine.timestampNs() + 1 : nextTimestampNs;
        nextTimestampNs = NOT_SET;
        engine.apply(copy, 0, length, engine.sequence() + 1, timestampNs);
        engine.checkSums();
        return Publication.PUBLISHED;
    }

    private long[] balance(final int account, final int asset) {
        final long[] found = new long[2];
        engine.describe(new StateListener() {
            @Override
            public void onBalance(final BalanceState balance) {
                if (balance.account() == account && balance.asset() == asset) {
                    found[0] = balance.available();
                    found[1] = balance.held();
                }
            }
        });
        return found;
    }

    private void onRecord(
            final long sequence, final DirectBuffer buffer, final int offset, final int length, final boolean last) {
        if (!Records.isCommand(Records.templateId(buffer, offset))) {
            events.add(RecordText.of(buffer, offset, length));
        }
        for (final StreamHandler handler : handlers) {
            handler.onRecord(sequence, buffer, offset, length, last);
        }
    }
}
