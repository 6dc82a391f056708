package io.ringbook.agents.hub;

import java.util.Arrays;

/** What one account has of each asset and what of it is held, as far as its agent has been told. Minor units. */
final class Holdings {
    /** Of each asset two: its total, and what of it is held. */
    private long[] amounts = new long[4];

    long total(final int asset) {
        return 2 * asset < amounts.length ? amounts[2 * asset] : 0;
    }

    long held(final int asset) {
        return 2 * asset < amounts.length ? amounts[2 * asset + 1] : 0;
    }

    void add(final int asset, final long amount) {
        grow(asset);
        amounts[2 * asset] += amount;
    }

    void hold(final int asset, final long amount) {
        grow(asset);
        amounts[2 * asset + 1] += amount;
    }

    /** After a deposit or withdrawal, of which the stream says what is available afterwards. */
    void available(final int asset, final long available) {
        grow(asset);
        amounts[2 * asset] = available + amounts[2 * asset + 1];
    }

    private void grow(final int asset) {
        if (2 * asset >= amounts.length) {
            amounts = Arrays.copyOf(amounts, 2 * (asset + 1));
        }
    }
}
