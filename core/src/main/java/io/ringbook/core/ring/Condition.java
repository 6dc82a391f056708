package io.ringbook.core.ring;

import io.ringbook.core.command.Publication;

/** Whether the pipeline takes commands, and if not, why. Written by few, read by all threads. */
final class Condition {
    private volatile Publication answer = Publication.PUBLISHED;
    private volatile Halt halt;

    /** What a producer is to be told; PUBLISHED as long as commands are taken. */
    Publication answer() {
        return answer;
    }

    boolean isOpen() {
        return answer == Publication.PUBLISHED;
    }

    /** The first cause, or null. */
    Halt halt() {
        return halt;
    }

    synchronized void close() {
        if (isOpen()) {
            answer = Publication.CLOSED;
        }
    }

    /** The first one counts; what follows from it is no news. */
    synchronized void halt(final Halt cause) {
        if (halt == null) {
            halt = cause;
            answer = Publication.HALTED;
        }
    }
}
