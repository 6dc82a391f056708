package io.ringbook.agents.stocks;

import io.ringbook.agents.Desk;
import io.ringbook.agents.Fill;
import java.math.BigInteger;

/** What a trader has of one symbol, and what it paid for it: by average cost, without fees. It is in the agent's state, too. */
final class Holding {
    private final String key;
    private long lots;
    private long cost;

    /** As the trader had it when it was made anew. Of lots that it began with nothing was paid. */
    Holding(final Desk desk) {
        key = "cost/" + desk.instrument().symbol();
        lots = desk.position();
        cost = desk.state().get(key, 0L);
    }

    long lots() {
        return lots;
    }

    /** Minor units of the quote asset, of all lots. */
    long cost() {
        return cost;
    }

    void bought(final Desk desk, final Fill fill) {
        lots += fill.lots();
        keep(desk, cost + desk.instrument().value(fill.priceTicks(), fill.lots()));
    }

    /** @return what the sale brought more than those lots had cost, fees aside; minor units of the quote asset */
    long sold(final Desk desk, final Fill fill) {
        final long left = lots - fill.lots();
        final long costOfLeft = BigInteger.valueOf(cost)
                .multiply(BigInteger.valueOf(left))
                .divide(BigInteger.valueOf(lots))
                .longValueExact();
        final long profit = desk.instrument().value(fill.priceTicks(), fill.lots()) - (cost - costOfLeft);
        lots = left;
        keep(desk, costOfLeft);
        return profit;
    }

    private void keep(final Desk desk, final long newCost) {
        cost = newCost;
        desk.state().set(key, cost);
    }
}
