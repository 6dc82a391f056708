package io.ringbook.agents.hub;

import io.ringbook.core.Phase;
import io.ringbook.core.marketdata.Depth;
import java.util.concurrent.locks.StampedLock;

/** The latest quote of one instrument. The hub writes and never waits; who copies it while it is written does so again. */
final class LatestQuote extends Quote {
    private final StampedLock lock = new StampedLock();

    // The hub's alone.
    private long tradesSoFar;
    private long tradedLotsSoFar;
    private boolean outdated;

    /** For the hub's thread. */
    void countTrade(final long lots) {
        tradesSoFar++;
        tradedLotsSoFar += lots;
    }

    /** For the hub's thread. */
    void outdate() {
        outdated = true;
    }

    /** For the hub's thread. @return whether the market is another by now */
    boolean isOutdated() {
        return outdated;
    }

    /**
     * For the hub's thread.
     *
     * @param depth of the instrument, null if it was delisted
     */
    void update(final long atSequence, final Depth depth) {
        outdated = false;
        final long stamp = lock.writeLock();
        number++;
        sequence = atSequence;
        phase = depth == null ? Phase.CLOSED : depth.phase();
        bidTicks = depth == null ? 0 : depth.bidTicks();
        bidLots = depth == null ? 0 : depth.bidLots();
        askTicks = depth == null ? 0 : depth.askTicks();
        askLots = depth == null ? 0 : depth.askLots();
        lastTicks = depth == null ? lastTicks : depth.lastTicks();
        trades = tradesSoFar;
        tradedLots = tradedLotsSoFar;
        lock.unlockWrite(stamp);
    }

    /** For any thread. */
    void copyTo(final Quote copy) {
        long stamp;
        do {
            stamp = lock.tryOptimisticRead();
            copy.set(this);
        } while (!lock.validate(stamp));
    }

    /** For any thread. @return whether another has come since that of this number */
    boolean isBehind(final long toldNumber) {
        long stamp;
        long latest;
        do {
            stamp = lock.tryOptimisticRead();
            latest = number;
        } while (!lock.validate(stamp));
        return latest != toldNumber;
    }
}
