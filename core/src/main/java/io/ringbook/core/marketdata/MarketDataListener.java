package io.ringbook.core.marketdata;

import io.ringbook.core.Side;

/** Receives what changed in the market, once per command at its end, except trades, which come one by one. */
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
}
