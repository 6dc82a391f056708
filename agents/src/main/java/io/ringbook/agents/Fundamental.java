package io.ringbook.agents;

/** What an instrument is worth by itself, apart from what is paid for it. */
@FunctionalInterface
public interface Fundamental {
    /**
     * For the thread that calls agents; of a live market, for any.
     *
     * @param timeNs since the epoch
     * @return in ticks; the same for the same time, whoever else asks
     */
    double ticks(long timeNs);
}
