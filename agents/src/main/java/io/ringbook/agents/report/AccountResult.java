package io.ringbook.agents.report;

import java.math.BigInteger;
import java.util.List;

/**
 * How an account ended. Amounts are in minor units, values in minor units of cash.
 *
 * @param figures what it did
 * @param holdings by asset
 * @param funded what was brought in less what was taken out, at the prices of the first trades
 * @param value of all holdings, at the prices of the last trades
 * @param fees at the prices of the last trades, negative when more was received than paid
 */
record AccountResult(
        AccountFigures figures, List<BigInteger> holdings, BigInteger funded, BigInteger value, BigInteger fees) {

    static AccountResult of(final AccountFigures figures, final RunFigures run, final Valuation valuation) {
        final List<BigInteger> amounts = Holdings.of(figures, run);
        BigInteger funded = BigInteger.ZERO;
        BigInteger value = BigInteger.ZERO;
        for (final Asset asset : run.assets()) {
            funded = funded.add(valuation.atFirst(asset.id(), figures.funding(asset.id())));
            value = value.add(valuation.atLast(asset.id(), amounts.get(asset.id())));
        }
        BigInteger fees = BigInteger.ZERO;
        for (final var traded : figures.traded().entrySet()) {
            final int quote = run.instruments().get(traded.getKey()).quote().id();
            fees = fees.add(valuation.atLast(quote, traded.getValue().fees()));
        }
        return new AccountResult(figures, amounts, funded, value, fees);
    }

    BigInteger profit() {
        return value.subtract(funded);
    }
}
