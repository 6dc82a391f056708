package io.ringbook.bench.flow;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Counts what a flow is made of. */
final class FlowStatistics implements OrderFlowListener {
    private final Map<Long, Integer> sentAt = new HashMap<>();
    private final Map<Long, Integer> prices = new HashMap<>();
    private final Set<Long> canceledIds = new HashSet<>();
    private final Set<Long> modifiedIds = new HashSet<>();
    private long hash = 1;
    private int messages;
    private int news;
    private int buys;
    private int iocs;
    private int canceledAtOnce;
    private int cancelsAgain;
    private int modifiesAgain;
    private int modifiedByOne;
    private int lowest = Integer.MAX_VALUE;
    private int highest = Integer.MIN_VALUE;

    @Override
    public void onNew(
            final int instrument,
            final long orderId,
            final boolean buy,
            final int priceTicks,
            final int lots,
            final boolean ioc) {
        hash(orderId, priceTicks, lots, (buy ? 1 : 0) + (ioc ? 2 : 0));
        if (orderId <= 0 || sentAt.put(orderId, messages) != null) {
            throw new AssertionError("id not new: orderId=" + orderId);
        }
        if (priceTicks <= 0 || lots <= 0) {
            throw new AssertionError("not positive: priceTicks=" + priceTicks + ", lots=" + lots);
        }
        prices.put(orderId, priceTicks);
        news++;
        buys += buy ? 1 : 0;
        iocs += ioc ? 1 : 0;
        if (ioc) {
            // One or a few ticks through the mid, so close to it.
            lowest = Math.min(lowest, priceTicks);
            highest = Math.max(highest, priceTicks);
        }
        messages++;
    }

    @Override
    public void onCancel(final int instrument, final long orderId) {
        hash(orderId, 0, 0, 4);
        if (!canceledIds.add(orderId)) {
            cancelsAgain++;
        } else if (sentAt.get(orderId) == messages - 1) {
            canceledAtOnce++;
        }
        messages++;
    }

    @Override
    public void onModify(final int instrument, final long orderId, final int newPriceTicks, final int newLots) {
        hash(orderId, newPriceTicks, newLots, 5);
        if (newPriceTicks <= 0 || newLots <= 0) {
            throw new AssertionError("not positive: newPriceTicks=" + newPriceTicks + ", newLots=" + newLots);
        }
        if (!modifiedIds.add(orderId)) {
            modifiesAgain++;
        } else if (Math.abs(newPriceTicks - prices.get(orderId)) == 1) {
            modifiedByOne++;
        }
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

    int buysOf1000() {
        return parts(buys, news);
    }

    int iocsOf1000() {
        return parts(iocs, news);
    }

    /** Of the orders that are not IOC. */
    int modifiedOf1000() {
        return parts(modifiedIds.size(), news - iocs);
    }

    /** Of the orders that are not IOC. */
    int canceledOf1000() {
        return parts(canceledIds.size(), news - iocs);
    }

    int canceledAtOnceOf1000() {
        return parts(canceledAtOnce, canceledIds.size());
    }

    int modifiedByOneOf1000() {
        return parts(modifiedByOne, modifiedIds.size());
    }

    int cancelsAgainOf1000() {
        return parts(cancelsAgain, canceledIds.size());
    }

    int modifiesAgainOf1000() {
        return parts(modifiesAgain, modifiedIds.size());
    }

    /** How far the mid walked, to within a few ticks. */
    int walkedTicks() {
        return highest - lowest;
    }

    @Override
    public String toString() {
        return "messages " + messages + ", new " + news + ", of 1000: buys " + buysOf1000() + ", ioc " + iocsOf1000()
                + ", modified " + modifiedOf1000() + " (by one " + modifiedByOneOf1000() + ", again "
                + modifiesAgainOf1000() + "), canceled " + canceledOf1000() + " (at once " + canceledAtOnceOf1000()
                + ", again " + cancelsAgainOf1000() + "), mid walked " + walkedTicks();
    }

    private void hash(final long orderId, final int priceTicks, final int lots, final int kind) {
        hash = (hash * 31) + orderId;
        hash = (hash * 31) + priceTicks;
        hash = (hash * 31) + lots;
        hash = (hash * 31) + kind;
    }

    private static int parts(final int some, final int all) {
        return (int) (some * 1000L / all);
    }
}
