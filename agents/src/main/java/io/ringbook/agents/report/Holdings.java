package io.ringbook.agents.report;

import io.ringbook.core.engine.BalanceState;
import io.ringbook.core.engine.Engine;
import io.ringbook.core.engine.StateListener;
import org.agrona.collections.Long2LongHashMap;

/** What each account has of each asset at the end, held or not. */
final class Holdings implements StateListener {
    private static final long NEVER_ANY = Long.MIN_VALUE;

    private final Long2LongHashMap amounts = new Long2LongHashMap(NEVER_ANY);
    private long sequence;

    private Holdings() {}

    static Holdings of(final Engine engine) {
        final Holdings holdings = new Holdings();
        engine.describe(holdings);
        return holdings;
    }

    @Override
    public void onPosition(final long lastSequence, final long timestampNs) {
        sequence = lastSequence;
    }

    @Override
    public void onBalance(final BalanceState balance) {
        amounts.put(key(balance.account(), balance.asset()), balance.available() + balance.held());
    }

    /** @return the last command that the engine had applied */
    long sequence() {
        return sequence;
    }

    /** @return minor units */
    long amount(final int account, final int asset) {
        final long amount = amounts.get(key(account, asset));
        return amount == NEVER_ANY ? 0 : amount;
    }

    private static long key(final int account, final int asset) {
        return (long) account << 32 | asset;
    }
}
