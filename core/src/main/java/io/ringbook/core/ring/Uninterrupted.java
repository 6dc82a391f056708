package io.ringbook.core.ring;

/** Waiting that goes on when the thread is interrupted. */
public final class Uninterrupted {
    private Uninterrupted() {}

    /** Returns when the thread has ended; an interrupt that came in between is kept for the caller. */
    public static void join(final Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (final InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
