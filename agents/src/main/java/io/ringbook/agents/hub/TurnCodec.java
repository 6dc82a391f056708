package io.ringbook.agents.hub;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.collections.LongArrayList;

/**
 * Turns as bytes, and back. Numbers take seven bits of each byte, the low ones first, and are told by how far they are from the
 * one before of their kind; most turns take ten to twenty bytes.
 *
 * <pre>
 *   flags | time | [told] | [quotes] | [place of the cache] | [commands, unsent] | [kept]
 * </pre>
 */
final class TurnCodec {
    private static final int KIND = 3;
    private static final int ENDS_CUT_OFF = 1 << 2;
    private static final int TOLD = 1 << 3;
    private static final int QUOTES = 1 << 4;
    private static final int CACHE = 1 << 5;
    private static final int COMMANDS = 1 << 6;
    private static final int KEPT = 1 << 7;

    private static final Turn.Kind[] KINDS = Turn.Kind.values();

    // Of the last one.
    private long nowNs;
    private long sequence;
    private long place;

    private MutableDirectBuffer target;
    private DirectBuffer source;
    private int at;

    /** @return where it ends */
    int encode(final Turn turn, final MutableDirectBuffer buffer, final int offset) {
        target = buffer;
        at = offset;
        target.putByte(at++, (byte) flags(turn));
        putDistance(turn.nowNs - nowNs);
        nowNs = turn.nowNs;
        if (!turn.told.isEmpty()) {
            put(turn.told.size());
            for (int i = 0; i < turn.told.size(); i += 2) {
                put(turn.told.getLong(i) - sequence);
                put(turn.told.getLong(i + 1));
                sequence = turn.told.getLong(i);
            }
        }
        if (!turn.quotes.isEmpty()) {
            put(turn.quotes.size());
            for (int i = 0; i < turn.quotes.size(); i += 2) {
                put(turn.quotes.getLong(i));
                putDistance(turn.quotes.getLong(i + 1) - place);
                place = turn.quotes.getLong(i + 1);
            }
        }
        if (turn.cachePlace != Turn.SAME) {
            putDistance(turn.cachePlace - place);
        }
        if (turn.commands > 0) {
            put(turn.commands);
            putAll(turn.unsent);
        }
        if (!turn.kept.isEmpty()) {
            putAll(turn.kept);
        }
        return at;
    }

    /** @return where it ends */
    int decode(final Turn turn, final DirectBuffer buffer, final int offset) {
        source = buffer;
        at = offset;
        final int flags = source.getByte(at++);
        nowNs += distance();
        turn.begin(KINDS[flags & KIND], nowNs);
        turn.endsCutOff = (flags & ENDS_CUT_OFF) != 0;
        if ((flags & TOLD) != 0) {
            for (long left = number(); left > 0; left -= 2) {
                sequence += number();
                turn.told.addLong(sequence);
                turn.told.addLong(number());
            }
        }
        if ((flags & QUOTES) != 0) {
            for (long left = number(); left > 0; left -= 2) {
                turn.quotes.addLong(number());
                place += distance();
                turn.quotes.addLong(place);
            }
        }
        if ((flags & CACHE) != 0) {
            turn.cachePlace = place + distance();
        }
        if ((flags & COMMANDS) != 0) {
            turn.commands = (int) number();
            readAll(turn.unsent);
        }
        if ((flags & KEPT) != 0) {
            readAll(turn.kept);
        }
        return at;
    }

    private static int flags(final Turn turn) {
        return turn.kind.ordinal()
                | (turn.endsCutOff ? ENDS_CUT_OFF : 0)
                | (turn.told.isEmpty() ? 0 : TOLD)
                | (turn.quotes.isEmpty() ? 0 : QUOTES)
                | (turn.cachePlace == Turn.SAME ? 0 : CACHE)
                | (turn.commands == 0 ? 0 : COMMANDS)
                | (turn.kept.isEmpty() ? 0 : KEPT);
    }

    private void putAll(final LongArrayList numbers) {
        put(numbers.size());
        for (int i = 0; i < numbers.size(); i++) {
            put(numbers.getLong(i));
        }
    }

    private void readAll(final LongArrayList numbers) {
        for (long left = number(); left > 0; left--) {
            numbers.addLong(number());
        }
    }

    /** Of either sign: clocks are set back, and instruments change in turns. */
    private void putDistance(final long distance) {
        put(distance << 1 ^ distance >> 63);
    }

    private long distance() {
        final long number = number();
        return number >>> 1 ^ -(number & 1);
    }

    private void put(final long number) {
        long rest = number;
        while ((rest & ~0x7FL) != 0) {
            target.putByte(at++, (byte) (rest | 0x80));
            rest >>>= 7;
        }
        target.putByte(at++, (byte) rest);
    }

    private long number() {
        long number = 0;
        int shift = 0;
        byte next = source.getByte(at++);
        while (next < 0) {
            number |= (next & 0x7FL) << shift;
            shift += 7;
            next = source.getByte(at++);
        }
        return number | (long) next << shift;
    }
}
