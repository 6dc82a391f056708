package io.ringbook.core.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.core.CancelReason;
import io.ringbook.core.Limits;
import io.ringbook.core.Records;
import io.ringbook.core.RejectReason;
import io.ringbook.core.codec.AuctionUncrossedDecoder;
import io.ringbook.core.codec.CommandRejectedDecoder;
import io.ringbook.core.codec.OrderCanceledDecoder;
import io.ringbook.core.codec.OrderRejectedDecoder;
import io.ringbook.core.codec.PhaseChangedDecoder;
import io.ringbook.core.codec.SignalDecoder;
import io.ringbook.core.engine.Engine;
import io.ringbook.core.engine.EngineConfig;
import io.ringbook.core.engine.RandomCommands;
import io.ringbook.core.event.DirectSink;
import io.ringbook.core.event.StreamHandler;
import io.ringbook.core.marketdata.MarketData;
import io.ringbook.core.marketdata.MarketDataListener;
import java.nio.ByteOrder;
import java.util.Random;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bytes that nobody meant: the engine answers each record with one rejection or does what it says, and never throws. */
final class MalformedTest {
    private static final boolean CAMPAIGN = Boolean.getBoolean("campaign");
    private static final int RECORDS = CAMPAIGN ? 5_000_000 : 500_000;
    private static final int FROM = 7;

    private final Random random = new Random(42);
    private final Answer answer = new Answer();
    private final UnsafeBuffer record = new UnsafeBuffer(new byte[FROM + Records.MAX_LENGTH + 64]);
    private Engine engine;
    private RandomCommands commands;
    private boolean mutating;

    @BeforeEach
    void open() {
        engine = new Engine(EngineConfig.small(), new DirectSink(answer));
        commands = new RandomCommands(43, this::send);
        commands.setUp();
    }

    @Test
    void randomBytesAreRejected() {
        final byte[] bytes = new byte[Records.MAX_LENGTH];
        for (int i = 0; i < RECORDS; i++) {
            random.nextBytes(bytes);
            record.putBytes(FROM, bytes);
            final int template = random.nextInt(Records.FIRST_EVENT);
            final int blockLength = blockLength(template);
            record.putByte(FROM + 1, (byte) template);
            // Mostly with a header of ours, or nothing would get further than there.
            if (random.nextInt(4) != 0) {
                record.putByte(FROM, (byte) blockLength);
                record.putByte(FROM + 2, (byte) Records.SCHEMA_ID);
                record.putByte(FROM + 3, (byte) Records.SCHEMA_VERSION);
            }
            if (random.nextBoolean()) {
                record.putInt(FROM + 4, random.nextInt(7), ByteOrder.LITTLE_ENDIAN);
            }
            final boolean fits = blockLength > 0 && random.nextInt(4) != 0;
            apply(
                    fits
                            ? Records.HEADER_LENGTH + blockLength
                            : Records.COMMAND_HEAD_LENGTH
                                    + random.nextInt(Records.MAX_LENGTH - Records.COMMAND_HEAD_LENGTH + 1));
        }
        engine.checkSums();
        assertTrue(answer.rejected > RECORDS / 2);
    }

    @Test
    void commandsThatWereTamperedWithAreRejectedOrDone() {
        mutating = true;
        for (int i = 0; i < RECORDS; i++) {
            commands.next();
        }
        engine.checkSums();
        assertTrue(answer.rejected > RECORDS / 10);
        // Few, as a request number that was tampered with may be the last of its session.
        assertTrue(answer.applied - answer.rejected > RECORDS / 20, "too few were done to tell");
    }

    @Test
    void aCommandOfAnotherLengthIsMalformedWhateverItSays() {
        for (int template = 0; template < Records.FIRST_EVENT; template++) {
            for (int length = Records.COMMAND_HEAD_LENGTH; length <= Records.MAX_LENGTH; length++) {
                record.setMemory(0, record.capacity(), (byte) 0);
                record.putByte(FROM, (byte) Math.max(0, blockLength(template)));
                record.putByte(FROM + 1, (byte) template);
                record.putByte(FROM + 2, (byte) Records.SCHEMA_ID);
                record.putByte(FROM + 3, (byte) Records.SCHEMA_VERSION);
                apply(length);
                assertEquals(!isWhole(length), answer.reason == RejectReason.MALFORMED, template + " " + length);
            }
        }
    }

    @Test
    void aCommandOfAnotherSchemaOrVersionIsMalformed() {
        final CommandPublisher operator = new CommandPublisher(
                (buffer, offset, length) -> {
                    for (int octet = 0; octet < Records.HEADER_LENGTH; octet++) {
                        for (int change = 1; change < 256; change++) {
                            record.putBytes(FROM, buffer, offset, length);
                            record.putByte(FROM + octet, (byte) (buffer.getByte(offset + octet) + change));
                            if (Records.isCommand(Records.templateId(record, FROM))) {
                                apply(length);
                                assertEquals(octet != 1 || !isWhole(length), answer.reason == RejectReason.MALFORMED);
                            }
                        }
                    }
                    return Publication.PUBLISHED;
                },
                Records.OPERATOR);
        operator.advanceTime();
    }

    private Publication send(final DirectBuffer buffer, final int offset, final int length) {
        record.setMemory(0, record.capacity(), (byte) 0x55);
        record.putBytes(FROM, buffer, offset, length);
        apply(mutating ? mutate(length) : length);
        return Publication.PUBLISHED;
    }

    /** Changes a few bits, bytes, fields or the length, or nothing. */
    private int mutate(final int length) {
        int mutated = length;
        for (int changes = random.nextInt(3); changes > 0; changes--) {
            final int at = random.nextInt(length);
            switch (random.nextInt(5)) {
                case 0 -> record.putByte(FROM + at, (byte) (record.getByte(FROM + at) ^ 1 << random.nextInt(8)));
                case 1 -> record.putByte(FROM + at, (byte) random.nextInt());
                case 2 -> record.putLong(FROM + at, random.nextBoolean() ? -1 : Long.MAX_VALUE);
                case 3 -> record.putLong(FROM + at, 0);
                default ->
                    mutated = Math.min(
                            Records.MAX_LENGTH,
                            Math.max(Records.COMMAND_HEAD_LENGTH, length + random.nextInt(33) - 16));
            }
        }
        if (!Records.isCommand(Records.templateId(record, FROM))) {
            record.putByte(FROM + 1, (byte) random.nextInt(Records.FIRST_EVENT));
        }
        return mutated;
    }

    private void apply(final int length) {
        answer.begin(length);
        final long timestampNs = Math.max(engine.timestampNs() + 1, commands.timestampNs());
        engine.apply(record, FROM, length, engine.sequence() + 1, timestampNs);
        answer.expectOneOutcome();
        assertTrue(
                isWhole(length)
                        || answer.reason == RejectReason.MALFORMED
                        || answer.reason == RejectReason.DUPLICATE_REQUEST
                        || answer.reason == RejectReason.PAYLOAD_TOO_LONG,
                "not whole and not refused");
        if (engine.sequence() % 64 == 0) {
            engine.checkSums();
        }
    }

    /** Whether header and length are those of a command; its codes may still have no meaning. */
    private boolean isWhole(final int length) {
        final int blockLength = blockLength(Records.templateId(record, FROM));
        if (blockLength < 0
                || Records.blockLength(record, FROM) != blockLength
                || record.getByte(FROM + 2) != Records.SCHEMA_ID
                || record.getByte(FROM + 3) != Records.SCHEMA_VERSION) {
            return false;
        }
        final int end = Records.HEADER_LENGTH + blockLength;
        if (Records.templateId(record, FROM) != SignalDecoder.TEMPLATE_ID) {
            return length == end;
        }
        final int payload = record.getShort(FROM + end, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
        return payload <= Limits.MAX_PAYLOAD && length == end + 2 + payload;
    }

    /** Of each command of this version, or -1: written down here once more, since it is what the world agreed on. */
    private static int blockLength(final int template) {
        return switch (template) {
            case 1 -> 57;
            case 2 -> 32;
            case 3 -> 56;
            case 4 -> 33;
            case 5 -> 77;
            case 6 -> 107;
            case 7 -> 81;
            case 10 -> 60;
            case 11, 12 -> 40;
            case 13 -> 44;
            case 14 -> 52;
            case 15 -> 29;
            case 16 -> 28;
            case 17 -> 48;
            case 18 -> 32;
            case 20 -> 37;
            case 21 -> 68;
            case 22 -> 28;
            case 25 -> 48;
            case 26 -> 68;
            case 27 -> 30;
            case 28 -> 44;
            case 29 -> 60;
            case 40 -> 29;
            case 41 -> 28;
            case 50 -> 24;
            case 51 -> 48;
            default -> -1;
        };
    }

    /** What the engine answers to one record. */
    private final class Answer implements StreamHandler {
        private final MarketData marketData = new MarketData(new MarketDataListener() {});
        private int length;
        private int records;
        private int rejections;
        private RejectReason reason;
        private boolean ended;
        private boolean ofTime;
        private long applied;
        private long rejected;

        private void begin(final int commandLength) {
            length = commandLength;
            records = 0;
            rejections = 0;
            reason = null;
            ended = false;
            ofTime = false;
        }

        @Override
        public void onRecord(
                final long sequence,
                final DirectBuffer buffer,
                final int offset,
                final int recordLength,
                final boolean last) {
            // Whatever it is, market data gets it as well.
            marketData.onRecord(sequence, buffer, offset, recordLength, last);
            assertFalse(ended);
            ended = last;
            if (records++ == 0) {
                expectCommand(buffer, offset, recordLength);
                return;
            }
            final int template = Records.templateId(buffer, offset);
            assertFalse(Records.isCommand(template));
            if (records == 2 && isOfTime(template, buffer, offset + recordLength - 1)) {
                ofTime = true;
            }
            if (template == OrderRejectedDecoder.TEMPLATE_ID || template == CommandRejectedDecoder.TEMPLATE_ID) {
                rejections++;
                reason = RejectReason.of(buffer.getByte(offset + Records.HEADER_LENGTH) & 0xFF);
                assertTrue(reason != null, "a reason without meaning");
            }
            commands.onRecord(sequence, buffer, offset, recordLength, last);
        }

        /** What time brings comes with whatever command, before its own events, and may trigger orders behind them. */
        private boolean isOfTime(final int template, final DirectBuffer buffer, final int lastByte) {
            return template == PhaseChangedDecoder.TEMPLATE_ID
                    || template == AuctionUncrossedDecoder.TEMPLATE_ID
                    || (template == OrderCanceledDecoder.TEMPLATE_ID
                            && buffer.getByte(lastByte) == CancelReason.EXPIRED.ordinal());
        }

        /** The command stands in the stream as it came, but for its time. */
        private void expectCommand(final DirectBuffer buffer, final int offset, final int recordLength) {
            assertEquals(length, recordLength);
            for (int i = 0; i < length; i++) {
                if (i < 8 || i >= 16) {
                    assertEquals(record.getByte(FROM + i), buffer.getByte(offset + i));
                }
            }
            assertEquals(engine.timestampNs(), Records.timestampNs(buffer, offset));
        }

        private void expectOneOutcome() {
            assertTrue(ended);
            assertTrue(rejections <= 1 && (rejections == 0 || records == 2 || ofTime), "rejected and done");
            applied++;
            rejected += rejections;
        }
    }
}
