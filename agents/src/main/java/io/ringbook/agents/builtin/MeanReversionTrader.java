package io.ringbook.agents.builtin;

import io.ringbook.agents.Desk;
import io.ringbook.agents.Fill;
import io.ringbook.agents.OwnOrder;
import io.ringbook.agents.Parameters;
import io.ringbook.agents.Rejection;
import io.ringbook.agents.TradingAgent;
import io.ringbook.agents.strategy.RollingWindow;
import io.ringbook.core.CancelReason;
import io.ringbook.core.Limits;
import io.ringbook.core.Side;
import java.util.HashMap;
import java.util.Map;

/**
 * Bets that the price comes back to its mean: it goes {@code lots} below or above what it started with when the mid-price
 * is {@code enter} standard deviations above or below the mean of the last ones, and back when it is within {@code exit}.
 * It is never farther away than that, and takes what rests at the best price only.
 *
 * <p>Parameters: {@code every} (between prices, 1s), {@code window} (prices, 60), {@code enter} (standard deviations, 2),
 * {@code exit} (standard deviations, at most {@code enter}, 0.5), {@code lots} (20).
 */
public final class MeanReversionTrader implements TradingAgent {
    private final long everyNs;
    private final int window;
    private final double enter;
    private final double exit;
    private final long lots;
    private final Map<String, Bet> bets = new HashMap<>();

    public MeanReversionTrader(final Parameters parameters) {
        everyNs = parameters.durationNs("every", "1s");
        window = (int) parameters.whole("window", 60, 2, 100_000);
        enter = parameters.positive("enter", 2);
        exit = parameters.number("exit", Math.min(0.5, enter), 0, enter);
        lots = parameters.whole("lots", 20, 1, Limits.MAX_LOTS);
    }

    private static final class Bet {
        final RollingWindow prices;
        final Takes takes = new Takes();
        final long startLots;
        /** Away from the start. */
        long wantedLots;

        Bet(final RollingWindow prices, final long startLots) {
            this.prices = prices;
            this.startLots = startLots;
        }
    }

    @Override
    public void onStart(final Desk desk) {
        bets.put(desk.instrument().symbol(), new Bet(new RollingWindow(window), desk.position()));
        desk.wakeAfter(desk.random().nextExponentialNs(everyNs));
    }

    @Override
    public void onTimer(final Desk desk) {
        desk.wakeAfter(everyNs);
        if (desk.bidTicks() == 0 || desk.askTicks() == 0) {
            return;
        }
        final Bet bet = bet(desk);
        final double middle = (desk.bidTicks() + desk.askTicks()) / 2.0;
        bet.prices.add(middle);
        if (!bet.prices.isFull()) {
            return;
        }
        final double score = bet.prices.score(middle);
        if (Math.abs(score) >= enter) {
            bet.wantedLots = score > 0 ? -lots : lots;
        } else if (Math.abs(score) <= exit) {
            bet.wantedLots = 0;
        }
        trade(desk, bet);
    }

    private static void trade(final Desk desk, final Bet bet) {
        final long missing = bet.startLots + bet.wantedLots - desk.position();
        // Until it is known what became of the last order, the position is not known either.
        if (missing != 0 && !bet.takes.areUnderWay()) {
            bet.takes.touch(desk, missing > 0 ? Side.BUY : Side.SELL, Math.abs(missing));
        }
    }

    @Override
    public void onFill(final Desk desk, final Fill fill) {
        bet(desk).takes.filled(fill);
    }

    @Override
    public void onCanceled(final Desk desk, final OwnOrder order, final CancelReason reason) {
        bet(desk).takes.gone(order.orderId());
    }

    @Override
    public void onRejected(final Desk desk, final Rejection rejection) {
        bets.values().forEach(bet -> bet.takes.gone(rejection.orderId()));
    }

    private Bet bet(final Desk desk) {
        return bets.get(desk.instrument().symbol());
    }
}
