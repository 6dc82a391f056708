package io.ringbook.agents.hub;

import java.util.concurrent.atomic.AtomicLong;

/** Counts the begins and ends of callbacks on one thread, for another one that looks whether they end. */
final class CallCount {
    private final AtomicLong count = new AtomicLong();

    /** The counting thread: a callback begins. */
    void enter() {
        count.lazySet(count.getPlain() + 1);
    }

    /** The counting thread: it has ended. */
    void leave() {
        count.lazySet(count.getPlain() + 1);
    }

    /** Any thread. @return odd as long as a callback runs, and another number for each */
    long now() {
        return count.get();
    }
}
