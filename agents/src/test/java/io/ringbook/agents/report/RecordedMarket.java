package io.ringbook.agents.report;

import io.ringbook.core.Records;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import io.ringbook.core.command.CommandPublisher;
import io.ringbook.core.command.CommandSink;
import io.ringbook.core.command.Publication;
import io.ringbook.core.engine.Engine;
import io.ringbook.core.engine.EngineConfig;
import io.ringbook.core.event.DirectSink;
import io.ringbook.core.event.StreamHandler;
import java.io.StringWriter;
import java.time.Instant;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** For tests: a real engine without a ring, whose stream goes to a recorder; the test says what time it is. */
final class RecordedMarket implements CommandSink {
    static final long START_NS = Instant.parse("2026-01-05T09:30:00Z").getEpochSecond() * UtcTime.SECOND;

    static final int USD = 0;
    static final int ACME = 1;

    final StringWriter tape = new StringWriter();
    final RunRecorder recorder = new RunRecorder(tape);
    final Engine engine = new Engine(EngineConfig.small(), new DirectSink(this::onRecord));
    /** Is given the stream, too. */
    StreamHandler tap = (sequence, buffer, offset, length, last) -> {};

    long timestampNs = START_NS;

    /**
     * ACME against USD, with 1 and 2 decimals; a tick is 5 cents for a lot of a tenth of a share, so 0.5 for a share;
     * fees are 100 and 500 parts per million. Accounts alice and bob, in sessions 1 and 2, have 10,000.00 and 50.0
     * shares each.
     */
    static RecordedMarket withTraders() {
        return withTraders((sequence, buffer, offset, length, last) -> {});
    }

    /** As {@link #withTraders()}, whose stream someone else is given too. */
    static RecordedMarket withTraders(final StreamHandler tap) {
        final RecordedMarket market = new RecordedMarket();
        market.tap = tap;
        final CommandPublisher operator = market.session(Records.OPERATOR);
        operator.listAsset("USD", 2);
        operator.listAsset("ACME", 1);
        operator.listInstrument("ACME", ACME, USD, 5, 1, 100, 500);
        operator.openAccount("alice");
        operator.openAccount("bob");
        for (int account = 1; account <= 2; account++) {
            operator.openSession(account);
            operator.deposit(account, USD, 1_000_000);
            operator.deposit(account, ACME, 500);
        }
        return market;
    }

    /**
     * Three trades, 1.0 at 100.0 in two parts and 0.3 at 97.5, the first at sequence 13; an order, a cancel and an
     * order without a session are rejected; 5.00 go from alice to bob, who takes 10.00 out.
     */
    RecordedMarket trade() {
        final CommandPublisher alice = session(1);
        final CommandPublisher bob = session(2);
        alice.limit(1, 0, Side.SELL, 200, 10, TimeInForce.GTC);
        timestampNs += UtcTime.SECOND;
        bob.limit(1, 0, Side.BUY, 210, 4, TimeInForce.IOC);
        timestampNs += UtcTime.SECOND + 5;
        bob.limit(2, 0, Side.BUY, 200, 10, TimeInForce.IOC);
        bob.cancel(99);
        alice.limit(3, 0, Side.SELL, 0, 1, TimeInForce.GTC);
        session(9).limit(1, 0, Side.SELL, 200, 1, TimeInForce.GTC);
        bob.limit(3, 0, Side.BUY, 190, 5, TimeInForce.GTC);
        bob.replace(3, 190, 3);
        bob.replace(3, 195, 3);
        timestampNs += 60 * UtcTime.SECOND;
        alice.limit(2, 0, Side.SELL, 195, 3, TimeInForce.IOC);
        session(Records.OPERATOR).transfer(1, 2, USD, 500);
        session(Records.OPERATOR).withdraw(2, USD, 1_000);
        return this;
    }

    CommandPublisher session(final int session) {
        return new CommandPublisher(this, session);
    }

    RunReport report() {
        final RunResults results = new RunResults(recorder);
        return new RunReport(description(), results, null, Causes.none(results));
    }

    static RunDescription description() {
        return new RunDescription(
                "two-traders",
                7,
                RunDescription.Mode.SIMULATED,
                "stepped",
                "page-cache",
                "two-traders-7-20260105T093000",
                "ringbook run two-traders --seed 7");
    }

    @Override
    public Publication tryPublish(final DirectBuffer buffer, final int offset, final int length) {
        final UnsafeBuffer copy = new UnsafeBuffer(new byte[length]);
        copy.putBytes(0, buffer, offset, length);
        engine.apply(copy, 0, length, engine.sequence() + 1, timestampNs);
        return Publication.PUBLISHED;
    }

    private void onRecord(
            final long sequence, final DirectBuffer buffer, final int offset, final int length, final boolean last) {
        recorder.onRecord(sequence, buffer, offset, length, last);
        tap.onRecord(sequence, buffer, offset, length, last);
    }
}
