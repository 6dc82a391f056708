package io.ringbook.core.ring;

/** Which threads run the pipeline. */
public enum Profile {
    /** None: the caller steps engine, journal and hub itself. For simulation, feeds and tests. */
    STEPPED,
    /** The engine on one thread, journal and hub on another; they spin, then yield, then park. The default. */
    SHARED,
    /** Three threads that never stop spinning. Needs a core for each, six or more in all, and must be asked for. */
    LATENCY
}
