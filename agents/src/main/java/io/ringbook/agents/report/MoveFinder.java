package io.ringbook.agents.report;

import io.ringbook.core.Phase;
import io.ringbook.core.Side;
import io.ringbook.core.marketdata.Depth;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds where the price of an instrument went farthest within a minute, up and down, while trading was open. A minute is long
 * enough for people and agents to follow each other, and short enough that a price which drifts for hours makes no move.
 */
final class MoveFinder {
    static final long WINDOW_NS = UtcTime.MINUTE;

    /** A move is worth telling from so many times the ordinary spread on: noise hardly goes there and back in a minute. */
    static final long TELLING_SPREADS = 10;

    /** As is a book that nobody bought or sold in for so long. */
    private static final long TELLING_EMPTY_NS = UtcTime.SECOND;

    /** What was taken from a price longer ago did not lead to a move. */
    private static final long LONGEST_RETREAT_NS = 10 * UtcTime.SECOND;

    private final int instrument;
    private final Map<Long, Long> nsOfSpreads = new TreeMap<>();
    /** Middles that may become the lowest, and the highest, of the minute, the earliest first. */
    private final Deque<Left> lows = new ArrayDeque<>();

    private final Deque<Left> highs = new ArrayDeque<>();
    private final Retreat bids = new Retreat();
    private final Retreat asks = new Retreat();
    private final Gap[] gaps = {new Gap(), new Gap()};
    private Move rise;
    private Move fall;
    // The first, or null.
    private Move halted;
    private Side haltingSide;
    private long haltSequence;
    private long haltNs;
    private boolean halts;
    private long haltCount;
    private long middle = FactSample.NONE;
    private long spreadTicks;
    private long sequence;
    private long timeNs;

    /** A price that the market left at a time; what rested on the side that gave way was taken or went away since then. */
    private record Left(long middle, long timeNs, long sinceSequence, long sinceNs) {}

    /** How long a side of the book gives way, without anything new at its best price or better. */
    private static final class Retreat {
        // Lower is better on both sides.
        private long price;
        private long lots;
        private long sinceSequence;
        private long sinceNs;
        private boolean isUnderWay;

        void changed(final long sequence, final long nowNs, final long newPrice, final long newLots) {
            final boolean isFarther = newLots == 0 || (newPrice > price && lots > 0);
            final boolean givesWay = isFarther || (newPrice == price && newLots < lots);
            final boolean isUnchanged = newPrice == price && newLots == lots;
            if (givesWay && (!isUnderWay || nowNs - sinceNs > LONGEST_RETREAT_NS)) {
                sinceSequence = sequence;
                sinceNs = nowNs;
            }
            isUnderWay = givesWay || (isUnderWay && isUnchanged);
            price = newPrice;
            lots = newLots;
        }
    }

    /** Nobody was on a side. */
    private static final class Gap {
        private boolean isOpen;
        private Move begin;
        private Move longest;
        private long longestNs;

        private void begin(final Move newBegin) {
            isOpen = true;
            begin = newBegin;
        }

        private void end(final long nowNs) {
            if (isOpen && nowNs - begin.toNs() > longestNs) {
                longest = begin;
                longestNs = nowNs - begin.toNs();
            }
            isOpen = false;
        }
    }

    MoveFinder(final int instrument) {
        this.instrument = instrument;
    }

    /** The best prices and what rests there are these from now on. */
    void quoted(final long newSequence, final long nowNs, final Depth depth) {
        if (depth.phase() != Phase.OPEN && newSequence != haltSequence) {
            return;
        }
        keepHalt(newSequence);
        final long bidTicks = depth.bidTicks();
        final long askTicks = depth.askTicks();
        bids.changed(newSequence, nowNs, -bidTicks, depth.bidLots());
        asks.changed(newSequence, nowNs, askTicks, depth.askLots());
        if (spreadTicks > 0) {
            nsOfSpreads.merge(spreadTicks, nowNs - timeNs, Long::sum);
        }
        final boolean isTwoSided = bidTicks > 0 && askTicks > 0;
        final long newMiddle = isTwoSided ? bidTicks + askTicks : FactSample.NONE;
        spreadTicks = isTwoSided ? askTicks - bidTicks : 0;
        sequence = newSequence;
        timeNs = nowNs;
        if (newMiddle != middle) {
            leave();
            middle = newMiddle;
            rise = larger(rise, move(true));
            fall = larger(fall, move(false));
        }
        gap(Side.BUY, bidTicks);
        gap(Side.SELL, askTicks);
        keepHalt(newSequence + 1);
    }

    /**
     * A circuit breaker halts the instrument.
     *
     * @param side of the order that met it
     */
    void halted(final long atSequence, final long atNs, final Side side) {
        keepHalt(atSequence);
        haltCount++;
        if (halted == null) {
            halts = true;
            haltSequence = atSequence;
            haltNs = atNs;
            haltingSide = side;
        }
    }

    /** @return how often the circuit breaker halted the instrument */
    long halts() {
        return haltCount;
    }

    /** @return the largest, or null before the first price */
    Move rise() {
        return rise;
    }

    /** @return the largest, or null before the first price */
    Move fall() {
        return fall;
    }

    /** @return in ticks: half of the time it was at most as wide; 0 if there was none */
    long ordinarySpread() {
        final long half =
                nsOfSpreads.values().stream().mapToLong(Long::longValue).sum() / 2;
        long ns = 0;
        for (final Map.Entry<Long, Long> entry : nsOfSpreads.entrySet()) {
            ns += entry.getValue();
            if (ns >= half) {
                return entry.getKey();
            }
        }
        return 0;
    }

    /**
     * @param endNs when the run ended
     * @return what is worth telling, in the order of its time
     */
    List<Move> telling(final long endNs) {
        keepHalt(Long.MAX_VALUE);
        final List<Move> moves = new ArrayList<>();
        add(moves, rise, Side.SELL, endNs);
        add(moves, fall, Side.BUY, endNs);
        if (halted != null && moves.stream().noneMatch(move -> covers(move, halted))) {
            moves.add(halted);
        }
        moves.sort((one, other) -> Long.compare(one.fromSequence(), other.fromSequence()));
        return moves;
    }

    private void add(final List<Move> moves, final Move largest, final Side emptied, final long endNs) {
        final Gap gap = gaps[emptied.ordinal()];
        final boolean isLastLonger = gap.isOpen && endNs - gap.begin.toNs() > gap.longestNs;
        final Move gone = isLastLonger ? gap.begin : gap.longest;
        final long goneNs = isLastLonger ? endNs - gap.begin.toNs() : gap.longestNs;
        final long spread = ordinarySpread();
        if (largest != null && spread > 0 && largest.size() >= 2 * TELLING_SPREADS * spread) {
            moves.add(largest);
        } else if (gone != null && goneNs >= TELLING_EMPTY_NS) {
            moves.add(gone);
        }
    }

    private static boolean covers(final Move move, final Move halt) {
        return halt.toNs() >= move.fromNs() && halt.toNs() <= move.fromNs() + WINDOW_NS;
    }

    /** The price is another from now on, or there is none. */
    private void leave() {
        if (middle == FactSample.NONE) {
            return;
        }
        while (!lows.isEmpty() && lows.peekLast().middle >= middle) {
            lows.removeLast();
        }
        while (!highs.isEmpty() && highs.peekLast().middle <= middle) {
            highs.removeLast();
        }
        lows.addLast(left(asks));
        highs.addLast(left(bids));
    }

    private Left left(final Retreat side) {
        final boolean isRetreat = side.isUnderWay && timeNs - side.sinceNs <= LONGEST_RETREAT_NS;
        return isRetreat
                ? new Left(middle, timeNs, side.sinceSequence, side.sinceNs)
                : new Left(middle, timeNs, sequence, timeNs);
    }

    /** @return from the lowest or highest of the last minute to what is now, or null if nothing came before */
    private Move move(final boolean rises) {
        final Deque<Left> lefts = rises ? lows : highs;
        while (!lefts.isEmpty() && lefts.peekFirst().timeNs < timeNs - WINDOW_NS) {
            lefts.removeFirst();
        }
        if (lefts.isEmpty()) {
            return null;
        }
        final Left from = lefts.peekFirst();
        return new Move(instrument, rises, from.middle, from.sinceSequence, from.sinceNs, middle, sequence, timeNs);
    }

    private static Move larger(final Move largest, final Move move) {
        final boolean isMove = move != null
                && !move.emptiesABook()
                && move.rises() == (move.toMiddle() > move.fromMiddle())
                && move.size() > (largest == null ? 0 : largest.size());
        return isMove ? move : largest;
    }

    private void gap(final Side side, final long bestTicks) {
        final Gap gap = gaps[side.ordinal()];
        if (bestTicks > 0) {
            gap.end(timeNs);
        } else if (!gap.isOpen) {
            final Move begin = move(side == Side.SELL);
            // Before there was a price, nobody is missed.
            if (begin != null) {
                gap.begin(begin);
            }
        }
    }

    /** A halt counts when its command is over. */
    private void keepHalt(final long nextSequence) {
        if (halts && nextSequence > haltSequence) {
            halts = false;
            final boolean rises = haltingSide == Side.BUY;
            final Move move = move(rises);
            final boolean isMove = move != null && move.rises() == (move.toMiddle() > move.fromMiddle());
            halted = isMove
                    ? move
                    : new Move(instrument, rises, middle, haltSequence, haltNs, middle, haltSequence, haltNs);
        }
    }
}
