package io.ringbook.core.book;

import io.ringbook.core.Limits;
import io.ringbook.core.Side;
import java.util.function.IntPredicate;

/**
 * The book of one instrument, in price-time order.
 *
 * <p>A new order first {@linkplain #take takes} what it can trade with, then what is left of it {@linkplain #rest rests}.
 * The book does not check: prices and quantities are within {@link Limits}, slots are of live orders of this book, and
 * there is {@linkplain #hasRoom room}.
 */
public final class OrderBook {
    private final int instrument;
    private final Orders orders;
    private final Levels levels;
    private final LevelHeap bids;
    private final LevelHeap asks;

    /**
     * @param instrument its id
     * @param orders shared by all books
     * @param levels shared by all books
     */
    public OrderBook(final int instrument, final Orders orders, final Levels levels) {
        this.instrument = instrument;
        this.orders = orders;
        this.levels = levels;
        bids = new LevelHeap(levels, false);
        asks = new LevelHeap(levels, true);
    }

    /** @return the level of the side's best price, or 0 if nothing rests there */
    public int best(final Side side) {
        return side == Side.BUY ? bids.best() : asks.best();
    }

    /**
     * Trades with what rests on the other side, best price first and oldest order first, until the limit or the quantity
     * runs out or the listener stops it.
     *
     * @param takerSide of the incoming order
     * @param limitTicks it buys at or below, or sells at or above this price
     * @param lots of the incoming order
     * @param listener is asked before and told after each trade
     * @return the lots left over
     */
    public long take(final Side takerSide, final long limitTicks, final long lots, final BookListener listener) {
        final boolean buying = takerSide == Side.BUY;
        final LevelHeap opposite = buying ? asks : bids;
        long remaining = lots;
        int level = opposite.best();
        while (remaining > 0 && level != 0) {
            final long priceTicks = levels.priceTicks(level);
            if (buying ? priceTicks > limitTicks : priceTicks < limitTicks) {
                break;
            }
            final int maker = levels.front(level);
            final long makerLots = orders.openLots(maker);
            final long wanted = Math.min(remaining, makerLots);
            final long executed = listener.onMeeting(maker, priceTicks, wanted);
            if (executed > 0) {
                final long makerOpenLots = makerLots - executed;
                remaining -= executed;
                orders.fill(maker, executed);
                levels.addLots(level, -executed);
                listener.onTrade(maker, priceTicks, executed, makerOpenLots, remaining);
                if (makerOpenLots == 0) {
                    unlink(maker, level, opposite);
                    orders.remove(maker);
                }
            }
            if (executed < wanted) {
                break;
            }
            level = opposite.best();
        }
        return remaining;
    }

    /** @return whether an incoming order would meet one that rests */
    public boolean wouldMeet(final Side takerSide, final long limitTicks) {
        final int level = best(takerSide.opposite());
        return level != 0 && isWithin(takerSide, limitTicks, level);
    }

    /** @return the lots that rest on the other side within a limit */
    public long lotsWithin(final Side takerSide, final long limitTicks) {
        final LevelHeap opposite = takerSide == Side.BUY ? asks : bids;
        long lots = 0;
        for (int i = 0; i < opposite.size(); i++) {
            final int level = (int) opposite.entryAt(i);
            lots += isWithin(takerSide, limitTicks, level) ? levels.openLots(level) : 0;
        }
        return lots;
    }

    /**
     * As {@link #lotsWithin}, without some orders. Looks at every order within the limit, in no order.
     *
     * @param own tells by its slot whether an order is not to be counted
     * @param onlyBefore to count only what trades before the first of those
     */
    public long lotsOfOthersWithin(
            final Side takerSide, final long limitTicks, final IntPredicate own, final boolean onlyBefore) {
        final LevelHeap opposite = takerSide == Side.BUY ? asks : bids;
        long firstOwn = Long.MAX_VALUE;
        for (int i = 0; onlyBefore && i < opposite.size(); i++) {
            final long entry = opposite.entryAt(i);
            if (entry < firstOwn && isWithin(takerSide, limitTicks, (int) entry) && firstOf((int) entry, own) != 0) {
                firstOwn = entry;
            }
        }
        long lots = 0;
        for (int i = 0; i < opposite.size(); i++) {
            final long entry = opposite.entryAt(i);
            if (entry <= firstOwn && isWithin(takerSide, limitTicks, (int) entry)) {
                lots += lotsOfOthers((int) entry, own, onlyBefore);
            }
        }
        return lots;
    }

    /**
     * @param side of an order that would rest
     * @param priceTicks of it
     * @return whether the pool of levels has room for it; that of orders is asked by {@link Orders#isFull}
     */
    public boolean hasRoom(final Side side, final long priceTicks) {
        return !levels.isFull() || levels.find(bookSide(side), (int) priceTicks) != 0;
    }

    /**
     * Puts an order at the back of its price level's queue.
     *
     * @param orderNumber of it
     * @param orderId the client's, unique among the account's live orders
     * @param account that owns it
     * @param makerFeePpm the fee of its trades
     * @return its slot
     */
    public int rest(
            final long orderNumber,
            final long orderId,
            final int account,
            final Side side,
            final long priceTicks,
            final long openLots,
            final int makerFeePpm) {
        final int order = orders.add(orderNumber, orderId, account, openLots, makerFeePpm);
        final int bookSide = bookSide(side);
        int level = levels.find(bookSide, (int) priceTicks);
        if (level == 0) {
            level = levels.add(bookSide, (int) priceTicks);
            (side == Side.BUY ? bids : asks).add(level);
        }
        final int last = levels.back(level);
        orders.level(order, level);
        orders.ahead(order, last);
        orders.behind(order, 0);
        if (last == 0) {
            levels.front(level, order);
        } else {
            orders.behind(last, order);
        }
        levels.back(level, order);
        levels.addLots(level, openLots);
        return order;
    }

    /** Takes an order out of the book; its slot is free afterwards. */
    public void remove(final int order) {
        final int level = orders.level(order);
        levels.addLots(level, -orders.openLots(order));
        unlink(order, level, levels.isAsk(level) ? asks : bids);
        orders.remove(order);
    }

    /**
     * Lowers what is open of an order, which keeps its place in the queue.
     *
     * @param openLots the new open quantity, positive and not above what is open now
     */
    public void reduce(final int order, final long openLots) {
        levels.addLots(orders.level(order), openLots - orders.openLots(order));
        orders.openLots(order, openLots);
    }

    /** For listings, states and tests: the levels of a side, the best first. Allocates. */
    public int[] levelsBestFirst(final Side side) {
        return (side == Side.BUY ? bids : asks).bestFirst();
    }

    private boolean isWithin(final Side takerSide, final long limitTicks, final int level) {
        final long priceTicks = levels.priceTicks(level);
        return takerSide == Side.BUY ? priceTicks <= limitTicks : priceTicks >= limitTicks;
    }

    private int firstOf(final int level, final IntPredicate own) {
        int order = levels.front(level);
        while (order != 0 && !own.test(order)) {
            order = orders.behind(order);
        }
        return order;
    }

    private long lotsOfOthers(final int level, final IntPredicate own, final boolean onlyBefore) {
        long lots = 0;
        for (int order = levels.front(level); order != 0; order = orders.behind(order)) {
            if (!own.test(order)) {
                lots += orders.openLots(order);
            } else if (onlyBefore) {
                break;
            }
        }
        return lots;
    }

    private int bookSide(final Side side) {
        return instrument << 1 | side.ordinal();
    }

    private void unlink(final int order, final int level, final LevelHeap side) {
        final int ahead = orders.ahead(order);
        final int behind = orders.behind(order);
        if (ahead == 0 && behind == 0) {
            side.remove(level);
            levels.remove(level);
            return;
        }
        if (ahead == 0) {
            levels.front(level, behind);
        } else {
            orders.behind(ahead, behind);
        }
        if (behind == 0) {
            levels.back(level, ahead);
        } else {
            orders.ahead(behind, ahead);
        }
    }
}
