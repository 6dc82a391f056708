package io.ringbook.bench.flow;

/**
 * Receives an order flow, one message per call; the message's sequence is the number of calls before it.
 *
 * <p>Instruments are numbered from 0. An order's id is its own in all of them.
 */
public interface OrderFlowListener {
    /** @param ioc true if what does not trade at once is canceled */
    void onNew(int instrument, long orderId, boolean buy, int priceTicks, int lots, boolean ioc);

    void onCancel(int instrument, long orderId);

    /** @param newLots the new open quantity, whatever was filled before */
    void onModify(int instrument, long orderId, int newPriceTicks, int newLots);
}
