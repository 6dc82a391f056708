package io.ringbook.agents.report;

import io.ringbook.core.RejectReason;
import io.ringbook.core.Side;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the journal has around a move: filled in as the stream passes, read by {@link Causes}. */
final class MoveTrail {
    /** An order that followed a signal came at most so much later. */
    static final long REACTION_NS = 5 * UtcTime.SECOND;

    /** What is beyond these is left out, so that no minute takes more memory than this. */
    private static final int MOST_SIGNALS = 10_000;

    private static final int MOST_ORDERS = 500_000;

    final Move move;
    /** Whose orders took what rested. */
    final Side pushing;

    final List<Said> signals = new ArrayList<>();
    final List<Sent> orders = new ArrayList<>();
    final Map<Integer, Maker> makers = new TreeMap<>();
    final Map<RejectReason, Refused> refused = new EnumMap<>(RejectReason.class);
    /** Levels of the other side that trades, and cancels, left empty during the move. */
    long emptiedByTrades;

    long emptiedByCancels;
    /** In which orders of the pushing side took, during the move. */
    long trades;

    long lots;
    /** Of the circuit breaker's first halt; 0 if there was none. */
    long haltSequence;

    long haltNs;
    String haltedBy;
    /** When trading went on after it, or 0. */
    long resumedSequence;

    long resumedNs;
    /** When the other side was first empty during the move, and when someone was there again; 0 for never. */
    long emptySequence;

    long emptyNs;
    long filledSequence;
    long filledNs;

    /** A signal. */
    record Said(String sender, int account, String topic, String text, long sequence, long timeNs) {}

    /** A new order of the pushing side; told is what its sender had been given since it sent an order before. */
    static final class Sent {
        final int account;
        final long sequence;
        final long timeNs;
        final long toldAfter;
        final long toldUpTo;
        long takenLots;
        boolean isRefused;

        Sent(final int account, final long sequence, final long timeNs, final long toldAfter, final long toldUpTo) {
            this.account = account;
            this.sequence = sequence;
            this.timeNs = timeNs;
            this.toldAfter = toldAfter;
            this.toldUpTo = toldUpTo;
        }
    }

    /** Someone whose resting orders were taken during the move. */
    static final class Maker {
        final String name;
        final BigInteger before;
        BigInteger left;
        /** When it had nothing left to offer, or 0. */
        long ranOutSequence;

        long ranOutNs;
        long withdrawn;
        long refused;
        long firstRefused;
        long lastRefused;
        /** Of the other side, at the end; or -1 before. */
        long liveOrders = -1;

        Maker(final String name, final BigInteger before) {
            this.name = name;
            this.before = before;
            left = before;
        }
    }

    /** Orders that were refused for one reason. */
    static final class Refused {
        long count;
        long firstSequence;
        long firstNs;
        long lastSequence;
        long lastNs;
        String first;
    }

    MoveTrail(final Move move) {
        this.move = move;
        pushing = move.rises() ? Side.BUY : Side.SELL;
    }

    /** Whether signals and orders may matter that come now: those that led to the move, and those before them. */
    boolean isNear(final long timeNs) {
        return timeNs >= move.fromNs() - 2 * REACTION_NS && !isOver(timeNs);
    }

    /** Whether a command belongs to the move itself. */
    boolean isDuring(final long sequence) {
        return sequence >= move.fromSequence() && sequence <= move.toSequence();
    }

    /** Whether what a command led to belongs to what the move led to: until a minute after its begin. */
    boolean isAfterBegin(final long sequence, final long timeNs) {
        return sequence >= move.fromSequence() && !isOver(timeNs);
    }

    boolean isOver(final long timeNs) {
        return timeNs > Math.max(move.toNs(), move.fromNs() + MoveFinder.WINDOW_NS);
    }

    void said(final Said signal) {
        if (signals.size() < MOST_SIGNALS) {
            signals.add(signal);
        }
    }

    void sent(final Sent order) {
        if (orders.size() < MOST_ORDERS) {
            orders.add(order);
        }
    }

    void refused(final RejectReason reason, final String sender, final long sequence, final long timeNs) {
        final Refused those = refused.computeIfAbsent(reason, key -> new Refused());
        if (those.count == 0) {
            those.first = sender;
            those.firstSequence = sequence;
            those.firstNs = timeNs;
        }
        those.count++;
        those.lastSequence = sequence;
        those.lastNs = timeNs;
    }
}
