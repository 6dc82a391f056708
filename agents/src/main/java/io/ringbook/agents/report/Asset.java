package io.ringbook.agents.report;

/**
 * What accounts hold.
 *
 * @param id dense from zero
 * @param symbol as shown to people
 * @param decimals of one unit; 10^decimals minor units are one
 */
record Asset(int id, String symbol, int decimals) {}
