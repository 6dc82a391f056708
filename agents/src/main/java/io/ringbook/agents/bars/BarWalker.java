package io.ringbook.agents.bars;

import io.ringbook.agents.Desk;
import io.ringbook.agents.Order;
import io.ringbook.agents.TradingAgent;
import io.ringbook.core.Side;

/**
 * Makes a market of the bars of one symbol: at each step of the price it trades the step's volume with itself there, so that what
 * others have resting on the way trades first, and quotes both sides around it. What others take from its quotes moves the price
 * until the next step.
 *
 * <p>It needs as much of the share and of money as trades in a step.
 */
public final class BarWalker implements TradingAgent {
    private final BarHistory.Series series;
    private final BarCalendar calendar;
    private final BarTerms terms;
    private int bar;
    private int step;
    private long[] prices;

    /** @param calendar with as many steps as the terms say */
    public BarWalker(final BarHistory.Series series, final BarCalendar calendar, final BarTerms terms) {
        this.series = series;
        this.calendar = calendar;
        this.terms = terms;
    }

    @Override
    public void onStart(final Desk desk) {
        desk.wakeAt(calendar.stepNs(0, 0));
    }

    @Override
    public void onTimer(final Desk desk) {
        final PriceBar now = series.bars().get(bar);
        if (step == 0) {
            prices = BarWalk.prices(now, terms.steps(), isLowFirst(desk, now));
        }
        desk.cancelAll();
        final long lots = volumeUntil(now, step + 1) - volumeUntil(now, step);
        if (lots > 0) {
            makeStep(desk, now.range(), lots, prices[step]);
        }
        step++;
        if (step == terms.steps()) {
            step = 0;
            bar++;
        }
        if (bar < series.bars().size()) {
            desk.wakeAt(calendar.stepNs(bar, step));
        }
    }

    private void makeStep(final Desk desk, final long range, final long lots, final long ticks) {
        desk.place(Order.limit(Side.SELL, lots, ticks).day());
        desk.place(Order.limit(Side.BUY, lots, ticks).ioc());
        final long half = Math.max(1, Math.round(terms.spread() * range));
        final long here = Math.max(1, (long) (terms.depth() * lots));
        for (int level = 1; level <= terms.levels(); level++) {
            if (ticks > level * half) {
                desk.place(Order.limit(Side.BUY, here, ticks - level * half).day());
            }
            desk.place(Order.limit(Side.SELL, here, ticks + level * half).day());
        }
    }

    /** In as many steps of the bar. */
    private long volumeUntil(final PriceBar now, final int steps) {
        return now.volume() * steps / terms.steps();
    }

    private boolean isLowFirst(final Desk desk, final PriceBar now) {
        return terms.drawn() ? desk.random().nextBoolean() : BarWalk.isLowNearest(now);
    }
}
