package io.ringbook.bench.latency;

import io.ringbook.core.ring.Profile;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.BusySpinIdleStrategy;
import org.agrona.concurrent.IdleStrategy;

/** What a profile means for a benchmark. */
final class Threads {
    private static final long LONGEST_PARK_NS = 1_000_000;

    private Threads() {}

    /** @return how the pipeline's threads wait; a closed loop's producer and a ping-pong wait in the same way */
    static IdleStrategy idle(final Profile profile) {
        return profile == Profile.SHARED
                ? new BackoffIdleStrategy(200, 50, 1_000, LONGEST_PARK_NS)
                : new BusySpinIdleStrategy();
    }

    /** @return threads of the pipeline and its producer */
    static int count(final Profile profile) {
        return switch (profile) {
            case STEPPED -> 2;
            case SHARED -> 3;
            case LATENCY -> 4;
        };
    }
}
