package io.ringbook.bench.peers;

/**
 * What a command is about, so that its result can be read alone: sequence of the message, its quantity, and which part of it the
 * command is. It travels in the command's timestamp, which exchange-core hands through and does not look at.
 */
final class Tag {
    /** The command is a new order. */
    static final int NEW = 0;

    /** The command is a cancel. */
    static final int CANCEL = 1;

    /** The command is a modification, or the last of the two that make one. */
    static final int MODIFY = 2;

    /** Another one follows, which makes a modification together with it. */
    static final int BEFORE_MODIFY = 3;

    private static final int PART_BITS = 2;
    private static final int SEQUENCE_BITS = 30;

    private Tag() {}

    static long of(final int part, final int sequence, final int lots) {
        if (sequence >>> SEQUENCE_BITS != 0) {
            throw new IllegalArgumentException("too many messages: sequence=" + sequence);
        }
        return (long) lots << (SEQUENCE_BITS + PART_BITS) | (long) sequence << PART_BITS | part;
    }

    static int part(final long tag) {
        return (int) tag & ((1 << PART_BITS) - 1);
    }

    static int sequence(final long tag) {
        return (int) tag >>> PART_BITS;
    }

    static int lots(final long tag) {
        return (int) (tag >>> (SEQUENCE_BITS + PART_BITS));
    }
}
