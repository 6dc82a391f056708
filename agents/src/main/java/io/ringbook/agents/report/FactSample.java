package io.ringbook.agents.report;

import io.ringbook.core.Side;
import io.ringbook.core.marketdata.Depth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the stylised facts of one instrument are computed from. Middle prices are kept every ten seconds, as long as there
 * is room; of trades there are only sums.
 */
final class FactSample {
    static final long STEP_NS = 10 * UtcTime.SECOND;

    /** A week of steps; what comes later does not count. */
    static final int MOST_STEPS = 1 << 16;

    static final int MOST_LAGS = 50;

    /** In place of a middle price: there was none. */
    static final long NONE = 0;

    static final int NEAR_LEVEL = 1;
    static final int FAR_LEVEL = 4;

    private long[] middles = new long[64];
    private long[] tradedLots = new long[64];
    private int steps;
    private boolean isBegun;
    private long nextStepNs;
    private long middle;
    private long spreadTicks;
    private long lotsInStep;
    private final long[] lotsAtLevel = new long[FAR_LEVEL + 1];
    private long spreadOfSteps;
    private long stepsWithSpread;
    private long nearLotsOfSteps;

    private final long[] signs = new long[MOST_LAGS + 1];
    private final long[] signProducts = new long[MOST_LAGS + 1];
    private long takers;
    private long signSum;
    private long lastTaker;
    private long middleOfLastTaker;
    private long spreadSum;
    private long spreads;
    private long moves;
    private double moveSum;
    private double moveSquares;
    private long newOrders;
    private long cancels;

    /** The best prices are these from now on. */
    void quoted(final long timestampNs, final Depth depth) {
        advance(timestampNs, depth);
        final boolean isTwoSided = depth.bidTicks() > 0 && depth.askTicks() > 0;
        middle = isTwoSided ? depth.bidTicks() + depth.askTicks() : NONE;
        spreadTicks = isTwoSided ? depth.askTicks() - depth.bidTicks() : NONE;
        if (isTwoSided && !isBegun) {
            isBegun = true;
            nextStepNs = timestampNs + STEP_NS;
            keep(depth);
        }
    }

    /** @param sequence of the command that took; its trades are those of one order */
    void traded(final long timestampNs, final long sequence, final Side takerSide, final long lots, final Depth depth) {
        advance(timestampNs, depth);
        lotsInStep += lots;
        if (sequence == lastTaker) {
            return;
        }
        lastTaker = sequence;
        final long sign = takerSide == Side.BUY ? 1 : -1;
        for (int lag = 1; lag <= Math.min(MOST_LAGS, takers); lag++) {
            signProducts[lag] += sign * signs[(int) ((takers - lag) % signs.length)];
        }
        signs[(int) (takers % signs.length)] = sign;
        signSum += sign;
        takers++;
        if (middle != NONE) {
            spreadSum += spreadTicks;
            spreads++;
            if (middleOfLastTaker != NONE) {
                final double move = middle - middleOfLastTaker;
                moveSum += move;
                moveSquares += move * move;
                moves++;
            }
        }
        middleOfLastTaker = middle;
    }

    void onNewOrder() {
        newOrders++;
    }

    /** One was canceled because its owner asked. */
    void onCancel() {
        cancels++;
    }

    int steps() {
        return steps;
    }

    /** @return twice the middle of best bid and best ask in ticks, or {@link #NONE} */
    long middle(final int step) {
        return middles[step];
    }

    /** Logarithms of middle prices so many steps apart, one less the other; those without a price are left out. */
    double[] returns(final int stepsApart) {
        final List<Double> returns = new ArrayList<>();
        for (int step = stepsApart; step < steps; step += stepsApart) {
            if (hasReturn(step, stepsApart)) {
                returns.add(StrictMath.log((double) middles[step] / middles[step - stepsApart]));
            }
        }
        return returns.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** @return whether there was a price now and so many steps before */
    boolean hasReturn(final int step, final int stepsApart) {
        return middles[step] != NONE && middles[step - stepsApart] != NONE;
    }

    /** @return mean over the steps that had one, in ticks; NaN if none had */
    double meanSpreadOfSteps() {
        return (double) spreadOfSteps / stepsWithSpread;
    }

    /** @return lots at the best {@value MarketRecorder#NEAR_LEVELS} levels of both sides, mean over the steps; NaN if there is none */
    double meanDepthOfSteps() {
        return (double) nearLotsOfSteps / steps;
    }

    /** @return lots that traded since the step before */
    long tradedLots(final int step) {
        return tradedLots[step];
    }

    /** @return lots at a level, from the best, which is 0; both sides of all steps added up */
    long lotsAtLevel(final int level) {
        return lotsAtLevel[level];
    }

    /** @return orders that took */
    long takers() {
        return takers;
    }

    /** @return mean of the signs of orders that took: 1 for a buy, -1 for a sale */
    double meanSign() {
        return (double) signSum / takers;
    }

    /** @return mean product of the signs of two such orders */
    double meanSignProduct(final int lag) {
        return (double) signProducts[lag] / (takers - lag);
    }

    /** @return ticks, as an order that takes finds it */
    double meanSpread() {
        return (double) spreadSum / spreads;
    }

    /** @return of the middle from one order that takes to the next, in ticks */
    double deviationOfMoves() {
        final double mean = moveSum / moves;
        // Middles are in half ticks.
        return StrictMath.sqrt(Math.max(0, moveSquares / moves - mean * mean)) / 2;
    }

    long newOrders() {
        return newOrders;
    }

    long cancels() {
        return cancels;
    }

    /** Keeps the steps that are over, with the prices before what happens now. */
    private void advance(final long timestampNs, final Depth depth) {
        while (isBegun && nextStepNs <= timestampNs && steps < MOST_STEPS) {
            keep(depth);
            nextStepNs += STEP_NS;
        }
    }

    private void keep(final Depth depth) {
        if (steps == middles.length) {
            middles = Arrays.copyOf(middles, 2 * steps);
            tradedLots = Arrays.copyOf(tradedLots, 2 * steps);
        }
        middles[steps] = middle;
        tradedLots[steps] = lotsInStep;
        lotsInStep = 0;
        steps++;
        if (middle != NONE) {
            spreadOfSteps += spreadTicks;
            stepsWithSpread++;
        }
        for (int level = 0; level < MarketRecorder.NEAR_LEVELS; level++) {
            nearLotsOfSteps += depth.openLots(Side.BUY, level) + depth.openLots(Side.SELL, level);
        }
        if (depth.levels(Side.BUY) > FAR_LEVEL && depth.levels(Side.SELL) > FAR_LEVEL) {
            for (int level = 0; level <= FAR_LEVEL; level++) {
                lotsAtLevel[level] += depth.openLots(Side.BUY, level) + depth.openLots(Side.SELL, level);
            }
        }
    }
}
