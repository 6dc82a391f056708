package io.ringbook.core.ring;

/** The pipeline has stopped because of a bug; the cause is what the step threw. */
public final class HaltedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    HaltedException(final Halt halt) {
        super(halt.toString(), halt.cause());
    }
}
