package io.ringbook.journal.replay;

import io.ringbook.core.Bytes;
import io.ringbook.core.Records;
import io.ringbook.core.engine.Engine;
import io.ringbook.core.engine.EngineConfig;
import io.ringbook.core.event.RecordText;
import io.ringbook.core.event.StreamHandler;
import org.agrona.DirectBuffer;

/**
 * Feeds a journal's commands to a fresh engine and holds what it writes against the journal's events, byte for byte.
 *
 * <p>A replay takes no configuration: the first record says what the engine was built with. After the first difference
 * it does nothing more.
 */
public final class Replayer implements StreamHandler {
    private final CommandEvents replayed = new CommandEvents();
    private final Bytes recorded = new Bytes();
    private Engine engine;
    private Divergence divergence;
    private int next;
    private long events;

    /** @return the engine in the state after the last command, or null before the first record */
    public Engine engine() {
        return engine;
    }

    /** @return the first difference, or null */
    public Divergence divergence() {
        return divergence;
    }

    /** @return events that were compared and are the same */
    public long events() {
        return events;
    }

    @Override
    public void onRecord(
            final long sequence, final DirectBuffer buffer, final int offset, final int length, final boolean last) {
        if (divergence != null) {
            return;
        }
        final int templateId = Records.templateId(buffer, offset);
        if (engine == null) {
            engine = new Engine(EngineConfig.decode(buffer, offset, length), replayed);
            return;
        }
        if (Records.isCommand(templateId)) {
            engine.apply(buffer, offset, length, sequence, Records.timestampNs(buffer, offset));
            next = 0;
        } else {
            events++;
        }
        compare(sequence, buffer, offset, length);
        if (last && divergence == null && next < replayed.count()) {
            divergence = new Divergence(sequence, next, "nothing", replayedText());
        }
    }

    /**
     * What the engine wrote for the last command and the journal does not have, because a crash came in between. It
     * becomes the journal's.
     *
     * @return how many records that were
     */
    int completeInto(final StreamHandler journal) {
        final int missing = replayed.count() - next;
        for (; next < replayed.count(); next++) {
            journal.onRecord(
                    engine.sequence(),
                    replayed.buffer(),
                    replayed.offset(next),
                    replayed.length(next),
                    next == replayed.count() - 1);
        }
        journal.onBatchEnd();
        return missing;
    }

    private void compare(final long sequence, final DirectBuffer buffer, final int offset, final int length) {
        if (next == replayed.count()) {
            divergence = new Divergence(sequence, next, RecordText.of(buffer, offset, length), "nothing");
            return;
        }
        recorded.wrap(buffer, offset, length);
        final boolean same =
                replayed.length(next) == length && replayed.memory().holds(replayed.offset(next), recorded);
        if (!same) {
            divergence = new Divergence(sequence, next, RecordText.of(buffer, offset, length), replayedText());
            return;
        }
        next++;
    }

    private String replayedText() {
        return RecordText.of(replayed.buffer(), replayed.offset(next), replayed.length(next));
    }
}
