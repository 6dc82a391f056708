package io.ringbook.agents.builtin;

import io.ringbook.agents.Desk;
import io.ringbook.agents.Fill;
import io.ringbook.agents.Placement;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import java.util.HashMap;
import java.util.Map;

/** Orders of one instrument that trade at once or not at all, and what of them may still trade as far as one was told. */
final class Takes {
    private final Map<Long, Long> openLots = new HashMap<>();

    /** Takes what rests at the best price of the other side, as far as there are means. Nothing if nothing rests. */
    void touch(final Desk desk, final Side side, final long lots) {
        final long ticks = best(desk, side);
        final long most = most(desk, side, lots);
        if (most > 0) {
            sent(
                    side == Side.BUY ? desk.buy(most, ticks, TimeInForce.IOC) : desk.sell(most, ticks, TimeInForce.IOC),
                    most);
        }
    }

    /** What {@link #touch} would order. */
    static long most(final Desk desk, final Side side, final long lots) {
        final long ticks = best(desk, side);
        return ticks == 0 ? 0 : Math.max(0, Math.min(lots, Means.free(desk, side, ticks)));
    }

    /** Takes whatever rests, as far as the funds go. */
    void market(final Desk desk, final Side side, final long lots) {
        sent(desk.market(side, lots), lots);
    }

    void filled(final Fill fill) {
        openLots.computeIfPresent(fill.order().orderId(), (id, before) -> {
            final long left = fill.order().openLots();
            return left == 0 ? null : left;
        });
    }

    /** It was canceled or rejected. */
    void gone(final long orderId) {
        openLots.remove(orderId);
    }

    /** Whether it is not known yet of any what became of it. */
    boolean areUnderWay() {
        return !openLots.isEmpty();
    }

    private static long best(final Desk desk, final Side side) {
        return side == Side.BUY ? desk.askTicks() : desk.bidTicks();
    }

    private void sent(final Placement placement, final long lots) {
        if (placement.isSent()) {
            openLots.put(placement.orderId(), lots);
        }
    }
}
