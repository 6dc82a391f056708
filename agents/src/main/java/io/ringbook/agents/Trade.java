package io.ringbook.agents;

import io.ringbook.core.Side;

/**
 * A trade between two orders.
 *
 * @param timeNs when its command was sequenced, since the epoch
 * @param priceTicks at which it was
 * @param lots that changed hands
 * @param takerSide whose order came last
 */
public record Trade(long timeNs, long priceTicks, long lots, Side takerSide) {}
