package io.ringbook.agents;

/**
 * What one own order got in one trade.
 *
 * @param order with what is left open of it
 * @param priceTicks at which it traded
 * @param lots traded
 * @param fee minor units of the quote asset; negative when received
 * @param maker whether the order was resting
 */
public record Fill(OwnOrder order, long priceTicks, long lots, long fee, boolean maker) {}
