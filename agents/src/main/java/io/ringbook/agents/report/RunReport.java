package io.ringbook.agents.report;

import io.ringbook.core.event.StreamHandler;
import io.ringbook.journal.JournalException;
import io.ringbook.journal.JournalReader;
import io.ringbook.journal.Recovery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The results of a run, as files of its folder and as a table for the terminal. They follow from the journal and the
 * description alone, and the same gives the same bytes.
 */
public final class RunReport {
    /** Name of the report in a run folder. */
    public static final String REPORT = "report.md";

    /** Name of the summary in a run folder. */
    public static final String SUMMARY = "summary.json";

    private final RunDescription description;
    private final RunResults results;
    private final String streamHash;
    private final String stateHash;

    /** @param recorder which was given all of the stream */
    RunReport(final RunRecorder recorder, final RunDescription description) {
        this(description, new RunResults(recorder), null, null);
    }

    /**
     * Reads the journal of a run from its first record to its last, and writes tape, report, pictures and summary.
     *
     * @param runFolder where they go, in place of those of an earlier report; the report names it as it is given here
     * @throws JournalException if there is no journal, or it is damaged; no file is changed then
     * @throws UncheckedIOException if a file cannot be written
     */
    public static RunReport make(final Path journal, final Path runFolder, final RunDescription description) {
        final JournalReader reader = new JournalReader(journal);
        final Path tape = runFolder.resolve(RunRecorder.TAPE);
        // Beside the tape that may be there, which stays as it is if the journal is damaged.
        final Path newTape = runFolder.resolve(RunRecorder.TAPE + ".new");
        try {
            final RunRecorder recorder = RunRecorder.to(newTape);
            try (recorder) {
                read(reader, recorder);
            }
            Files.move(newTape, tape, StandardCopyOption.REPLACE_EXISTING);
            final RunReport report = new RunReport(recorder, description);
            report.write(runFolder);
            return report;
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot write the tape: file=" + tape, e);
        } finally {
            newTape.toFile().delete();
        }
    }

    private static void read(final JournalReader reader, final StreamHandler handler) {
        final Recovery end = reader.readAhead((sequence, buffer, offset, length, last) -> {}, handler);
        if (end instanceof Recovery.Corrupt) {
            throw new JournalException(reader.directory(), "no report of a journal that is " + end);
        }
    }

    private RunReport(
            final RunDescription description,
            final RunResults results,
            final String streamHash,
            final String stateHash) {
        this.description = description;
        this.results = results;
        this.streamHash = streamHash;
        this.stateHash = stateHash;
    }

    /** @return the same report, which names these hashes; null for one that is not known */
    RunReport withHashes(final String ofStream, final String ofState) {
        return new RunReport(description, results, ofStream, ofState);
    }

    /**
     * Writes report, pictures and summary.
     *
     * @param runFolder made if need be; the report names it as it is given here
     * @throws UncheckedIOException if a file cannot be written
     */
    void write(final Path runFolder) {
        final List<String> pictures = pictureNames(results.instruments());
        try {
            Files.createDirectories(runFolder);
            for (int i = 0; i < pictures.size(); i++) {
                write(runFolder, pictures.get(i), picture(results.instruments().get(i)));
            }
            write(runFolder, SUMMARY, new JsonSummary(description, results).write(streamHash, stateHash));
            final MarkdownReport report = new MarkdownReport(description, results, pictures);
            write(runFolder, REPORT, report.write(runFolder, streamHash, stateHash));
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot write the report: folder=" + runFolder, e);
        }
    }

    /**
     * @param mostRows more accounts than these are left out, the venue's never
     * @return a line for each account, at most 100 columns wide, ended by line feeds
     */
    public String table(final int mostRows) {
        return RunTable.of(results, mostRows);
    }

    /** @return commands of the run */
    public long commands() {
        return results.recorder().commands();
    }

    /** @return events of the run */
    public long events() {
        return results.recorder().events();
    }

    /** @return trades of the run, in all instruments */
    public long trades() {
        return results.recorder().trades();
    }

    private static void write(final Path runFolder, final String name, final String text) throws IOException {
        Files.writeString(runFolder.resolve(name), text, StandardCharsets.UTF_8);
    }

    private static String picture(final InstrumentFigures instrument) {
        final String unit =
                instrument.quote().symbol() + " per " + instrument.base().symbol();
        return new PriceChart(instrument.symbol(), unit, instrument.scale(), instrument.series()).svg();
    }

    /** A symbol may hold what a file name may not, and two may differ in that alone, or in their case. */
    private static List<String> pictureNames(final List<InstrumentFigures> instruments) {
        final Set<String> taken = new HashSet<>();
        final List<String> names = new ArrayList<>();
        for (final InstrumentFigures instrument : instruments) {
            final String plain = instrument.symbol().replaceAll("[^A-Za-z0-9.-]", "_");
            final boolean isFree = taken.add(plain.toLowerCase(Locale.ROOT));
            // A tilde never comes from a symbol, so no other name ends so.
            final String name =
                    isFree ? plain : plain + "~" + instrument.instrument().id();
            names.add("prices-" + name + ".svg");
        }
        return names;
    }
}
