package io.ringbook.agents.report;

import io.ringbook.core.RejectReason;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many commands changed nothing, by what they were and why. */
final class Rejections {
    /** What was rejected. */
    enum Kind {
        /** A new order. */
        ORDER,
        /** A request about orders: cancel, replace, mass cancel, quote. */
        REQUEST,
        /** Anything else. */
        OTHER
    }

    private static final int REASONS = RejectReason.values().length;

    private final long[] counts = new long[Kind.values().length * REASONS];

    void add(final Kind kind, final RejectReason reason) {
        counts[at(kind, reason)]++;
    }

    void add(final Rejections others) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += others.counts[i];
        }
    }

    long count(final Kind kind, final RejectReason reason) {
        return counts[at(kind, reason)];
    }

    long count(final Kind kind) {
        return byReason(kind).values().stream().mapToLong(Long::longValue).sum();
    }

    /** @return only the reasons that occurred, in the order of their codes */
    SortedMap<RejectReason, Long> byReason(final Kind kind) {
        final SortedMap<RejectReason, Long> result = new TreeMap<>();
        for (final RejectReason reason : RejectReason.values()) {
            if (count(kind, reason) > 0) {
                result.put(reason, count(kind, reason));
            }
        }
        return result;
    }

    private static int at(final Kind kind, final RejectReason reason) {
        return kind.ordinal() * REASONS + reason.ordinal();
    }
}
