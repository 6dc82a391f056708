package io.ringbook.agents.stocks;

import io.ringbook.agents.Desk;
import io.ringbook.agents.Message.TradeSignal;
import io.ringbook.agents.Message.TradeSignal.Action;
import io.ringbook.agents.Parameters;
import io.ringbook.agents.TradingAgent;
import io.ringbook.agents.strategy.RollingWindow;
import java.util.HashMap;
import java.util.Map;

/**
 * Says after the close of each day what it thinks of a share, from the closes and the volumes of the days that it saw: to buy when the
 * short average is above the long one and the volume above its mean by a factor, to sell when it is below it with such a volume, else
 * to hold. Days without a trade do not count, and it is silent until it saw as many as the long average needs.
 *
 * <p>The momentum score is {@code |short / long - 1| / 0.02}, so 1 where the averages are two percent apart. The volume score is the
 * day's volume over its mean. The confidence is the product of both, at most 1; the strength the momentum score, at most 1.
 *
 * <p>Parameters: {@code short} and {@code long} (days in the averages, 5 and 20; the newest included), {@code volume} (factor, 1.2),
 * {@code sameClose} (1: it speaks before the market closes; 0).
 */
public final class StockAnalyst implements TradingAgent {
    private static final String STRATEGY = "averages";
    private static final double FULL_MOMENTUM = 0.02;
    private static final int MOST_DAYS = 1_000;

    private final int shortDays;
    private final int longDays;
    private final double volumeFactor;
    private final DayTime speaks;
    private final Map<String, Days> days = new HashMap<>();

    public StockAnalyst(final Parameters parameters) {
        shortDays = (int) parameters.whole("short", 5, 1, MOST_DAYS - 1);
        longDays = (int) parameters.whole("long", Math.max(20, shortDays + 1), shortDays + 1, MOST_DAYS);
        volumeFactor = parameters.number("volume", 1.2, 0, 100);
        speaks = parameters.whole("sameClose", 0, 0, 1) == 1 ? DayTime.BEFORE_THE_CLOSE : DayTime.AFTER_THE_CLOSE;
    }

    /** What it saw of one share. */
    private final class Days {
        private final RollingWindow shortCloses = new RollingWindow(shortDays);
        private final RollingWindow longCloses = new RollingWindow(longDays);
        private final RollingWindow volumes = new RollingWindow(longDays);
        private long countedLots;

        Days(final long countedLots) {
            this.countedLots = countedLots;
        }

        /** @return lots of the day that ends */
        long end(final Desk desk) {
            final long lots = desk.tradedLots() - countedLots;
            if (lots > 0) {
                countedLots += lots;
                shortCloses.add((double) desk.lastTicks());
                longCloses.add((double) desk.lastTicks());
                volumes.add((double) lots);
            }
            return lots;
        }
    }

    @Override
    public void onStart(final Desk desk) {
        days.put(desk.instrument().symbol(), new Days(desk.tradedLots()));
        desk.wakeAt(speaks.after(desk.nowNs()));
    }

    @Override
    public void onTimer(final Desk desk) {
        desk.wakeAt(speaks.after(desk.nowNs()));
        final Days seen = days.get(desk.instrument().symbol());
        final long lots = seen.end(desk);
        if (lots > 0 && seen.longCloses.isFull()) {
            speak(desk, seen.shortCloses.mean(), seen.longCloses.mean(), lots / seen.volumes.mean());
        }
    }

    private void speak(final Desk desk, final double shortAverage, final double longAverage, final double volumeScore) {
        final double momentumScore = Math.abs(shortAverage / longAverage - 1) / FULL_MOMENTUM;
        final double confidence = Math.min(momentumScore * volumeScore, 1);
        final Action action = action(shortAverage, longAverage, volumeScore);
        final String reason = "averages of " + shortDays + " and " + longDays + " days apart by "
                + Texts.number(shortAverage / longAverage - 1) + ", volume " + Texts.number(volumeScore)
                + " times its mean";
        desk.send(
                Topics.SIGNALS,
                new TradeSignal(
                        desk.instrument().symbol(),
                        action,
                        confidence,
                        Math.min(momentumScore, 1),
                        desk.lastTicks(),
                        0,
                        0,
                        0,
                        reason,
                        STRATEGY,
                        desk.nowNs()));
        desk.log("DEBUG " + action + " " + desk.instrument().symbol() + " at "
                + desk.scale().price(desk.lastTicks()) + ", confidence " + Texts.number(confidence) + ": " + reason);
    }

    private Action action(final double shortAverage, final double longAverage, final double volumeScore) {
        if (volumeScore <= volumeFactor || shortAverage == longAverage) {
            return Action.HOLD;
        }
        return shortAverage > longAverage ? Action.BUY : Action.SELL;
    }
}
