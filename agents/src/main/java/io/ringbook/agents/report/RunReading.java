package io.ringbook.agents.report;

import io.ringbook.core.event.StreamHandler;
import io.ringbook.journal.JournalException;
import io.ringbook.journal.JournalReader;
import io.ringbook.journal.Recovery;
import java.nio.file.Path;

/**
 * All that a journal tells of a run. It is read twice: what matters is known at the end.
 *
 * @param agents the picture of them, or null if none traded
 */
record RunReading(RunResults results, Causes causes, Picture agents) {
    /**
     * @param recorder that has been given nothing
     * @throws JournalException if there is no journal, or it is damaged
     */
    static RunReading of(final Path journal, final RunRecorder recorder) {
        read(journal, recorder);
        final RunResults results = new RunResults(recorder);
        final AgentCurves curves = new AgentCurves(results);
        final CauseReader causes = new CauseReader(Causes.moves(results), curves.recorder());
        final InventoryReader inventories = new InventoryReader(results, curves.recorder());
        read(journal, (sequence, buffer, offset, length, last) -> {
            causes.onRecord(sequence, buffer, offset, length, last);
            inventories.onRecord(sequence, buffer, offset, length, last);
            curves.onRecord(sequence, buffer, offset, length, last);
        });
        inventories.end();
        return new RunReading(
                results, Causes.of(results, causes.trails()), curves.isEmpty() ? null : curves.picture(results.cash()));
    }

    private static void read(final Path journal, final StreamHandler handler) {
        final JournalReader reader = new JournalReader(journal);
        final Recovery end = reader.readAhead((sequence, buffer, offset, length, last) -> {}, handler);
        if (end instanceof Recovery.Corrupt) {
            throw new JournalException(reader.directory(), "no report of a journal that is " + end);
        }
    }
}
