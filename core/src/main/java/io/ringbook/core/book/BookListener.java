package io.ringbook.core.book;

/**
 * Decides on and receives what an incoming order does in an {@link OrderBook}, in the order it happens, on the matching
 * thread. Prices are in ticks, quantities in lots. Implementations must not call back into the book.
 */
public interface BookListener {
    /**
     * The incoming order meets a resting one and could trade with it.
     *
     * @param maker slot of the resting order
     * @param priceTicks at which they would trade, the resting order's
     * @param lots that both have, always positive; of the resting order only what is shown
     * @return how many lots may trade, 0 to {@code lots}; fewer than {@code lots} ends the taking after this trade
     */
    long onMeeting(int maker, long priceTicks, long lots);

    /**
     * They traded. The maker is still in its queue, with the lots that are left of it.
     *
     * @param maker slot of the resting order
     * @param priceTicks at which both traded
     * @param lots traded now, always positive
     * @param makerOpenLots still resting, with what is in reserve; zero when the maker is filled and about to leave
     * @param takerOpenLots left of the incoming order
     */
    void onTrade(int maker, long priceTicks, long lots, long makerOpenLots, long takerOpenLots);

    /**
     * Two orders that rest traded when the book was uncrossed. Both are still in their queues.
     *
     * @param priceTicks at which all of them trade
     * @param buyOpenLots still resting, with what is in reserve; zero when it is filled and about to leave
     * @param sellOpenLots the same
     */
    default void onCross(
            final int buy,
            final int sell,
            final long priceTicks,
            final long lots,
            final long buyOpenLots,
            final long sellOpenLots) {}

    /** What was shown of an order is filled: so much of its reserve is now at the back of its queue. */
    default void onRefreshed(final int order, final long shownLots) {}
}
