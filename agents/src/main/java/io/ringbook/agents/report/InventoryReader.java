package io.ringbook.agents.report;

import io.ringbook.core.Records;
import io.ringbook.core.Side;
import io.ringbook.core.event.EventAdapter;
import io.ringbook.core.event.EventListener;
import io.ringbook.core.event.StreamHandler;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.agrona.DirectBuffer;

/** Reads the stream once more for what makers had: who they are is known at the end. */
final class InventoryReader implements StreamHandler {
    private final RunRecorder recorder;
    private final EventAdapter events = new EventAdapter(new Events());
    private final List<Makers> makers = new ArrayList<>();
    private long timestampNs;

    /** Of one instrument. */
    private static final class Makers {
        private final InstrumentFigures instrument;
        private final List<Integer> accounts;
        private final Inventory inventory;
        private boolean isChanged;

        Makers(final InstrumentFigures instrument, final List<AccountFigures> most) {
            this.instrument = instrument;
            accounts = most.stream().map(AccountFigures::id).toList();
            inventory = new Inventory(most.stream().map(AccountFigures::name).toList(), new Series(most.size()));
        }
    }

    /**
     * @param results of the whole stream
     * @param recorder that is given each record after this, and knows all before
     */
    InventoryReader(final RunResults results, final RunRecorder recorder) {
        this.recorder = recorder;
        final List<AccountFigures> accounts = results.recorder().figures().accounts();
        for (final InstrumentFigures instrument : results.instruments()) {
            final int id = instrument.instrument().id();
            final List<AccountFigures> most = accounts.stream()
                    .filter(account -> account.lotsMade(id) > 0)
                    .sorted(Comparator.comparingLong((AccountFigures account) -> -account.lotsMade(id)))
                    .limit(StepLine.colors())
                    .toList();
            if (!most.isEmpty()) {
                makers.add(new Makers(instrument, most));
            }
        }
    }

    @Override
    public void onRecord(
            final long sequence, final DirectBuffer buffer, final int offset, final int length, final boolean last) {
        final int templateId = Records.templateId(buffer, offset);
        if (templateId == Records.ENGINE_BUILT) {
            return;
        }
        if (!Records.isCommand(templateId)) {
            events.onEvent(sequence, buffer, offset);
        } else if (length >= Records.COMMAND_HEAD_LENGTH) {
            keep();
            timestampNs = Records.timestampNs(buffer, offset);
        }
    }

    /** Gives each instrument its inventory, when the whole stream has gone through. */
    void end() {
        makers.forEach(those -> those.isChanged = true);
        keep();
        makers.forEach(those -> those.instrument.inventory(those.inventory));
    }

    /** What there is after the last command. */
    private void keep() {
        for (final Makers those : makers) {
            if (those.isChanged) {
                those.isChanged = false;
                for (int i = 0; i < those.accounts.size(); i++) {
                    keep(those, i);
                }
            }
        }
    }

    private void keep(final Makers those, final int maker) {
        final List<AccountFigures> accounts = recorder.figures().accounts();
        final int account = those.accounts.get(maker);
        // Some come later than others.
        if (account < accounts.size()) {
            final long units = Holdings.of(accounts.get(account), recorder.figures())
                    .get(those.instrument.base().id())
                    .longValueExact();
            those.inventory.units().put(timestampNs, maker, units);
        }
    }

    private void changed(final int asset) {
        for (final Makers those : makers) {
            if (those.instrument.base().id() == asset) {
                those.isChanged = true;
            }
        }
    }

    private final class Events implements EventListener {
        @Override
        public void onOrderExecuted(
                final long sequence,
                final int ofInstrument,
                final long makerOrderNumber,
                final long takerOrderNumber,
                final Side takerSide,
                final long priceTicks,
                final long lots,
                final long makerOpenLots,
                final long takerOpenLots,
                final long makerFee,
                final long takerFee) {
            changed(recorder.figures().instruments().get(ofInstrument).base().id());
        }

        @Override
        public void onBalanceChanged(final long sequence, final int account, final int asset, final long available) {
            changed(asset);
        }
    }
}
