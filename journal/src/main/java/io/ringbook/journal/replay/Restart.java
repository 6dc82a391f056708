package io.ringbook.journal.replay;

import io.ringbook.core.engine.Engine;
import io.ringbook.core.event.StreamHandler;
import io.ringbook.journal.Durability;
import io.ringbook.journal.JournalException;
import io.ringbook.journal.JournalReader;
import io.ringbook.journal.JournalWriter;
import io.ringbook.journal.Recovery;
import java.nio.file.Path;
import org.agrona.DirectBuffer;

/**
 * An engine and a writer that go on where a journal ends, from the journal alone.
 *
 * @param engine in the state after the last command
 * @param journal to be given what the engine writes from now on
 * @param recovery how the journal ended
 * @param completedRecords events of the last command that a crash had kept out of the journal and that are in it now
 */
public record Restart(Engine engine, JournalWriter journal, Recovery recovery, int completedRecords) {
    private static final StreamHandler NOBODY = (sequence, buffer, offset, length, last) -> {};

    /**
     * Replays the journal, cuts a half-written frame, and completes a command of which only some events were written.
     *
     * @param listener is given the whole stream too, the completed events included
     * @throws JournalException if there is no journal, it is damaged, its events are not what they must be, or someone
     *     writes it; nothing has been changed then
     */
    public static Restart from(final Path directory, final Durability durability, final StreamHandler listener) {
        final JournalReader reader = new JournalReader(directory);
        final Replayer replayer = new Replayer();
        final Recovery recovery = read(reader, both(replayer, listener));
        if (recovery instanceof Recovery.Corrupt corrupt) {
            throw new JournalException(directory, corrupt.toString());
        }
        if (replayer.divergence() != null) {
            throw new JournalException(directory, "replays to something else: " + replayer.divergence());
        }
        if (replayer.engine() == null) {
            throw new JournalException(directory, "nothing in it");
        }
        final JournalWriter writer = JournalWriter.append(reader, durability);
        final int completed = replayer.completeInto(both(writer, listener));
        return new Restart(replayer.engine(), writer, recovery, completed);
    }

    private static Recovery read(final JournalReader reader, final StreamHandler handler) {
        try {
            return reader.readAhead(NOBODY, handler);
        } catch (final IllegalArgumentException e) {
            throw new JournalException(reader.directory(), "cannot be replayed", e);
        }
    }

    private static StreamHandler both(final StreamHandler first, final StreamHandler second) {
        return new StreamHandler() {
            @Override
            public void onRecord(
                    final long sequence,
                    final DirectBuffer buffer,
                    final int offset,
                    final int length,
                    final boolean last) {
                first.onRecord(sequence, buffer, offset, length, last);
                second.onRecord(sequence, buffer, offset, length, last);
            }

            @Override
            public void onBatchEnd() {
                first.onBatchEnd();
                second.onBatchEnd();
            }
        };
    }
}
