package io.ringbook.core.ring;

/** A piece of the pipeline's work that never blocks. */
interface Step {
    /** @return how much was done, 0 if there was nothing to do */
    int step();

    /** For people: engine, journal or hub. */
    String name();

    /** The command that it is at, or was at last. */
    long sequence();
}
