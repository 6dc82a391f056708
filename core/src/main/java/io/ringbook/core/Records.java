package io.ringbook.core;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Where the fields lie that every record, or every command, has at the same place. {@code src/main/sbe/ringbook.xml} is
 * the source; a test holds these numbers against it.
 *
 * <pre>
 *   0             1            2          3         4         8              16              24        28
 *   +-------------+------------+----------+---------+---------+--------------+---------------+---------+----
 *   | blockLength | templateId | schemaId | version | session | timestampNs  | seenSequence  | request | ...
 *   +-------------+------------+----------+---------+---------+--------------+---------------+---------+----
 *   |                  every record                 |                 every command                    |
 * </pre>
 */
public final class Records {
    public static final int HEADER_LENGTH = 4;
    public static final int SCHEMA_ID = 82;
    public static final int SCHEMA_VERSION = 3;

    // Where these lie, counted from the record's header.
    private static final int TEMPLATE_ID = 1;
    private static final int SESSION = 4;
    private static final int TIMESTAMP_NS = 8;
    private static final int SEEN_SEQUENCE = 16;
    private static final int REQUEST = 24;

    /** Length of header and head, the shortest that a command can be. */
    public static final int COMMAND_HEAD_LENGTH = 28;

    /** No record is longer. */
    public static final int MAX_LENGTH = 512;

    private static final int LAST_ABOUT_ORDERS = 9;

    /** Template ids below are commands, from here on events. */
    public static final int FIRST_EVENT = 64;

    /** Template id of the first record of a journal, which is neither. */
    public static final int ENGINE_BUILT = 127;

    /** Session of the operator, who lists, deposits and opens accounts and sessions; always open. */
    public static final int OPERATOR = 0;

    private Records() {}

    /** @return the first four bytes of such a record as one number */
    public static int header(final int templateId, final int blockLength) {
        return blockLength | templateId << 8 | SCHEMA_ID << 16 | SCHEMA_VERSION << 24;
    }

    /** @param header the first four bytes of a record */
    public static int templateId(final int header) {
        return header >>> 8 & 0xFF;
    }

    public static int blockLength(final DirectBuffer buffer, final int offset) {
        return buffer.getByte(offset) & 0xFF;
    }

    public static int templateId(final DirectBuffer buffer, final int offset) {
        return buffer.getByte(offset + TEMPLATE_ID) & 0xFF;
    }

    public static boolean isCommand(final int templateId) {
        return templateId < FIRST_EVENT;
    }

    /** @return whether a command that is refused is an OrderRejected, not a CommandRejected */
    public static boolean isAboutOrders(final int templateId) {
        return templateId <= LAST_ABOUT_ORDERS;
    }

    /** Writes what every command begins with behind its header; the time is left 0. */
    public static void head(
            final MutableDirectBuffer buffer,
            final int offset,
            final int session,
            final long seenSequence,
            final int request) {
        buffer.putInt(offset + SESSION, session, LITTLE_ENDIAN);
        buffer.putLong(offset + TIMESTAMP_NS, 0, LITTLE_ENDIAN);
        buffer.putLong(offset + SEEN_SEQUENCE, seenSequence, LITTLE_ENDIAN);
        buffer.putInt(offset + REQUEST, request, LITTLE_ENDIAN);
    }

    public static int templateId(final Bytes record) {
        return record.getByte(TEMPLATE_ID) & 0xFF;
    }

    public static int session(final Bytes command) {
        return command.getInt(SESSION);
    }

    /** @return the sender's number of the command, 0 for none */
    public static int request(final Bytes command) {
        return command.getInt(REQUEST);
    }

    /** Stamps a command that the engine has copied. */
    public static void timestampNs(final Memory memory, final long at, final long timestampNs) {
        memory.putLong(at + TIMESTAMP_NS, timestampNs);
    }

    /** Stamps a command. */
    public static void timestampNs(final MutableDirectBuffer buffer, final int offset, final long timestampNs) {
        buffer.putLong(offset + TIMESTAMP_NS, timestampNs, LITTLE_ENDIAN);
    }

    public static int session(final DirectBuffer buffer, final int offset) {
        return buffer.getInt(offset + SESSION, LITTLE_ENDIAN);
    }

    /** @return the last of the stream that the command's sender had been given */
    public static long seenSequence(final DirectBuffer buffer, final int offset) {
        return buffer.getLong(offset + SEEN_SEQUENCE, LITTLE_ENDIAN);
    }

    public static long timestampNs(final DirectBuffer buffer, final int offset) {
        return buffer.getLong(offset + TIMESTAMP_NS, LITTLE_ENDIAN);
    }
}
