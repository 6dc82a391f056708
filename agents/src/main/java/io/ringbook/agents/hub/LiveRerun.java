package io.ringbook.agents.hub;

import io.ringbook.agents.AgentSpec;
import io.ringbook.agents.MarketConfig;
import io.ringbook.agents.Rerun;
import io.ringbook.agents.TradingAgent;
import io.ringbook.core.Instrument;
import io.ringbook.core.Records;
import io.ringbook.core.codec.SignalDecoder;
import io.ringbook.core.command.Publication;
import io.ringbook.journal.JournalReader;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.collections.LongArrayList;
import org.agrona.collections.LongHashSet;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * An agent of a live run, run again. The journal says what there was to be told, the deliveries say what of it the agent was told in which
 * turn: each turn is run as soon as the journal is read up to all of it.
 *
 * <p>It is exact because the deliveries name, as places in the stream, all that depended on how fast the threads were. Quotes are
 * made at the places of those that the agent took, and nowhere else. What is kept from when someone asks for it is kept
 * from the beginning here, and shown from when it was then.
 */
final class LiveRerun implements SeatTime {
    private final AgentSpec spec;
    private final MarketConfig config;
    private final RerunStage stage;
    private final Hub hub;
    private final DeliveryReader deliveries;
    private final DeliveryFile.Opening opening;
    /** Of all quotes that the agent took, in order. */
    private final long[] places;

    /** Of bars that the agent asked for. */
    private final LongHashSet spans = new LongHashSet();

    private final Map<Integer, PinnedHistory<Quote>> quotes = new HashMap<>();
    private final PinnedHistory<Cache.Contents> cache = new PinnedHistory<>(Cache.Contents.NONE);
    private final RerunLane lane = new RerunLane();
    private final Bookkeeper bookkeeper;
    private final SignalDecoder signal = new SignalDecoder();
    private final Comparison comparison = new Comparison();
    /** Commands of the journal, and of the rerun, that were not compared yet. */
    private final Deque<Then> then = new ArrayDeque<>();

    private final Deque<Now> now = new ArrayDeque<>();
    private final List<UnsafeBuffer> sent = new ArrayList<>();
    private final Turn turn = new Turn();
    private boolean hasTurn;
    private int nextPlace;
    private int nextKept;
    private int tried;
    private Seat seat;
    private long lastSequence;
    private long anewSequence;
    private String end;

    private record Then(long sequence, UnsafeBuffer command) {}

    /** @param wasSent whether there was a command at its place then */
    private record Now(UnsafeBuffer command, boolean wasSent) {}

    private LiveRerun(
            final MarketConfig config, final AgentSpec spec, final RerunStage stage, final DeliveryReader deliveries) {
        this.spec = spec;
        this.config = config;
        this.stage = stage;
        this.deliveries = deliveries;
        hub = stage.hub;
        hub.keepHistory(hub.quotes::place, this::history, cache);
        bookkeeper = new Bookkeeper(hub.directory(), this::publish);
        opening = deliveries.opening();
        places = placesIn(DeliveryFile.of(config.deliveries(), spec.name()));
        hasTurn = deliveries.next(turn);
    }

    /** @param config of the run: its seed counts */
    static Rerun run(final MarketConfig config, final AgentSpec spec, final RerunStage stage) {
        try (DeliveryReader deliveries = new DeliveryReader(DeliveryFile.of(config.deliveries(), spec.name()))) {
            final LiveRerun rerun = new LiveRerun(config, spec, stage, deliveries);
            new JournalReader(config.journal()).read(rerun::take);
            if (rerun.seat == null) {
                throw stage.noSuchAgent();
            }
            return rerun.comparison.result(rerun.end());
        }
    }

    @Override
    public long nowNs() {
        return turn.nowNs;
    }

    @Override
    public void wakeAt(final SeatDesk desk, final long timeNs) {
        desk.wakeAtNs = timeNs;
    }

    @Override
    public long keptFromNs(final long spanNs) {
        final int next = nextKept;
        nextKept += 2;
        // Another code may ask for more.
        return next < turn.kept.size() ? turn.kept.getLong(next) : turn.nowNs;
    }

    @Override
    public void wake(final Seat itsSeat) {
        // Its turns are those that it had.
    }

    @Override
    public void enter() {
        // Nobody looks whether it hangs: it may stand in a debugger.
    }

    @Override
    public void leave() {
        // As above.
    }

    private History<Quote> history(final int instrument) {
        return quotes.computeIfAbsent(instrument, any -> new PinnedHistory<>(Quote.NONE));
    }

    private long[] placesIn(final Path file) {
        final LongArrayList all = new LongArrayList();
        try (DeliveryReader reader = new DeliveryReader(file)) {
            final Turn each = new Turn();
            while (reader.next(each)) {
                for (int i = 0; i < each.quotes.size(); i += 2) {
                    all.addLong(each.quotes.getLong(i + 1));
                }
                for (int i = 0; i < each.kept.size(); i += 2) {
                    spans.add(each.kept.getLong(i + 1));
                }
            }
        }
        return all.longStream().sorted().distinct().filter(place -> place > 0).toArray();
    }

    private void take(
            final long sequence, final DirectBuffer buffer, final int offset, final int length, final boolean last) {
        final int templateId = Records.templateId(buffer, offset);
        if (comparison.isOver() || templateId == Records.ENGINE_BUILT) {
            return;
        }
        lastSequence = sequence;
        if (Records.isCommand(templateId)) {
            onCommand(sequence, templateId, buffer, offset, length);
        } else if (sequence <= opening.sequence()) {
            stage.onSetUp(sequence, buffer, offset);
        }
        hub.onRecord(sequence, buffer, offset, length, last);
        if (nextPlace < places.length && places[nextPlace] == hub.quotes.place()) {
            nextPlace++;
            hub.onBatchEnd();
        }
        if (last) {
            onCommandEnd(sequence);
        }
    }

    private void onCommand(
            final long sequence, final int templateId, final DirectBuffer buffer, final int offset, final int length) {
        if (Records.session(buffer, offset) == opening.session()) {
            then.add(new Then(sequence, Comparison.copy(buffer, offset, length)));
        }
        if (templateId == SignalDecoder.TEMPLATE_ID && seat != null) {
            // Whether it followed the topic by then is known by its deliveries.
            signal.wrap(buffer, offset + Records.HEADER_LENGTH, SignalDecoder.BLOCK_LENGTH, Records.SCHEMA_VERSION);
            hub.follow(signal.topic(), seat);
        }
    }

    private void onCommandEnd(final long sequence) {
        final int session = hub.directory().session(stage.account());
        if (seat == null && session == opening.session()) {
            sitDown();
        } else if (seat != null && session > opening.session() && anewSequence == 0) {
            anewSequence = sequence;
        }
        if (sequence == opening.sequence()) {
            stage.takeOver(seat);
        }
        while (hasTurn && !comparison.isOver() && isRead(sequence)) {
            run();
            hasTurn = deliveries.next(turn);
        }
        compare();
    }

    private void sitDown() {
        final TradingAgent agent = spec.agent().get();
        seat = stage.seat(
                Seat.Settings.live(
                        Seat.paced(spec, agent), stage.account(), config.seed(), lane, bookkeeper, this, hub),
                agent);
        if (!opening.state().isEmpty()) {
            seat.state().reload(opening.state());
        }
        for (final SeatDesk desk : seat.desks()) {
            desk.view.watchDepth();
            desk.view.watchTape();
            spans.stream().filter(spanNs -> spanNs > 0).forEach(desk.view::watchBars);
        }
    }

    /** @return whether all that was told in the turn is read */
    private boolean isRead(final long sequence) {
        final int told = turn.told.size();
        if (sequence < opening.sequence()
                || turn.cachePlace > hub.quotes.place()
                || (told > 0 && turn.told.getLong(told - 2) > sequence)) {
            return false;
        }
        for (int i = 0; i < turn.quotes.size(); i += 2) {
            if (turn.quotes.getLong(i + 1) > hub.quotes.place()) {
                return false;
            }
        }
        return true;
    }

    private void run() {
        if (turn.cachePlace != Turn.SAME) {
            cache.show(turn.cachePlace);
        }
        for (int i = 0; i < turn.quotes.size(); i += 2) {
            final Instrument instrument = seat.desks()[(int) turn.quotes.getLong(i)].instrument();
            quotes.get(instrument.id()).show(turn.quotes.getLong(i + 1));
        }
        lane.show(turn);
        seat.awake = true;
        sent.clear();
        tried = 0;
        nextKept = 0;
        switch (turn.kind) {
            case START -> seat.start();
            case ORDINARY -> SeatThread.tell(seat, turn.nowNs);
            case STOP -> seat.stop();
        }
        final boolean byOthers = turn.endsCutOff && !seat.isCutOff();
        for (int i = 0; i < Math.max(sent.size(), turn.sent()); i++) {
            final boolean wasSent = i < turn.sent();
            if (wasSent || !byOthers) {
                now.add(new Now(i < sent.size() ? sent.get(i) : null, wasSent));
            }
        }
        if (byOthers) {
            end = "it was cut off by others in the last of its turns";
        } else if (!turn.endsCutOff && turn.kind != Turn.Kind.STOP) {
            end =
                    "its deliveries do not say how it ended: the run was killed, or the agent did not come back from a callback";
        } else {
            end = null;
        }
    }

    private Publication publish(final DirectBuffer buffer, final int offset, final int length) {
        final Publication answer = turn.answered(tried++);
        if (answer == Publication.PUBLISHED) {
            sent.add(Comparison.copy(buffer, offset, length));
        }
        return answer;
    }

    /** Both in the order in which the agent sent them. */
    private void compare() {
        while (!comparison.isOver() && !now.isEmpty() && (!now.peek().wasSent || !then.isEmpty())) {
            final Now next = now.remove();
            if (!next.wasSent) {
                comparison.compare(lastSequence, null, next.command);
                return;
            }
            final Then before = then.remove();
            if (next.command != null) {
                // The engine has stamped it.
                Records.timestampNs(next.command, 0, Records.timestampNs(before.command, 0));
            }
            comparison.compare(before.sequence, before.command, next.command);
        }
    }

    /** @return why it was compared no further, or null */
    private String end() {
        final String why;
        if (deliveries.damage() != null) {
            why = "its deliveries are damaged: " + deliveries.damage();
        } else if (hasTurn || !now.isEmpty()) {
            why = "the journal ends before its deliveries: sequence=" + lastSequence;
        } else if (anewSequence > 0) {
            why = "it was made anew or came back, of which there are no deliveries: sequence=" + anewSequence;
        } else {
            why = end;
        }
        return why == null || then.isEmpty() ? why : why + "; commands that were not compared: " + then.size();
    }
}
