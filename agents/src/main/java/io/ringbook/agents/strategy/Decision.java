package io.ringbook.agents.strategy;

import io.ringbook.agents.Message.TradeSignal;
import io.ringbook.agents.Message.TradeSignal.Action;
import io.ringbook.core.Side;

/**
 * What a strategy would do. Whose it is, how many lots and when is for those to say who act on it: {@link #signal}.
 *
 * @param confidence 0 to 1, how much speaks for it beside what made it; 0 of HOLD
 * @param strength 0 to 1, how far that is beyond its threshold; 0 of HOLD
 * @param priceTicks at which it was decided
 * @param stopTicks where to take the loss, 0 for nowhere
 * @param targetTicks where to take the profit, 0 for nowhere
 * @param endsLong whether who has bought is to get out; BUY never does, SELL always
 * @param endsShort whether who has sold is to get out; SELL never does, BUY always
 * @param reason with the numbers
 */
public record Decision(
        Action action,
        double confidence,
        double strength,
        long priceTicks,
        long stopTicks,
        long targetTicks,
        boolean endsLong,
        boolean endsShort,
        String reason) {

    /** Nothing to do for anyone. */
    public static Decision hold(final long priceTicks, final String reason) {
        return hold(priceTicks, false, false, reason);
    }

    /** Nothing to begin, but who has bought, or who has sold, may have to get out. */
    public static Decision hold(
            final long priceTicks, final boolean endsLong, final boolean endsShort, final String reason) {
        return new Decision(Action.HOLD, 0, 0, priceTicks, 0, 0, endsLong, endsShort, reason);
    }

    /**
     * To buy or to sell.
     *
     * @param stop how far from the price, in ticks, rounded, at least one; 0 for nowhere
     * @param target likewise
     */
    public static Decision enter(
            final Side side,
            final long priceTicks,
            final double confidence,
            final double strength,
            final double stop,
            final double target,
            final String reason) {
        final boolean buys = side == Side.BUY;
        return new Decision(
                buys ? Action.BUY : Action.SELL,
                confidence,
                strength,
                priceTicks,
                away(side.opposite(), priceTicks, stop),
                away(side, priceTicks, target),
                !buys,
                buys,
                reason);
    }

    /** To get out of what was bought or sold, for sure: confidence and strength are 1. */
    public static Decision leave(final Side held, final long priceTicks, final String reason) {
        return enter(held.opposite(), priceTicks, 1, 1, 0, 0, reason);
    }

    /** @return whether who has traded to this side is to get out */
    public boolean ends(final Side held) {
        return held == Side.BUY ? endsLong : endsShort;
    }

    /**
     * Says it to others.
     *
     * @param lots that are to be traded now
     * @param timeNs since the epoch
     */
    public TradeSignal signal(final String symbol, final String strategy, final long lots, final long timeNs) {
        return new TradeSignal(
                symbol,
                action,
                confidence,
                strength,
                priceTicks,
                lots,
                stopTicks,
                targetTicks,
                reason,
                strategy,
                timeNs);
    }

    /** A price that falls to nothing is nowhere. */
    private static long away(final Side side, final long fromTicks, final double distance) {
        if (distance == 0) {
            return 0;
        }
        final long ticks = Math.max(1, StrictMath.round(distance));
        return Math.max(0, side == Side.BUY ? fromTicks + ticks : fromTicks - ticks);
    }
}
