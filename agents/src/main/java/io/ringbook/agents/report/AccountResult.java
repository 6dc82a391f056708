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
        AccountFigures figures, List<Long> holdings, BigInteger funded, BigInteger value, BigInteger fees) {

    static AccountResult of(
            final AccountFigures figures, final RunFigures run, final Holdings holdings, final Valuation valuation) {
        final List<Long> amounts = run.assets().stream()
                .map(asset -> holdings.amount(figures.id(), asset.id()))
                .toList();
        BigInteger funded = BigInteger.ZERO;
        BigInteger value = BigInteger.ZERO;
        for (final Asset asset : run.assets()) {
            funded = funded.add(valuation.atFirst(asset.id(), figures.funding(asset.id())));
            value = value.add(valuation.atLast(asset.id(), BigInteger.valueOf(amounts.get(asset.id()))));
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
