package io.ringbook.agents.builtin;

import io.ringbook.agents.Desk;
import io.ringbook.agents.Parameters;
import io.ringbook.agents.RandomStream;
import io.ringbook.agents.TradingAgent;
import io.ringbook.core.Limits;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Buys below what it believes the instrument to be worth and sells above, as the value agents of the reference configuration
 * rmsc04 do. At drawn times it takes its order back, looks at the fundamental with an error, and places another order: at
 * the other side's best or, most times, a drawn way before it. Where one side of the book is empty it places one at
 * its own price, to buy or to sell. Where there is no fundamental it sees the mean.
 *
 * <p>Parameters: {@code every} (mean time between looks, 175s), {@code mean} (of the fundamental, ticks, 100000),
 * {@code reversion} (time in which it comes back to 1/e of the way, 598802s), {@code error} (deviation of what it sees, ticks,
 * 31.6), {@code volatility} (that it believes the fundamental to have, ticks after a second, 10000000: so that it goes by what
 * it saw last), {@code aggress} (share of orders at the other side's best, 0.1), {@code depth} (how far before it others are at
 * most, in spreads, 2), {@code horizon} (to the end that it values for, 390m).
 */
public final class ValueTrader implements TradingAgent {
    private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

    private final long everyNs;
    private final double meanTicks;
    private final double reversionSeconds;
    private final double errorTicks;
    private final double volatilityTicks;
    private final double aggress;
    private final long depth;
    private final long horizonNs;
    private final Map<String, Belief> beliefs = new HashMap<>();

    public ValueTrader(final Parameters parameters) {
        everyNs = parameters.durationNs("every", "175s");
        meanTicks = parameters.whole("mean", 100_000, 1, Limits.MAX_PRICE_TICKS);
        reversionSeconds = parameters.durationNs("reversion", "598802s") / SECOND;
        errorTicks = parameters.number("error", 31.6, 0, Limits.MAX_PRICE_TICKS);
        volatilityTicks = parameters.positive("volatility", 10_000_000);
        aggress = parameters.number("aggress", 0.1, 0, 1);
        depth = parameters.whole("depth", 2, 0, 1_000);
        horizonNs = parameters.durationNs("horizon", "390m");
    }

    /** What it knows of one instrument. */
    private static final class Belief {
        final Estimate estimate;
        final long endNs;
        long seenNs;

        Belief(final Estimate estimate, final long nowNs, final long endNs) {
            this.estimate = estimate;
            this.endNs = endNs;
            seenNs = nowNs;
        }
    }

    @Override
    public void onStart(final Desk desk) {
        final Estimate estimate = new Estimate(meanTicks, reversionSeconds, errorTicks, volatilityTicks);
        beliefs.put(desk.instrument().symbol(), new Belief(estimate, desk.nowNs(), desk.nowNs() + horizonNs));
        // All look soon after the open.
        desk.wakeAfter(1 + desk.random().nextLong(TimeUnit.SECONDS.toNanos(1)));
    }

    @Override
    public void onTimer(final Desk desk) {
        desk.wakeAfter(desk.random().nextExponentialNs(everyNs));
        if (!desk.orders().isEmpty()) {
            desk.cancelAll();
        }
        final RandomStream random = desk.random();
        final long worthTicks = Math.round(worth(desk));
        final long bidTicks = desk.bidTicks();
        final long askTicks = desk.askTicks();
        if (bidTicks == 0 || askTicks == 0) {
            place(desk, random.nextBoolean() ? Side.BUY : Side.SELL, worthTicks);
            return;
        }
        final long most = depth * Math.max(0, askTicks - bidTicks);
        final long before = random.nextDouble() < aggress || most == 0 ? 0 : random.nextLong(most);
        if (worthTicks < (bidTicks + askTicks) / 2) {
            place(desk, Side.SELL, bidTicks + before);
        } else {
            place(desk, Side.BUY, askTicks - before);
        }
    }

    /** @return what it expects at the end, ticks */
    private double worth(final Desk desk) {
        final Belief belief = beliefs.get(desk.instrument().symbol());
        final double fundamental = desk.fundamentalTicks();
        final double seen = (Double.isNaN(fundamental) ? meanTicks : fundamental)
                + errorTicks * desk.random().nextGaussian();
        belief.estimate.see(seen, (desk.nowNs() - belief.seenNs) / SECOND);
        belief.seenNs = desk.nowNs();
        return belief.estimate.in(Math.max(0, belief.endNs - desk.nowNs()) / SECOND);
    }

    private static void place(final Desk desk, final Side side, final long ticks) {
        final long lots = OrderSizes.next(desk.random());
        final long inRange = Math.max(1, Math.min(Limits.MAX_PRICE_TICKS, ticks));
        if (side == Side.BUY) {
            desk.buy(lots, inRange, TimeInForce.GTC);
        } else {
            desk.sell(lots, inRange, TimeInForce.GTC);
        }
    }
}
