package io.ringbook.agents.hub;

import io.ringbook.core.event.StreamHandler;
import org.agrona.DirectBuffer;

/**
 * The records that are about one agent, on their way from the hub to its seat. Bounded: when it is full the hub does not
 * wait, the agent is cut off.
 */
interface Lane {
    /** Called by the hub. @return false if there is no room */
    boolean offer(long sequence, long timestampNs, DirectBuffer buffer, int offset, int length);

    /**
     * Called by the seat; reads what is there.
     *
     * @param untilNs time of the last that is read; {@link Timed#NEVER} for all
     * @return how many records the reader was given
     */
    int drain(Reader reader, long untilNs);

    /** Called by the seat. @return time of the first that is there, or {@link Timed#NEVER} */
    long firstNs();

    boolean isEmpty();

    /** Bytes that wait. */
    long depth();

    /** As {@link StreamHandler#onRecord}, with the time of the command. */
    @FunctionalInterface
    interface Reader {
        void onRecord(long sequence, long timestampNs, DirectBuffer buffer, int offset, int length);
    }
}
