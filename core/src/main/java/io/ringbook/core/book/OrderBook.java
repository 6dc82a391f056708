package io.ringbook.core.book;

import io.ringbook.core.Limits;
import io.ringbook.core.Side;
import java.util.function.IntPredicate;

/**
 * The book of one instrument, in price-time order.
 *
 * <p>A new order first {@linkplain #take takes} what it can trade with, then what is left of it {@linkplain #rest rests}.
 * The book does not check: prices and quantities are within {@link Limits}, slots are of live orders of this book, and
 * there is room in both pools.
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
        return of(side).best();
    }

    /** @return the best price of a side, or 0 if nothing rests there */
    public long bestTicks(final Side side) {
        final int level = best(side);
        return level == 0 ? 0 : levels.priceTicks(level);
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
            final long shown = orders.shownLots(maker);
            final long wanted = Math.min(remaining, shown);
            final long executed = listener.onMeeting(maker, priceTicks, wanted);
            if (executed > 0) {
                remaining -= executed;
                orders.fill(maker, executed);
                levels.addLots(level, -executed);
                listener.onTrade(maker, priceTicks, executed, orders.openLots(maker), remaining);
                if (executed == shown) {
                    leaveOrRefresh(maker, level, opposite, listener);
                }
            }
            if (executed < wanted) {
                break;
            }
            level = opposite.best();
        }
        return remaining;
    }

    /** Trades at one price all that crosses it: the best and oldest of each side with each other. */
    public void uncross(final long priceTicks, final BookListener listener) {
        int bid = bids.best();
        int ask = asks.best();
        while (bid != 0 && ask != 0 && levels.priceTicks(bid) >= priceTicks && levels.priceTicks(ask) <= priceTicks) {
            final int buy = levels.front(bid);
            final int sell = levels.front(ask);
            final long lots = Math.min(orders.shownLots(buy), orders.shownLots(sell));
            orders.fill(buy, lots);
            orders.fill(sell, lots);
            levels.addLots(bid, -lots);
            levels.addLots(ask, -lots);
            listener.onCross(buy, sell, priceTicks, lots, orders.openLots(buy), orders.openLots(sell));
            if (orders.shownLots(buy) == 0) {
                leaveOrRefresh(buy, bid, bids, listener);
            }
            if (orders.shownLots(sell) == 0) {
                leaveOrRefresh(sell, ask, asks, listener);
            }
            bid = bids.best();
            ask = asks.best();
        }
    }

    /** @return whether buyers pay as much as sellers ask */
    public boolean isCrossed() {
        return bids.best() != 0 && asks.best() != 0 && levels.priceTicks(bids.best()) >= levels.priceTicks(asks.best());
    }

    /** @return whether an incoming order would meet one that rests */
    public boolean wouldMeet(final Side takerSide, final long limitTicks) {
        final int level = best(takerSide.opposite());
        return level != 0 && isWithin(takerSide, limitTicks, level);
    }

    /** @return the lots that rest on the other side within a limit, with what is in reserve */
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
     * @return whether its price level is there; otherwise the pool of levels needs room for it
     */
    public boolean hasLevel(final Side side, final long priceTicks) {
        return levels.find(bookSide(side), (int) priceTicks) != 0;
    }

    /**
     * Puts an order at the back of its price level's queue.
     *
     * @param orderNumber of it
     * @param orderId the client's, unique among the account's live orders
     * @param account that owns it
     * @param fees number of what its trades cost
     * @return its slot
     */
    public int rest(
            final long orderNumber,
            final long orderId,
            final int account,
            final Side side,
            final long priceTicks,
            final long openLots,
            final int fees) {
        final int order = orders.add(orderNumber, orderId, account, openLots, fees);
        final int bookSide = bookSide(side);
        int level = levels.find(bookSide, (int) priceTicks);
        if (level == 0) {
            level = levels.add(bookSide, (int) priceTicks);
            of(side).add(level);
        }
        orders.level(order, level);
        toBack(order, level);
        levels.addLots(level, openLots);
        return order;
    }

    /** Shows only so much at a time of an order that has just come to rest; the rest is its reserve. */
    public void conceal(final int order, final long displayLots) {
        orders.conceal(order, displayLots);
    }

    /** Takes an order out of the book; its slot is free afterwards. */
    public void remove(final int order) {
        final int level = orders.level(order);
        levels.addLots(level, -orders.openLots(order));
        unlink(order, level, levels.isAsk(level) ? asks : bids);
        orders.remove(order);
    }

    /**
     * Lowers what is open of an order, which keeps its place in the queue; what is in reserve goes first.
     *
     * @param openLots the new open quantity, positive and not above what is open now
     */
    public void reduce(final int order, final long openLots) {
        levels.addLots(orders.level(order), openLots - orders.openLots(order));
        orders.reduce(order, openLots);
    }

    /** @return how many levels a side has */
    public int levels(final Side side) {
        return of(side).size();
    }

    /**
     * @param position from 0, in no order
     * @return a level of a side
     */
    public int level(final Side side, final int position) {
        return (int) of(side).entryAt(position);
    }

    /** For listings, states and tests: the levels of a side, the best first. Allocates. */
    public int[] levelsBestFirst(final Side side) {
        return of(side).bestFirst();
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
        long open = 0;
        long shown = 0;
        for (int order = levels.front(level); order != 0; order = orders.behind(order)) {
            if (!own.test(order)) {
                open += orders.openLots(order);
                shown += orders.shownLots(order);
            } else if (onlyBefore) {
                // Reserves come to stand behind it.
                return shown;
            }
        }
        return open;
    }

    LevelHeap of(final Side side) {
        return side == Side.BUY ? bids : asks;
    }

    private void leaveOrRefresh(final int order, final int level, final LevelHeap side, final BookListener listener) {
        final long shown = orders.refresh(order);
        if (shown == 0) {
            unlink(order, level, side);
            orders.remove(order);
            return;
        }
        if (levels.back(level) != order) {
            unlink(order, level, side);
            toBack(order, level);
        }
        listener.onRefreshed(order, shown);
    }

    private void toBack(final int order, final int level) {
        final int last = levels.back(level);
        orders.ahead(order, last);
        orders.behind(order, 0);
        if (last == 0) {
            levels.front(level, order);
        } else {
            orders.behind(last, order);
        }
        levels.back(level, order);
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
