package io.ringbook.agents.hub;

import io.ringbook.agents.feed.FedMarket;
import io.ringbook.core.Records;
import io.ringbook.core.command.CommandPublisher;
import io.ringbook.core.event.EventAdapter;
import io.ringbook.core.event.EventListener;
import io.ringbook.core.marketdata.Depth;
import java.util.function.LongConsumer;

/** A market as a feed sees it. */
final class Feeder implements FedMarket {
    private final int instrument;
    private final CommandPublisher orders;
    private final Hub hub;
    private final LongConsumer advanceTo;

    Feeder(final int instrument, final CommandPublisher orders, final Hub hub, final LongConsumer advanceTo) {
        this.instrument = instrument;
        this.orders = orders;
        this.hub = hub;
        this.advanceTo = advanceTo;
    }

    @Override
    public void advanceTo(final long timestampNs) {
        advanceTo.accept(timestampNs);
    }

    @Override
    public CommandPublisher orders() {
        return orders;
    }

    @Override
    public void listen(final EventListener listener) {
        final EventAdapter events = new EventAdapter(listener);
        hub.tap((sequence, buffer, offset, length, last) -> {
            if (!Records.isCommand(Records.templateId(buffer, offset))) {
                events.onEvent(sequence, buffer, offset);
            }
        });
    }

    @Override
    public Depth depth() {
        return hub.depth(instrument);
    }

    @Override
    public int instrument() {
        return instrument;
    }
}
