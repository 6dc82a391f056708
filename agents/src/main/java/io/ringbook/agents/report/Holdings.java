package io.ringbook.agents.report;

import io.ringbook.core.ledger.Ledger;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** What an account has of each asset, held or not, as it follows from funds, trades and fees. */
final class Holdings {
    private Holdings() {}

    /** @return minor units, by asset */
    static List<BigInteger> of(final AccountFigures account, final RunFigures run) {
        final List<BigInteger> amounts = new ArrayList<>();
        run.assets().forEach(asset -> amounts.add(account.funding(asset.id())));
        account.traded().forEach((id, traded) -> {
            final InstrumentFigures instrument = run.instruments().get(id);
            final BigInteger lots = traded.lotsBought().subtract(traded.lotsSold());
            final BigInteger lotSize =
                    BigInteger.valueOf(instrument.instrument().lotSize());
            add(amounts, instrument.base(), lots.multiply(lotSize));
            add(amounts, instrument.quote(), traded.paid().add(traded.fees()).negate());
        });
        if (account.id() == Ledger.VENUE) {
            run.instruments().forEach(instrument -> add(amounts, instrument.quote(), instrument.fees()));
        }
        return amounts;
    }

    private static void add(final List<BigInteger> amounts, final Asset asset, final BigInteger amount) {
        amounts.set(asset.id(), amounts.get(asset.id()).add(amount));
    }
}
