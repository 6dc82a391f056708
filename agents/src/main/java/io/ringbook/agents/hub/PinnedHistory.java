package io.ringbook.agents.hub;

/**
 * Shows what something was at one moment, whatever time is asked for, and keeps what it has been since. Moments are places in
 * the stream.
 *
 * @param <T> of values that never change
 */
final class PinnedHistory<T> extends History<T> {
    private long shown;

    /** @param initial what it was before anything changed */
    PinnedHistory(final T initial) {
        super(initial);
    }

    /** From now on it shows what it was at a place, no earlier than the last one. */
    void show(final long place) {
        shown = place;
    }

    @Override
    void add(final T value, final long place, final long keep) {
        super.add(value, place, place - shown);
    }

    @Override
    T at(final long any) {
        return super.at(shown);
    }
}
