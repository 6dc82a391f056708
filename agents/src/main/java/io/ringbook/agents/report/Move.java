package io.ringbook.agents.report;

/**
 * How far a price went within a minute. Middles are best bid plus best ask in ticks, so twice the middle price.
 *
 * @param instrument id
 * @param rises or else falls
 * @param fromMiddle where it was
 * @param fromSequence the first command that took something from there
 * @param toMiddle where it came to; {@link FactSample#NONE} if nobody was left to trade with
 * @param toSequence the command that took it there
 */
record Move(
        int instrument,
        boolean rises,
        long fromMiddle,
        long fromSequence,
        long fromNs,
        long toMiddle,
        long toSequence,
        long toNs) {
    /** @return twice the ticks; 0 if there is no price at the end */
    long size() {
        return toMiddle == FactSample.NONE ? 0 : Math.abs(toMiddle - fromMiddle);
    }

    boolean emptiesABook() {
        return toMiddle == FactSample.NONE;
    }
}
