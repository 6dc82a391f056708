package io.ringbook.agents.feed;

import io.ringbook.agents.BadInputException;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import io.ringbook.core.event.EventListener;
import io.ringbook.core.marketdata.Depth;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Drives a market with a real day, and compares it with the exchange's own book after every message.
 *
 * <p>The file shows only the best levels of the book. What stands on a level that comes into view is rebuilt from what
 * later happens to the orders of its price, with one anonymous order behind them for the rest. A level that goes out of
 * view is canceled. Where the books differ, the row counts as different once and the level is rebuilt. All of this is
 * ordinary commands.
 */
public final class LobsterFeed {
    private final LobsterMessages messages;
    private final Path bookFile;
    private final boolean compares;
    private final HeldOrders held = new HeldOrders();
    private FedMarket market;
    private LobsterBookRows book;
    private OrderFutures futures;
    private long largestId;
    private long ownId;

    private long commands;
    private long rowsCompared;
    private long rowsEqual;
    private long executions;
    private long notTraded;
    private long executionsAtHead;
    private long repairs;
    private long revealed;
    private long anonymous;

    // The incoming order whose executions are being told: its rows, and how far they have been looked at.
    private final List<long[]> groupBooks = new ArrayList<>();
    private int groupFirst;
    private int groupEnd;
    private int headRow;
    private long headStart;
    private int compareRow;
    private long compareEnd;
    private long tradedLots;

    /**
     * Reads and checks the message file.
     *
     * @param file a zip with both files of a day, or its message file, plain or .gz
     * @param bookFile its orderbook file, or null if it is in the zip, or there is none
     * @param compares whether nobody else trades, so that the book can be compared and repaired
     * @throws BadInputException if anything in the files is wrong
     */
    public LobsterFeed(final Path file, final Path bookFile, final boolean compares) {
        messages = LobsterMessages.read(file);
        this.bookFile = bookFile == null && LobsterBookRows.isIn(file) ? file : bookFile;
        this.compares = compares;
        checkBook();
    }

    /** As the file calls it, at most 12 characters. */
    public String symbol() {
        return messages.symbol;
    }

    /** Midnight before the first message, nanoseconds since the epoch. */
    public long startNs() {
        return messages.midnightNs;
    }

    /** Time of the first message, nanoseconds since the epoch. */
    public long firstNs() {
        return messages.timeNs(0);
    }

    public long messageCount() {
        return messages.rows;
    }

    /**
     * Feeds the whole day.
     *
     * @param progress is told the number of messages done, now and then
     * @throws BadInputException if a row of the orderbook file is wrong
     */
    public LobsterReport feed(final FedMarket fed, final LongConsumer progress) {
        return feed(fed, Long.MAX_VALUE, progress);
    }

    /**
     * Feeds the day as far as it goes.
     *
     * @param untilNs what comes later is left out, nanoseconds since the epoch
     */
    public LobsterReport feed(final FedMarket fed, final long untilNs, final LongConsumer progress) {
        market = fed;
        fed.listen(new Executions());
        fed.listen(held);
        if (bookFile == null) {
            feedAll(untilNs, progress);
        } else {
            try (LobsterBookRows rows = LobsterBookRows.open(bookFile)) {
                book = rows;
                futures = new OrderFutures(messages);
                feedAll(untilNs, progress);
            }
        }
        return new LobsterReport(
                messages.rows,
                commands,
                held.rejected(),
                rowsCompared,
                rowsEqual,
                executions,
                notTraded,
                executionsAtHead,
                repairs,
                revealed,
                anonymous);
    }

    /** Reads the whole book once, so that what is wrong in it is said before anything is sent. */
    private void checkBook() {
        if (bookFile == null) {
            return;
        }
        try (LobsterBookRows rows = LobsterBookRows.open(bookFile)) {
            if (rows == null) {
                throw new BadInputException(
                        bookFile.toString(), 0, "FILE", "no orderbook file in it", "one named *orderbook*.csv");
            }
            for (int row = 0; row < messages.rows; row++) {
                rows.next();
            }
            rows.expectEnd();
        }
    }

    private void feedAll(final long untilNs, final LongConsumer progress) {
        int row = 0;
        if (book != null) {
            // The first row has the first message in it already.
            book.next();
            market.advanceTo(messages.timeNs(0));
            largestId = messages.orderIds[0];
            for (final Side side : Side.values()) {
                for (int level = 0; level < book.levels(); level++) {
                    reveal(side, book.priceTicks(side, level), book.lots(side, level), 0);
                }
            }
            row = 1;
        }
        while (row < messages.rows && messages.timeNs(row) <= untilNs) {
            market.advanceTo(messages.timeNs(row));
            final int next = messages.types[row] == LobsterMessages.EXECUTE ? execute(row) : apply(row);
            if ((row ^ next) >>> 12 != 0) {
                progress.accept(next);
            }
            row = next;
        }
    }

    /** A message that is no execution. @return the next row */
    private int apply(final int row) {
        final long orderId = messages.orderIds[row];
        final Side side = messages.buys[row] ? Side.BUY : Side.SELL;
        switch (messages.types[row]) {
            case LobsterMessages.NEW -> {
                largestId = Math.max(largestId, orderId);
                place(orderId, side, messages.prices[row], messages.lots[row], TimeInForce.GTC);
            }
            case LobsterMessages.REDUCE, LobsterMessages.DELETE -> takeOut(orderId, side, row);
            default -> {
                // Hidden executions, crosses and halts leave the visible book as it is.
            }
        }
        if (book != null) {
            book.next();
            if (compares) {
                compareAndRepair(row);
            }
        }
        return row + 1;
    }

    /** Executions of one incoming order. @return the row behind the last */
    private int execute(final int first) {
        final int end = messages.endOfGroup(first);
        final Side makerSide = messages.buys[first] ? Side.BUY : Side.SELL;
        long lots = 0;
        long worstTicks = messages.prices[first];
        groupBooks.clear();
        for (int row = first; row < end; row++) {
            lots += messages.lots[row];
            worstTicks = makerSide == Side.BUY
                    ? Math.min(worstTicks, messages.prices[row])
                    : Math.max(worstTicks, messages.prices[row]);
            if (book != null) {
                book.next();
                groupBooks.add(book.copy());
                if (compares) {
                    revealAhead(makerSide, row);
                }
            }
        }
        groupFirst = first;
        groupEnd = end;
        headRow = first;
        headStart = 0;
        compareRow = first;
        compareEnd = messages.lots[first];
        tradedLots = 0;
        place(--ownId, makerSide.opposite(), worstTicks, lots, TimeInForce.IOC);
        executions += end - first;
        notTraded += end - headRow;
        headRow = end;
        if (book != null && compares) {
            // Rows whose trades did not come differ.
            rowsCompared += end - 1 - compareRow;
            compareRow = end;
            book.load(groupBooks.get(end - 1 - first));
            compareAndRepair(end - 1);
        }
        return end;
    }

    /** A level that comes into view between two executions of one incoming order must be there before it is sent. */
    private void revealAhead(final Side side, final int row) {
        final Depth depth = market.depth();
        for (int level = 0; level < book.levels(); level++) {
            final long priceTicks = book.priceTicks(side, level);
            final int ours = depth.levels(side);
            if (priceTicks != 0 && (ours == 0 || isWorse(side, priceTicks, depth.priceTicks(side, ours - 1)))) {
                reveal(side, priceTicks, book.lots(side, level), row);
            }
        }
    }

    /** Takes lots from an order; what it does not have from an anonymous one of its price, or else from the back. */
    private void takeOut(final long orderId, final Side side, final int row) {
        final HeldOrders.Held own = held.find(orderId);
        final long lots = messages.lots[row];
        final long fromOwn = own == null ? 0 : Math.min(own.lots, lots);
        if (fromOwn > 0) {
            reduce(own, fromOwn);
        }
        long missing = lots - fromOwn;
        if (missing == 0 || book == null || !compares) {
            return;
        }
        anonymous++;
        final List<HeldOrders.Held> queue = held.queue(side, messages.prices[row]);
        for (final boolean named : new boolean[] {false, true}) {
            for (int i = queue.size() - 1; i >= 0 && missing > 0; i--) {
                final HeldOrders.Held order = queue.get(i);
                if (named == order.orderId > 0 && order.lots > 0) {
                    final long taken = Math.min(missing, order.lots);
                    missing -= taken;
                    reduce(order, taken);
                }
            }
        }
    }

    private void compareAndRepair(final int row) {
        for (final Side side : Side.values()) {
            revealLast(side, row);
        }
        rowsCompared++;
        if (isEqual(Side.BUY, 0, 0)) {
            rowsEqual++;
        } else {
            repair(row);
        }
        for (final Side side : Side.values()) {
            cancelOutOfView(side);
        }
    }

    /** A level that newly enters at the end of the view is read from the file. */
    private void revealLast(final Side side, final int row) {
        final int last = book.levels() - 1;
        final long priceTicks = book.priceTicks(side, last);
        final Depth depth = market.depth();
        if (priceTicks != 0
                && depth.levels(side) == last
                && (last == 0 || isWorse(side, priceTicks, depth.priceTicks(side, last - 1)))) {
            reveal(side, priceTicks, book.lots(side, last), row);
        }
    }

    /**
     * Whether our best levels are those of the row.
     *
     * @param tradedSide where {@code aheadLots} more have traded at {@code aheadTicks} than the row knows of
     */
    private boolean isEqual(final Side tradedSide, final long aheadTicks, final long aheadLots) {
        final Depth depth = market.depth();
        for (final Side side : Side.values()) {
            // What has traded ahead may have been the whole rest of the best level, which is gone from the depth then.
            final boolean gone = side == tradedSide && aheadLots > 0 && depth.priceTicks(side, 0) != aheadTicks;
            for (int level = 0; level < book.levels(); level++) {
                final boolean ahead = side == tradedSide && aheadLots > 0 && level == 0;
                final int ours = gone ? level - 1 : level;
                final long ticks = ours < 0 ? aheadTicks : depth.priceTicks(side, ours);
                final long lots = (ours < 0 ? 0 : depth.openLots(side, ours)) + (ahead ? aheadLots : 0);
                if (ticks != book.priceTicks(side, level) || lots != book.lots(side, level)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Takes out all levels that differ first, so that what comes in does not trade with what is wrong. */
    private void repair(final int row) {
        final Depth depth = market.depth();
        for (final Side side : Side.values()) {
            for (int level = depth.levels(side) - 1; level >= 0; level--) {
                final long priceTicks = depth.priceTicks(side, level);
                if (depth.openLots(side, level) != lotsInRow(side, priceTicks)) {
                    repairs++;
                    cancelAll(side, priceTicks);
                }
            }
        }
        for (final Side side : Side.values()) {
            for (int level = 0; level < book.levels(); level++) {
                final long priceTicks = book.priceTicks(side, level);
                if (priceTicks != 0 && held.queue(side, priceTicks).isEmpty()) {
                    reveal(side, priceTicks, book.lots(side, level), row);
                }
            }
        }
    }

    private void cancelOutOfView(final Side side) {
        final Depth depth = market.depth();
        for (int level = depth.levels(side) - 1; level >= book.levels(); level--) {
            cancelAll(side, depth.priceTicks(side, level));
        }
    }

    private long lotsInRow(final Side side, final long priceTicks) {
        for (int level = 0; level < book.levels(); level++) {
            if (book.priceTicks(side, level) == priceTicks) {
                return book.lots(side, level);
            }
        }
        return 0;
    }

    /** A level as it stands after a row: those whose later is known, in order of their ids, and one for the rest. */
    private void reveal(final Side side, final long priceTicks, final long lots, final int row) {
        if (lots == 0) {
            return;
        }
        revealed++;
        long missing = lots;
        for (final long orderId : futures.ordersAt(side == Side.BUY, priceTicks)) {
            if (orderId > largestId || missing == 0) {
                break;
            }
            final long later = Math.min(missing, futures.lotsAfter(orderId, row));
            if (later > 0 && held.find(orderId) == null) {
                missing -= later;
                place(orderId, side, priceTicks, later, TimeInForce.GTC);
            }
        }
        if (missing > 0) {
            place(--ownId, side, priceTicks, missing, TimeInForce.GTC);
        }
    }

    private void place(
            final long orderId,
            final Side side,
            final long priceTicks,
            final long lots,
            final TimeInForce timeInForce) {
        commands++;
        held.sending(orderId, side, priceTicks);
        market.orders().limit(orderId, market.instrument(), side, priceTicks, lots, timeInForce);
    }

    private void reduce(final HeldOrders.Held order, final long lots) {
        commands++;
        held.sending();
        if (lots == order.lots) {
            market.orders().cancel(order.orderId);
        } else {
            market.orders().replace(order.orderId, order.priceTicks, order.lots - lots);
        }
    }

    private void cancelAll(final Side side, final long priceTicks) {
        for (final HeldOrders.Held order : held.queue(side, priceTicks)) {
            commands++;
            held.sending();
            market.orders().cancel(order.orderId);
        }
    }

    private static boolean isWorse(final Side side, final long priceTicks, final long thanTicks) {
        return side == Side.BUY ? priceTicks < thanTicks : priceTicks > thanTicks;
    }

    /** Holds our trades against the rows of executions; told before {@link #held} is, which still knows the maker. */
    private final class Executions implements EventListener {
        @Override
        public void onOrderExecuted(
                final long sequence,
                final int instrument,
                final long makerOrderNumber,
                final long takerOrderNumber,
                final Side takerSide,
                final long priceTicks,
                final long lots,
                final long makerOpenLots,
                final long takerOpenLots,
                final long makerFee,
                final long takerFee) {
            if (!held.isSent(sequence, takerOrderNumber)) {
                return;
            }
            final long makerId = held.orderId(makerOrderNumber);
            for (; headRow < groupEnd && headStart < tradedLots + lots; headRow++) {
                executionsAtHead += makerId == messages.orderIds[headRow] ? 1 : 0;
                headStart += messages.lots[headRow];
            }
            tradedLots += lots;
            while (book != null && compares && compareRow < groupEnd - 1 && compareEnd <= tradedLots) {
                book.load(groupBooks.get(compareRow - groupFirst));
                rowsCompared++;
                rowsEqual += isEqual(takerSide.opposite(), priceTicks, tradedLots - compareEnd) ? 1 : 0;
                compareRow++;
                compareEnd += messages.lots[compareRow];
            }
        }
    }
}
