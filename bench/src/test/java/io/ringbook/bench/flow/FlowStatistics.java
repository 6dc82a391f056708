package io.ringbook.bench.flow;

import java.util.Arrays;
import java.util.Locale;
import org.agrona.collections.Long2LongHashMap;

/** Counts what a flow is made of, and what it makes of a plain book. */
final class FlowStatistics implements OrderFlowListener {
    private static final long NONE = Long.MIN_VALUE;
    private static final int NEIGHBORS = 4;

    private final ReportText reports = new ReportText();
    private final NaiveBook book = new NaiveBook(reports);
    /** Of each order the number of its last message. */
    private final Long2LongHashMap lastAt = new Long2LongHashMap(NONE);

    private final Long2LongHashMap prices = new Long2LongHashMap(NONE);
    private final Long2LongHashMap modifiedAt = new Long2LongHashMap(NONE);
    private final Long2LongHashMap canceledAt = new Long2LongHashMap(NONE);
    private final int opening;
    private long hash = 1;
    private int messages;
    private int news;
    private int buys;
    private int iocs;
    private int canceledNext;
    private int cancelsAgain;
    private int cancelsAgainNext;
    private int modifiesAgain;
    private int modifiesAgainWithinThree;
    private int modifiedByOne;
    private int levelsMade;
    private int restingNews;
    private int lowest = Integer.MAX_VALUE;
    private int highest = Integer.MIN_VALUE;
    private long[] buyPrices = new long[1 << 10];
    private long[] sellPrices = new long[1 << 10];

    /** @param opening messages after which the new levels are counted */
    FlowStatistics(final int opening) {
        this.opening = opening;
    }

    static FlowStatistics of(final MessageStream stream) {
        final FlowStatistics statistics = new FlowStatistics(stream.opening());
        stream.replay(statistics);
        return statistics;
    }

    @Override
    public void onNew(
            final int instrument,
            final long orderId,
            final boolean buy,
            final int priceTicks,
            final int lots,
            final boolean ioc) {
        hash(instrument, orderId, priceTicks, lots, (buy ? 1 : 0) + (ioc ? 2 : 0));
        if (orderId <= 0 || lastAt.put(orderId, messages) != NONE) {
            throw new AssertionError("id not new: orderId=" + orderId);
        }
        if (priceTicks <= 0 || lots <= 0) {
            throw new AssertionError("not positive: priceTicks=" + priceTicks + ", lots=" + lots);
        }
        prices.put(orderId, priceTicks);
        if (buy) {
            buyPrices = added(buyPrices, buys, orderId << 32 | priceTicks);
        } else {
            sellPrices = added(sellPrices, news - buys, orderId << 32 | priceTicks);
        }
        news++;
        buys += buy ? 1 : 0;
        iocs += ioc ? 1 : 0;
        lowest = Math.min(lowest, priceTicks);
        highest = Math.max(highest, priceTicks);
        final int levels = book.levels();
        book.onNew(instrument, orderId, buy, priceTicks, lots, ioc);
        if (messages++ >= opening && !ioc) {
            restingNews++;
            levelsMade += book.levels() > levels ? 1 : 0;
        }
    }

    @Override
    public void onCancel(final int instrument, final long orderId) {
        hash(instrument, orderId, 0, 0, 4);
        final int after = messages - (int) lastAt.put(orderId, messages);
        if (canceledAt.putIfAbsent(orderId, messages) != NONE) {
            cancelsAgain++;
            cancelsAgainNext += after == 1 ? 1 : 0;
        } else {
            canceledNext += after == 1 ? 1 : 0;
        }
        book.onCancel(instrument, orderId);
        messages++;
    }

    @Override
    public void onModify(final int instrument, final long orderId, final int newPriceTicks, final int newLots) {
        hash(instrument, orderId, newPriceTicks, newLots, 5);
        if (newPriceTicks <= 0 || newLots <= 0) {
            throw new AssertionError("not positive: newPriceTicks=" + newPriceTicks + ", newLots=" + newLots);
        }
        final long before = modifiedAt.putIfAbsent(orderId, messages);
        if (before != NONE) {
            modifiesAgain++;
            modifiesAgainWithinThree += messages - before <= 3 ? 1 : 0;
        } else {
            modifiedByOne += Math.abs(newPriceTicks - prices.get(orderId)) == 1 ? 1 : 0;
        }
        lastAt.put(orderId, messages);
        book.onModify(instrument, orderId, newPriceTicks, newLots);
        messages++;
    }

    long hash() {
        return hash;
    }

    int messages() {
        return messages;
    }

    int news() {
        return news;
    }

    NaiveBook book() {
        return book;
    }

    int reports(final int type) {
        return (int) reports.count(type);
    }

    double buys() {
        return percent(buys, news);
    }

    double iocs() {
        return percent(iocs, news);
    }

    /** Of the orders that are not IOC, as are the next. */
    double modified() {
        return percent(modifiedAt.size(), news - iocs);
    }

    double canceled() {
        return percent(canceledAt.size(), news - iocs);
    }

    double levelsMade() {
        return percent(levelsMade, restingNews);
    }

    /** Of the first cancels of an order, those that come right after its last message. */
    double canceledNext() {
        return percent(canceledNext, canceledAt.size());
    }

    double modifiedByOne() {
        return percent(modifiedByOne, modifiedAt.size());
    }

    double cancelsAgain() {
        return percent(cancelsAgain, canceledAt.size());
    }

    double cancelsAgainNext() {
        return percent(cancelsAgainNext, cancelsAgain);
    }

    double modifiesAgain() {
        return percent(modifiesAgain, modifiedAt.size());
    }

    double modifiesAgainWithinThree() {
        return percent(modifiesAgainWithinThree, modifiesAgain);
    }

    /** From the lowest price to the highest. */
    int rangeTicks() {
        return highest - lowest;
    }

    /**
     * Where the ids of each side follow its walk: of all orders, those that are so far from the median of the eight beside them,
     * below it if they buy and above it if they sell.
     */
    double placed(final int fromTicks, final int toTicks) {
        return percent(
                placed(buyPrices, buys, true, fromTicks, toTicks)
                        + placed(sellPrices, news - buys, false, fromTicks, toTicks),
                news);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "messages %d, new %d (buys %.2f %%, ioc %.2f %%), modified %.2f %% (by one %.2f, again %.2f, within three"
                        + " %.2f), canceled %.2f %% (next %.2f, again %.2f, next %.2f), range %d, orders %d, levels %d,"
                        + " levels made %.2f %%, trades %d, refused %d and %d, placed 5 to 10 inside %.2f, 5 to 20 outside"
                        + " %.3f, beyond %.3f",
                messages,
                news,
                buys(),
                iocs(),
                modified(),
                modifiedByOne(),
                modifiesAgain(),
                modifiesAgainWithinThree(),
                canceled(),
                canceledNext(),
                cancelsAgain(),
                cancelsAgainNext(),
                rangeTicks(),
                book.orders(),
                book.levels(),
                levelsMade(),
                reports(ReportText.TRADE),
                reports(ReportText.CANCEL_REFUSED),
                reports(ReportText.MODIFY_REFUSED),
                placed(-10, -5),
                placed(5, 20),
                placed(21, Integer.MAX_VALUE));
    }

    private static int placed(
            final long[] ofSide, final int size, final boolean buy, final int fromTicks, final int toTicks) {
        final long[] byId = Arrays.copyOf(ofSide, size);
        Arrays.sort(byId);
        final int[] beside = new int[2 * NEIGHBORS];
        int placed = 0;
        for (int i = NEIGHBORS; i < size - NEIGHBORS; i++) {
            for (int j = 0; j < NEIGHBORS; j++) {
                beside[j] = (int) byId[i - 1 - j];
                beside[NEIGHBORS + j] = (int) byId[i + 1 + j];
            }
            Arrays.sort(beside);
            final int ticks = buy ? beside[NEIGHBORS] - (int) byId[i] : (int) byId[i] - beside[NEIGHBORS - 1];
            placed += ticks >= fromTicks && ticks <= toTicks ? 1 : 0;
        }
        return placed;
    }

    private static long[] added(final long[] values, final int size, final long value) {
        final long[] roomy = size == values.length ? Arrays.copyOf(values, 2 * size) : values;
        roomy[size] = value;
        return roomy;
    }

    private void hash(final int instrument, final long orderId, final int priceTicks, final int lots, final int kind) {
        hash = (hash * 31) + orderId;
        hash = (hash * 31) + priceTicks;
        hash = (hash * 31) + lots;
        hash = (hash * 31) + (instrument << 3 | kind);
    }

    private static double percent(final int some, final int all) {
        return 100.0 * some / all;
    }
}
