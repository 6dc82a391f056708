package io.ringbook.core.engine;

import io.ringbook.core.OrderType;
import io.ringbook.core.SelfTrade;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import io.ringbook.core.Trigger;

/**
 * A live order as {@link StateListener} tells it. Prices are in ticks, quantities in lots.
 *
 * @param priceTicks its limit; of a market order that waits its worst price, 0 for none
 * @param openLots with what is held in reserve
 * @param shownLots of these; 0 if it waits
 * @param makerFeePpm of its trades; 0 if it waits
 * @param leastFee of its trades; 0 if it waits
 * @param expiresAtNs 0 for never
 * @param displayLots to be shown at a time, 0 for all
 * @param trigger what it waits for; of an order that rests {@link Trigger#NONE}, and the next two are 0
 * @param orderType of an order that rests {@link OrderType#LIMIT}
 * @param minLots of an order that waits; 0 for none
 * @param pairedOrderNumber of the other of its pair, 0 for none
 */
public record OrderState(
        int instrument,
        Side side,
        long priceTicks,
        long orderNumber,
        long orderId,
        int account,
        long openLots,
        long shownLots,
        long filledLots,
        int session,
        int makerFeePpm,
        long leastFee,
        SelfTrade selfTrade,
        boolean postOnly,
        TimeInForce timeInForce,
        long expiresAtNs,
        long displayLots,
        Trigger trigger,
        long triggerTicks,
        long trailTicks,
        OrderType orderType,
        long minLots,
        long pairedOrderNumber) {
    /** @return whether it waits, and is in no book */
    public boolean isWaiting() {
        return trigger != Trigger.NONE;
    }
}
