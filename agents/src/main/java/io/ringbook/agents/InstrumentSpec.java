package io.ringbook.agents;

/**
 * An instrument to be listed.
 *
 * @param symbol at most 12 ASCII characters
 * @param base symbol of the asset that is bought and sold
 * @param quote symbol of the asset that it is paid with
 * @param tickSize smallest price step, in minor units of the quote asset per lot
 * @param lotSize smallest quantity step, in minor units of the base asset
 * @param makerFeePpm fee of the resting order in parts per million of value; negative for a rebate
 * @param takerFeePpm fee of the incoming order
 */
public record InstrumentSpec(
        String symbol, String base, String quote, long tickSize, long lotSize, int makerFeePpm, int takerFeePpm) {}
