package io.ringbook.bench.flow;

/** Receives an order flow, one message per call; the message's sequence is the number of calls before it. */
public interface OrderFlowListener {
    /** @param ioc true if what does not trade at once is canceled */
    void onNew(long orderId, boolean buy, int priceTicks, int lots, boolean ioc);

    void onCancel(long orderId);

    /** @param newLots the new open quantity, whatever was filled before */
    void onModify(long orderId, int newPriceTicks, int newLots);
}
