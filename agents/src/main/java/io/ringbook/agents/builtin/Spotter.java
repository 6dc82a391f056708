package io.ringbook.agents.builtin;

import io.ringbook.agents.Desk;
import io.ringbook.agents.Parameters;
import io.ringbook.agents.Throttle;
import io.ringbook.agents.TradingAgent;

/**
 * First layer of a market maker: says what an instrument is worth. That is between the best bid and ask, nearer to the side
 * where less rests; where one side is empty it is the last trade.
 *
 * <p>Parameter: {@code every} (250ms).
 */
public final class Spotter implements TradingAgent {
    private final Throttle throttle;

    public Spotter(final Parameters parameters) {
        throttle = new Throttle(Throttle.Kind.PERIODIC, parameters.durationNs("every", "250ms"));
    }

    @Override
    public Throttle throttle() {
        return throttle;
    }

    @Override
    public void onTimer(final Desk desk) {
        final double spot = spot(desk);
        if (spot > 0) {
            Layers.put(desk, Layers.spot(desk.instrument().symbol()), spot);
        }
    }

    private static double spot(final Desk desk) {
        if (desk.bidTicks() == 0 || desk.askTicks() == 0) {
            return desk.lastTicks();
        }
        final double bidShare = (double) desk.bidLots() / (desk.bidLots() + desk.askLots());
        return desk.bidTicks() + bidShare * (desk.askTicks() - desk.bidTicks());
    }
}
