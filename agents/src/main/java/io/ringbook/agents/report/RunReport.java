package io.ringbook.agents.report;

import io.ringbook.journal.JournalException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The results of a run, as files of its folder and as a table for the terminal. They follow from the journal and the
 * description alone, and the same gives the same bytes.
 */
public final class RunReport {
    /** Name of the report in a run folder. */
    public static final String REPORT = "report.md";

    /** Name of the same report as one file for a browser. */
    public static final String HTML_REPORT = "report.html";

    /** Name of the summary in a run folder. */
    public static final String SUMMARY = "summary.json";

    private final RunDescription description;
    private final RunResults results;
    // Null if no agent traded.
    private final Picture agents;
    private final Causes causes;
    private final String streamHash;
    private final String stateHash;

    /**
     * @param results of all of the stream
     * @param agents the picture of them, or null
     */
    RunReport(final RunDescription description, final RunResults results, final Picture agents, final Causes causes) {
        this(description, results, agents, causes, null, null);
    }

    /**
     * Reads the journal of a run, twice from its first record to its last, and writes tape, report, pictures and summary.
     *
     * @param runFolder where they go, in place of those of an earlier report; the report names it as it is given here
     * @throws JournalException if there is no journal, or it is damaged; no file is changed then
     * @throws UncheckedIOException if a file cannot be written
     */
    public static RunReport make(final Path journal, final Path runFolder, final RunDescription description) {
        final Path tape = runFolder.resolve(RunRecorder.TAPE);
        // Beside the tape that may be there, which stays as it is if the journal is damaged.
        final Path newTape = runFolder.resolve(RunRecorder.TAPE + ".new");
        try {
            final RunReading reading;
            try (RunRecorder recorder = RunRecorder.to(newTape)) {
                reading = RunReading.of(journal, recorder);
            }
            Files.move(newTape, tape, StandardCopyOption.REPLACE_EXISTING);
            final RunReport report = new RunReport(description, reading.results(), reading.agents(), reading.causes());
            report.write(runFolder);
            return report;
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot write the tape: file=" + tape, e);
        } finally {
            newTape.toFile().delete();
        }
    }

    private RunReport(
            final RunDescription description,
            final RunResults results,
            final Picture agents,
            final Causes causes,
            final String streamHash,
            final String stateHash) {
        this.description = description;
        this.results = results;
        this.agents = agents;
        this.causes = causes;
        this.streamHash = streamHash;
        this.stateHash = stateHash;
    }

    /** @return the same report, which names these hashes; null for one that is not known */
    RunReport withHashes(final String ofStream, final String ofState) {
        return new RunReport(description, results, agents, causes, ofStream, ofState);
    }

    /**
     * Writes report, pictures and summary.
     *
     * @param runFolder made if need be; the report names it as it is given here
     * @throws UncheckedIOException if a file cannot be written
     */
    void write(final Path runFolder) {
        final List<Picture> pictures = Pictures.ofInstruments(results);
        try {
            Files.createDirectories(runFolder);
            for (final Picture picture : pictures) {
                write(runFolder, picture.file(), picture.svg());
            }
            if (agents != null) {
                write(runFolder, agents.file(), agents.svg());
            }
            write(runFolder, SUMMARY, new JsonSummary(description, results, causes).write(streamHash, stateHash));
            write(runFolder, REPORT, text(new MarkdownPage(), pictures, runFolder));
            write(runFolder, HTML_REPORT, text(new HtmlPage(), pictures, runFolder));
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

    RunResults results() {
        return results;
    }

    /** @return all that are shown */
    List<Picture> pictures() {
        final List<Picture> pictures = new ArrayList<>(Pictures.ofInstruments(results));
        if (agents != null) {
            pictures.add(agents);
        }
        return pictures;
    }

    private String text(final Page page, final List<Picture> pictures, final Path runFolder) {
        return new ReportText(page, description, results, pictures, agents, causes)
                .write(runFolder, streamHash, stateHash);
    }

    private static void write(final Path runFolder, final String name, final String text) throws IOException {
        Files.writeString(runFolder.resolve(name), text, StandardCharsets.UTF_8);
    }
}
