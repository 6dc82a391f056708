package io.ringbook.bench.isolation;

import io.ringbook.agents.Answer;
import io.ringbook.agents.Desk;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import java.util.concurrent.CountDownLatch;

/** What a bad agent does in a callback. */
public enum Fault {
    THROWS {
        @Override
        void happen(final Desk desk) {
            throw new IllegalStateException("a bug");
        }
    },
    /** Places an order, and waits for what never comes, even if it is interrupted. */
    WAITS {
        @Override
        void happen(final Desk desk) {
            desk.buy(1, 1, TimeInForce.GTC);
            final CountDownLatch never = new CountDownLatch(1);
            while (never.getCount() > 0) {
                try {
                    never.await();
                } catch (final InterruptedException e) {
                    // Hangs all the same.
                }
            }
        }
    },
    /** Places an order, and looks at the market's time until it has passed, which it does not do within a callback. */
    SPINS {
        @Override
        void happen(final Desk desk) {
            desk.buy(1, 1, TimeInForce.GTC);
            final long nowNs = desk.nowNs();
            while (desk.nowNs() == nowNs) {
                // Takes all of a core.
            }
        }
    },
    /** Trades as fast as it can until it is refused for good. */
    FLOODS {
        @Override
        void happen(final Desk desk) {
            while (desk.market(Side.BUY, 1).answer() != Answer.CUT_OFF) {
                // As fast as it can.
            }
        }
    };

    abstract void happen(Desk desk);
}
