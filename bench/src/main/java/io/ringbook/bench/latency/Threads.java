package io.ringbook.bench.latency;

import io.ringbook.core.ring.Profile;
import org.agrona.concurrent.BusySpinIdleStrategy;
import org.agrona.concurrent.IdleStrategy;

/** What a profile means for a benchmark. */
final class Threads {
    private Threads() {}

    /**
     * @return how the threads wait that run the pipeline; a closed loop's producer and a ping-pong wait in the same way. In STEPPED
     *     it is a run's own thread, which never stops spinning
     */
    static IdleStrategy idle(final Profile profile) {
        return profile == Profile.STEPPED ? new BusySpinIdleStrategy() : profile.idleStrategy();
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
