package io.ringbook.agents.feed;

import io.ringbook.core.command.CommandPublisher;
import io.ringbook.core.event.EventListener;
import io.ringbook.core.marketdata.Depth;

/** A market that a feed drives, command by command, in the time of its file. One thread. */
public interface FedMarket {
    /** Whatever is sent from now on has this time, nanoseconds since the epoch; not before the last. */
    void advanceTo(long timestampNs);

    /**
     * The feed's own session, which has funds for everything. A command that was sent is executed, journaled and told to
     * {@link #listen} when the call returns, so it is always PUBLISHED.
     */
    CommandPublisher orders();

    /** Every event is told to this listener from now on. */
    void listen(EventListener listener);

    /** What rests in the instrument that is fed. */
    Depth depth();

    /** The id of the instrument that is fed. */
    int instrument();
}
