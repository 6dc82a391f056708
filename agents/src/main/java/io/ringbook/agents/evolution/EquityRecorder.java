package io.ringbook.agents.evolution;

import io.ringbook.core.Instrument;
import io.ringbook.core.Records;
import io.ringbook.core.Side;
import io.ringbook.core.event.EventAdapter;
import io.ringbook.core.event.EventListener;
import io.ringbook.core.event.StreamHandler;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;

/**
 * Keeps what an account is worth at the end of each day on which anything trades: its cash, and what it owns at the last trade. The
 * account's orders trade at once or not at all, so each of its trades comes with a command of its session.
 */
final class EquityRecorder implements StreamHandler {
    private static final long DAY_NS = TimeUnit.DAYS.toNanos(1);
    private static final int NOBODY = -1;
    private static final long NO_DAY = Long.MIN_VALUE;

    private final EventAdapter events = new EventAdapter(new Events());
    private final double scale;
    private final double funds;
    private final List<EquityCurve.Day> days = new ArrayList<>();
    private int followed = NOBODY;
    private List<Instrument> instruments = List.of();
    private long[] lastTicks = {};
    private long[] lots = {};
    private long cash;
    private int traded;
    private long commandNs;
    private int commandSession;
    private long day = NO_DAY;

    /**
     * @param cash that the account begins with, in minor units
     * @param decimals of these
     */
    EquityRecorder(final long cash, final int decimals) {
        this.cash = cash;
        scale = StrictMath.pow(10, decimals);
        funds = cash / scale;
    }

    /**
     * Before the market starts: whose equity it is.
     *
     * @param session of the account
     * @param listed all that is traded, by id
     */
    void follow(final int session, final List<Instrument> listed) {
        followed = session;
        instruments = listed;
        lastTicks = new long[listed.size()];
        lots = new long[listed.size()];
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
            commandNs = Records.timestampNs(buffer, offset);
            commandSession = Records.session(buffer, offset);
        }
    }

    /** @return all days, when the market is closed; to be called once */
    EquityCurve curve() {
        endDay();
        return new EquityCurve(funds, days);
    }

    private void endDay() {
        if (day == NO_DAY) {
            return;
        }
        long minor = cash;
        for (int i = 0; i < lots.length; i++) {
            minor = Math.addExact(minor, lots[i] == 0 ? 0 : instruments.get(i).value(lastTicks[i], lots[i]));
        }
        days.add(new EquityCurve.Day(LocalDate.ofEpochDay(day), minor / scale, traded));
    }

    private final class Events implements EventListener {
        @Override
        public void onOrderExecuted(
                final long sequence,
                final int instrument,
                final long makerOrderNumber,
                final long takerOrderNumber,
                final Side takerSide,
                final long priceTicks,
                final long executedLots,
                final long makerOpenLots,
                final long takerOpenLots,
                final long makerFee,
                final long takerFee) {
            final long today = Math.floorDiv(commandNs, DAY_NS);
            if (today != day) {
                endDay();
                day = today;
            }
            lastTicks[instrument] = priceTicks;
            if (commandSession == followed) {
                final long value = instruments.get(instrument).value(priceTicks, executedLots);
                final boolean bought = takerSide == Side.BUY;
                cash = cash - takerFee + (bought ? -value : value);
                lots[instrument] += bought ? executedLots : -executedLots;
                traded++;
            }
        }
    }
}
