package io.ringbook.journal.replay;

import io.ringbook.core.engine.Engine;
import io.ringbook.core.event.StreamHandler;
import io.ringbook.journal.JournalException;
import io.ringbook.journal.JournalReader;
import io.ringbook.journal.Recovery;
import java.nio.file.Path;
import org.agrona.DirectBuffer;

/**
 * What came out of replaying a whole journal and comparing every event.
 *
 * @param commands replayed
 * @param events compared
 * @param sumsChecked how often every balance was added up and each asset's sum was its supply: after each command, or
 *     less often with more than {@value #BALANCES_PER_COMMAND} balances, so that it stays cheap
 * @param streamHash of the journal's records, 64 hexadecimal digits
 * @param stateHash of the engine at the end, or null if it could not be built
 * @param recovery how the journal ends
 * @param endsInsideCommand whether a crash cut the events of the last command short
 * @param divergence the first difference, or null
 */
public record Verification(
        long commands,
        long events,
        long sumsChecked,
        String streamHash,
        String stateHash,
        Recovery recovery,
        boolean endsInsideCommand,
        Divergence divergence) {
    private static final int BALANCES_PER_COMMAND = 1024;

    /** Nothing is damaged and nothing differs. A tail that a crash left unfinished is neither. */
    public boolean isGood() {
        return divergence == null && !(recovery instanceof Recovery.Corrupt);
    }

    /**
     * Reads and replays a journal.
     *
     * @throws JournalException if there is none, or it was written under other rules
     * @throws IllegalStateException if the balances of an asset are not its supply
     */
    public static Verification of(final Path directory) {
        final JournalReader reader = new JournalReader(directory);
        final Replayer replayer = new Replayer();
        final StreamHash hash = new StreamHash();
        final Sums sums = new Sums();
        final Recovery recovery = readChecked(reader, hash, new StreamHandler() {
            @Override
            public void onRecord(
                    final long sequence,
                    final DirectBuffer buffer,
                    final int offset,
                    final int length,
                    final boolean last) {
                replayer.onRecord(sequence, buffer, offset, length, last);
                if (last && sequence > 0) {
                    sums.checkNowAndThen(replayer.engine());
                }
            }
        });
        if (sums.commandsSince > 0) {
            sums.check(replayer.engine());
        }
        return new Verification(
                replayer.engine() == null ? 0 : replayer.engine().sequence(),
                replayer.events(),
                sums.checked,
                hash.end(),
                replayer.engine() == null ? null : StateHash.of(replayer.engine()),
                recovery,
                reader.endsInsideCommand(),
                replayer.divergence());
    }

    /** Adds up the ledger. */
    private static final class Sums {
        private long checked;
        private long commandsSince;

        void checkNowAndThen(final Engine engine) {
            if (++commandsSince * BALANCES_PER_COMMAND >= engine.balances()) {
                check(engine);
            }
        }

        void check(final Engine engine) {
            engine.checkSums();
            checked++;
            commandsSince = 0;
        }
    }

    private static Recovery readChecked(
            final JournalReader reader, final StreamHandler ahead, final StreamHandler handler) {
        try {
            return reader.readAhead(ahead, handler);
        } catch (final IllegalArgumentException e) {
            throw new JournalException(reader.directory(), "cannot be replayed", e);
        }
    }
}
