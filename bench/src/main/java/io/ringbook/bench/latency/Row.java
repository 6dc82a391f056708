package io.ringbook.bench.latency;

/**
 * What one row measures.
 *
 * @param perSecond commands of an open loop; 0 for a closed loop
 */
public record Row(Subject subject, long perSecond) {
    static final long CLOSED = 0;

    /** In place of a rate: the whole stream as fast as it is taken, for nothing but how long that takes. */
    static final long BURST = -1;

    static Row closed(final Subject subject) {
        return new Row(subject, CLOSED);
    }

    /** @return whether commands are due at fixed times */
    public boolean isOpen() {
        return perSecond > 0;
    }

    /** @return for names of files */
    public String name() {
        return subject == Subject.PING_PONG || subject == Subject.PAUSES
                ? subject.label()
                : (isOpen() ? "open-" + perSecond : "closed") + "-" + subject.label();
    }
}
