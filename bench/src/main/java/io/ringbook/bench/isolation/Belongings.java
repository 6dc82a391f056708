package io.ringbook.bench.isolation;

import io.ringbook.agents.Desk;
import io.ringbook.core.engine.BalanceState;
import io.ringbook.core.engine.Engine;
import io.ringbook.core.engine.OrderState;
import io.ringbook.core.engine.StateListener;

/**
 * What an agent has.
 *
 * @param cash minor units, what is held included
 * @param shares minor units, what is held included
 * @param orders that are live
 */
record Belongings(long cash, long heldCash, long shares, long heldShares, int orders) {
    /** As the agent knows it. */
    static Belongings of(final Desk desk) {
        return new Belongings(
                desk.balance(GoodAndBad.CASH),
                desk.held(GoodAndBad.CASH),
                desk.balance(GoodAndBad.SHARE),
                desk.held(GoodAndBad.SHARE),
                desk.orders().size());
    }

    /** As the engine knows it, for an account. */
    static Belongings of(final Engine engine, final int account, final int cashAsset) {
        final long[] total = new long[2];
        final long[] held = new long[2];
        final int[] orders = new int[1];
        engine.describe(new StateListener() {
            @Override
            public void onBalance(final BalanceState balance) {
                if (balance.account() == account) {
                    final int which = balance.asset() == cashAsset ? 0 : 1;
                    total[which] = balance.available() + balance.held();
                    held[which] = balance.held();
                }
            }

            @Override
            public void onOrder(final OrderState order) {
                orders[0] += order.account() == account ? 1 : 0;
            }
        });
        return new Belongings(total[0], held[0], total[1], held[1], orders[0]);
    }
}
