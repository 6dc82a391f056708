package io.ringbook.bench.flow;

/** Receives what a book reports; <code>sequence</code> is that of the incoming message, never falling. */
public interface ReportListener {
    /** Type 0. lots: as sent */
    void onAccepted(long sequence, boolean buy, long orderId, int priceTicks, int lots);

    /** Type 1. priceTicks: the maker's */
    void onTrade(long sequence, int priceTicks, int lots, long makerOrderId, long takerOrderId);

    /** Type 2, also for the rest of an IOC order. priceTicks: of the order */
    void onCanceled(long sequence, boolean buy, long orderId, int priceTicks);

    /** Type 3. priceTicks: the new one, lots: the new open quantity as sent */
    void onModified(long sequence, boolean buy, long orderId, int priceTicks, int lots);

    /** Type 4, the order does not rest. */
    void onCancelRefused(long sequence, long orderId);

    /** Type 5, the order does not rest. */
    void onModifyRefused(long sequence, long orderId);
}
