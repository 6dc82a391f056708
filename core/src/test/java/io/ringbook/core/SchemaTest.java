package io.ringbook.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.core.codec.PayloadDecoder;
import io.ringbook.core.codec.RecordHeaderDecoder;
import io.ringbook.core.codec.SignalDecoder;
import io.ringbook.core.engine.EngineConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntFunction;
import javax.xml.parsers.DocumentBuilderFactory;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Holds the numbers that are written by hand against the schema and against what is generated from it. */
final class SchemaTest {
    private static final int LONGEST_BLOCK = 254;

    private final Document schema = parse();

    @Test
    void theHeaderIsWhereRecordsSaysItIs() {
        assertEquals(Records.HEADER_LENGTH, RecordHeaderDecoder.ENCODED_LENGTH);
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[64]);
        for (int i = 0; i < 64; i++) {
            buffer.putByte(i, (byte) (0xF0 - i));
        }
        final RecordHeaderDecoder header = new RecordHeaderDecoder().wrap(buffer, 3);
        assertEquals(header.blockLength(), Records.blockLength(buffer, 3));
        assertEquals(header.templateId(), Records.templateId(buffer, 3));
        assertEquals(
                String.valueOf(Records.SCHEMA_ID), schema.getDocumentElement().getAttribute("id"));
        assertEquals(
                String.valueOf(Records.SCHEMA_VERSION),
                schema.getDocumentElement().getAttribute("version"));
        assertEquals(Records.SCHEMA_ID, SignalDecoder.SCHEMA_ID);
        assertEquals(Records.SCHEMA_VERSION, SignalDecoder.SCHEMA_VERSION);
    }

    @Test
    void everyCommandBeginsWithTheSameHead() throws ReflectiveOperationException {
        int commands = 0;
        for (final Element message : messages()) {
            if (!Records.isCommand(id(message))) {
                continue;
            }
            commands++;
            final Class<?> decoder = decoder(message);
            final String name = message.getAttribute("name");
            assertEquals(4, Records.HEADER_LENGTH + number(decoder, "sessionEncodingOffset"), name);
            assertEquals(8, Records.HEADER_LENGTH + number(decoder, "timestampNsEncodingOffset"), name);
            assertEquals(16, Records.HEADER_LENGTH + number(decoder, "seenSequenceEncodingOffset"), name);
            assertEquals(24, Records.HEADER_LENGTH + number(decoder, "requestEncodingOffset"), name);
            assertEquals(4, number(decoder, "requestEncodingLength"), name);
            assertEquals(4, number(decoder, "sessionEncodingLength"), name);
            assertEquals(8, number(decoder, "timestampNsEncodingLength"), name);
            assertEquals(8, number(decoder, "seenSequenceEncodingLength"), name);
            assertTrue(Records.HEADER_LENGTH + constant(decoder, "BLOCK_LENGTH") >= Records.COMMAND_HEAD_LENGTH, name);
        }
        assertEquals(28, commands);
    }

    @Test
    void theHeadIsReadAndStampedWhereItIs() {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[64]);
        final SignalDecoder signal = new SignalDecoder()
                .wrap(buffer, 5 + Records.HEADER_LENGTH, SignalDecoder.BLOCK_LENGTH, Records.SCHEMA_VERSION);
        for (int i = 0; i < 64; i++) {
            buffer.putByte(i, (byte) (7 * i + 3));
        }
        assertEquals(signal.session(), Records.session(buffer, 5));
        assertEquals(signal.timestampNs(), Records.timestampNs(buffer, 5));
        final Bytes bytes = new Bytes();
        bytes.wrap(buffer, 5, Records.HEADER_LENGTH + SignalDecoder.BLOCK_LENGTH);
        assertEquals(Records.templateId(buffer, 5), Records.templateId(bytes));
        assertEquals(Records.templateId(buffer, 5), Records.templateId(bytes.getInt(0)));
        assertEquals(signal.session(), Records.session(bytes));
        assertEquals(signal.request(), Records.request(bytes));
        final Memory copy = new Memory(64);
        copy.put(7, bytes);
        Records.timestampNs(copy, 7, 0x0102030405060708L);
        final SignalDecoder stamped = new SignalDecoder()
                .wrap(copy.buffer(), 7 + Records.HEADER_LENGTH, SignalDecoder.BLOCK_LENGTH, Records.SCHEMA_VERSION);
        assertEquals(0x0102030405060708L, stamped.timestampNs());
        assertEquals(signal.seenSequence(), stamped.seenSequence());
        assertEquals(signal.session(), stamped.session());
    }

    @Test
    void theHeadIsWrittenWhereItIs() {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[64]);
        final SignalDecoder signal = new SignalDecoder()
                .wrap(buffer, 5 + Records.HEADER_LENGTH, SignalDecoder.BLOCK_LENGTH, Records.SCHEMA_VERSION);
        buffer.putLong(5 + Records.HEADER_LENGTH + SignalDecoder.timestampNsEncodingOffset(), -1);
        Records.head(buffer, 5, 0x01020304, 0x05060708090A0B0CL, 0x0D0E0F10);
        assertEquals(0x01020304, signal.session());
        assertEquals(0, signal.timestampNs());
        assertEquals(0x05060708090A0B0CL, signal.seenSequence());
        assertEquals(0x0D0E0F10, signal.request());
    }

    @Test
    void commandsAndEventsAreToldApartByTheirIds() throws ReflectiveOperationException {
        final Set<Integer> ids = new HashSet<>();
        for (final Element message : messages()) {
            final String name = message.getAttribute("name");
            final int id = id(message);
            assertTrue(ids.add(id), name);
            assertTrue(id > 0 && id <= Records.ENGINE_BUILT, name);
            assertEquals(id, constant(decoder(message), "TEMPLATE_ID"), name);
            assertEquals(id < Records.FIRST_EVENT, Records.isCommand(id), name);
            assertEquals("EngineBuilt".equals(name), id == Records.ENGINE_BUILT, name);
        }
    }

    @Test
    void theCodesOfTheSchemaAreThoseOfTheVocabulary() {
        expectCodes("SideCode", Side.values(), Side::of);
        expectCodes("OrderTypeCode", OrderType.values(), OrderType::of);
        expectCodes("TimeInForceCode", TimeInForce.values(), TimeInForce::of);
        expectCodes("TriggerCode", Trigger.values(), Trigger::of);
        expectCodes("PhaseCode", Phase.values(), Phase::of);
        expectCodes("SelfTradeCode", SelfTrade.values(), SelfTrade::of);
        expectCodes("CancelReasonCode", CancelReason.values(), CancelReason::of);
    }

    @Test
    void everyReasonHasItsCode() {
        for (final RejectReason reason : RejectReason.values()) {
            assertEquals(reason == RejectReason.NONE ? null : reason, RejectReason.of(reason.ordinal()));
        }
        assertNull(RejectReason.of(-1));
        assertNull(RejectReason.of(RejectReason.values().length));
        assertTrue(RejectReason.values().length <= 1 << 8);
    }

    @Test
    void aCodeWithoutMeaningIsNone() {
        for (final int code : new int[] {-1, 6, 255, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            assertNull(Side.of(code));
            assertNull(OrderType.of(code));
            assertNull(TimeInForce.of(code));
            assertNull(SelfTrade.of(code));
            assertNull(Trigger.of(code));
            assertNull(Phase.of(code));
        }
        assertNull(CancelReason.of(-1));
        assertNull(CancelReason.of(CancelReason.values().length));
    }

    @Test
    void noRecordIsLongerThanTheLongest() throws ReflectiveOperationException {
        assertEquals(Limits.MAX_PAYLOAD, PayloadDecoder.lengthMaxValue());
        for (final Element message : messages()) {
            final int blockLength = constant(decoder(message), "BLOCK_LENGTH");
            final boolean isSignal = id(message) == SignalDecoder.TEMPLATE_ID;
            assertEquals(isSignal, message.getElementsByTagName("data").getLength() > 0);
            final int rest = isSignal ? SignalDecoder.payloadHeaderLength() + Limits.MAX_PAYLOAD : 0;
            assertTrue(blockLength <= LONGEST_BLOCK, message.getAttribute("name"));
            assertTrue(Records.HEADER_LENGTH + blockLength + rest <= Records.MAX_LENGTH, message.getAttribute("name"));
        }
    }

    @Test
    void theFirstRecordOfAJournalComesBackAsItWas() {
        final EngineConfig config = new EngineConfig(1, 2, 3, 4, 5, 6, 7, Long.MIN_VALUE + 8);
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[Records.MAX_LENGTH]);
        config.encode(buffer, 16);
        assertEquals(Records.ENGINE_BUILT, Records.templateId(buffer, 16));
        assertEquals(config, EngineConfig.decode(buffer, 16, EngineConfig.ENCODED_LENGTH));
    }

    private void expectCodes(final String type, final Enum<?>[] values, final IntFunction<Enum<?>> of) {
        final NodeList codes = named("enum", type).getElementsByTagName("validValue");
        assertEquals(values.length, codes.getLength(), type);
        for (int i = 0; i < values.length; i++) {
            final Element code = (Element) codes.item(i);
            assertEquals(values[i].name(), code.getAttribute("name"), type);
            assertEquals(
                    String.valueOf(values[i].ordinal()), code.getTextContent().trim(), type);
            assertEquals(values[i], of.apply(values[i].ordinal()), type);
        }
    }

    private Element named(final String tag, final String name) {
        final NodeList elements = schema.getElementsByTagName(tag);
        for (int i = 0; i < elements.getLength(); i++) {
            final Element element = (Element) elements.item(i);
            if (element.getAttribute("name").equals(name)) {
                return element;
            }
        }
        throw new AssertionError("not in the schema: " + tag + "=" + name);
    }

    private List<Element> messages() {
        final NodeList elements = schema.getElementsByTagName("sbe:message");
        final List<Element> messages = new ArrayList<>();
        for (int i = 0; i < elements.getLength(); i++) {
            messages.add((Element) elements.item(i));
        }
        assertNotEquals(0, messages.size());
        return messages;
    }

    private static int id(final Element message) {
        return Integer.parseInt(message.getAttribute("id"));
    }

    private static Class<?> decoder(final Element message) throws ReflectiveOperationException {
        return Class.forName(String.format(
                Locale.ROOT, "%s.%sDecoder", SignalDecoder.class.getPackageName(), message.getAttribute("name")));
    }

    private static int constant(final Class<?> decoder, final String name) throws ReflectiveOperationException {
        return decoder.getField(name).getShort(null);
    }

    private static int number(final Class<?> decoder, final String method) throws ReflectiveOperationException {
        return (int) decoder.getMethod(method).invoke(null);
    }

    private static Document parse() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(Path.of("src/main/sbe/ringbook.xml").toFile());
        } catch (final Exception e) {
            throw new AssertionError("cannot read the schema", e);
        }
    }
}
