package io.ringbook.agents.report;

import io.ringbook.core.CancelReason;
import io.ringbook.core.RejectReason;
import io.ringbook.core.Side;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How new orders ended, by side: as many were sent as were filled, canceled, rejected or are live. */
final class OrderEnds {
    private static final int SIDES = Side.values().length;

    private final long[] sent = new long[SIDES];
    private final long[] filled = new long[SIDES];
    private final long[][] canceled = new long[CancelReason.values().length][SIDES];
    private final long[][] rejected = new long[RejectReason.values().length][SIDES];

    void onSent(final Side side) {
        sent[side.ordinal()]++;
    }

    void onFilled(final Side side) {
        filled[side.ordinal()]++;
    }

    void onCanceled(final Side side, final CancelReason reason) {
        canceled[reason.ordinal()][side.ordinal()]++;
    }

    void onRejected(final Side side, final RejectReason reason) {
        rejected[reason.ordinal()][side.ordinal()]++;
    }

    /** @return buy and sell orders by what became of them, in words; only what occurred */
    Map<String, long[]> byEnd() {
        final Map<String, long[]> ends = new LinkedHashMap<>();
        final long[] live = sent.clone();
        put(ends, live, "filled", filled);
        for (final CancelReason reason : CancelReason.values()) {
            put(ends, live, "canceled: " + words(reason), canceled[reason.ordinal()]);
        }
        for (final RejectReason reason : RejectReason.values()) {
            put(ends, live, "rejected: " + words(reason), rejected[reason.ordinal()]);
        }
        put(ends, live.clone(), "live", live);
        return ends;
    }

    private static void put(final Map<String, long[]> ends, final long[] live, final String end, final long[] counts) {
        final int buy = Side.BUY.ordinal();
        final int sell = Side.SELL.ordinal();
        if (counts[buy] + counts[sell] > 0) {
            ends.put(end, new long[] {counts[buy], counts[sell]});
            live[buy] -= counts[buy];
            live[sell] -= counts[sell];
        }
    }

    static String words(final Enum<?> reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
