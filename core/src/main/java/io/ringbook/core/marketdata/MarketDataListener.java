package io.ringbook.core.marketdata;

import io.ringbook.core.Phase;
import io.ringbook.core.Side;

/**
 * Receives what changed in the market, in the order of the stream: orders, levels and trades one by one as they change, the
 * top once per command at its end. Prices are in ticks, quantities in lots; what is held in reserve is never seen.
 */
public interface MarketDataListener {
    /** Best price or what rests at it is another than before the command, on one side or both. */
    default void onTopChanged(final int instrument, final long sequence, final long timestampNs) {}

    /** The depth is that in the middle of the command. */
    default void onTrade(
            final int instrument,
            final long sequence,
            final long timestampNs,
            final long priceTicks,
            final long lots,
            final Side takerSide) {}

    /** @param lots that are shown at this price now; 0 if it is no level any more */
    default void onLevelChanged(
            final int instrument,
            final long sequence,
            final long timestampNs,
            final Side side,
            final long priceTicks,
            final long lots) {}

    /**
     * An order is at the back of its price's queue: a new one, one that was replaced, or one that shows another part.
     *
     * @param lots that are shown of it
     */
    default void onOrderJoined(
            final int instrument,
            final long sequence,
            final long timestampNs,
            final long orderNumber,
            final Side side,
            final long priceTicks,
            final long lots) {}

    /** @param lots that are shown of an order now, which kept its place; 0 if it has left its queue */
    default void onOrderChanged(
            final int instrument,
            final long sequence,
            final long timestampNs,
            final long orderNumber,
            final long lots) {}

    default void onPhaseChanged(final int instrument, final long sequence, final long timestampNs, final Phase phase) {}
}
