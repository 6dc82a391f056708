package io.ringbook.agents.hub;

import java.util.Arrays;

/** What one account has of each asset and what of it is held, as far as its agent has been told. Minor units. */
final class Holdings {
    private long[] total = new long[4];
    private long[] held = new long[4];

    long total(final int asset) {
        return asset < total.length ? total[asset] : 0;
    }

    long held(final int asset) {
        return asset < held.length ? held[asset] : 0;
    }

    void add(final int asset, final long amount) {
        grow(asset);
        total[asset] += amount;
    }

    void hold(final int asset, final long amount) {
        grow(asset);
        held[asset] += amount;
    }

    /** After a deposit or withdrawal, of which the stream says what is available afterwards. */
    void available(final int asset, final long available) {
        grow(asset);
        total[asset] = available + held[asset];
    }

    private void grow(final int asset) {
        if (asset >= total.length) {
            total = Arrays.copyOf(total, asset + 4);
            held = Arrays.copyOf(held, asset + 4);
        }
    }
}
