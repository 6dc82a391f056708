package io.ringbook.agents.evolution;

/**
 * How an account did over some days.
 *
 * @param days how many
 * @param totalReturn 0.1 for a tenth
 * @param sharpe of the daily returns, with 252 days in a year and a rate of 0; NaN if nothing varied
 * @param maximumDrawdown largest fall from the highest value before, as a part of it
 * @param trades of the account
 */
public record Score(int days, double totalReturn, double sharpe, double maximumDrawdown, int trades) {}
