package io.ringbook.agents.fundamental;

import java.util.concurrent.TimeUnit;

/**
 * News that move a value at once, up as often as down.
 *
 * @param everyNs mean time between two, 0 for none
 * @param sizeTicks by how much, on average
 * @param spreadTicks standard deviation of how much
 */
public record Jumps(long everyNs, double sizeTicks, double spreadTicks) {
    /** It never jumps. */
    public static final Jumps NONE = new Jumps(0, 0, 0);

    public Jumps {
        if (everyNs < 0 || !Double.isFinite(sizeTicks) || !(spreadTicks >= 0) || !Double.isFinite(spreadTicks)) {
            throw new IllegalArgumentException(
                    "everyNs=" + everyNs + ", sizeTicks=" + sizeTicks + ", spreadTicks=" + spreadTicks);
        }
    }

    double everySeconds() {
        return everyNs == 0 ? Double.POSITIVE_INFINITY : (double) everyNs / TimeUnit.SECONDS.toNanos(1);
    }
}
