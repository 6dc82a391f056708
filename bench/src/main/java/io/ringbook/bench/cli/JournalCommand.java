package io.ringbook.bench.cli;

import io.ringbook.bench.Folders;
import io.ringbook.bench.flow.Shape;
import io.ringbook.bench.journal.JournalJob;
import io.ringbook.bench.journal.JournalMeasurements;
import io.ringbook.bench.journal.JournalResult;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench journal}. */
@Command(
        name = "journal",
        description = {
            "How fast a journal is written and read back, beside a raw queue, a plain file and the engine alone.",
            "Each number is of JVMs of its own, which take turns. What is written is read back and compared; a replay must",
            "end with the hashes of the stream and of the state that were recorded."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: agents/bin/ringbook bench journal --forks 1 --seconds 10 --bytes 300000000"})
final class JournalCommand implements Callable<Integer> {
    /** What a recording of more would not fit into. */
    private static final int MOST_MESSAGES = 8_000_000;

    @Mixin
    private final ForkOptions options = new ForkOptions(3);

    @Option(
            names = "--shape",
            paramLabel = "SHAPE",
            description = "Of the recorded stream: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Shape shape = Shape.NORMAL;

    @Option(names = "--seed", description = "Of the recorded stream (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--messages",
            description = "In the recorded stream, which is appended as often as it takes (default: ${DEFAULT-VALUE}).")
    private int messages = 2_000_000;

    @Option(
            names = "--bytes",
            description = "In a burst, and in each file of a sustained run (default: ${DEFAULT-VALUE}).")
    private long bytes = 1_000_000_000;

    @Option(names = "--seconds", description = "Of each sustained run; 0 for none (default: ${DEFAULT-VALUE}).")
    private int seconds = 60;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description = "On the disk that is measured; what is made in it is deleted (default: where it is started).")
    private Path folder = Path.of("");

    @Option(
            names = "--runs",
            description = "Measured in each JVM, but for sustained ones, after five more (default: ${DEFAULT-VALUE}).")
    private int runs = 3;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (options.forks() < 1 || runs < 1 || messages < 1 || bytes < 1 || seconds < 0) {
            throw options.wrong("forks, runs, messages and bytes are at least 1, seconds at least 0");
        }
        if (messages > MOST_MESSAGES) {
            throw options.wrong("messages are at most " + MOST_MESSAGES + ": messages=" + messages);
        }
        if (!Files.isDirectory(folder.toAbsolutePath())) {
            throw options.wrong("no such folder: " + folder);
        }
        final Path made = Files.createTempDirectory(folder.toAbsolutePath(), "ringbook-bench");
        try {
            return measure(new JournalJob(shape, seed, messages, bytes, seconds, runs, made));
        } finally {
            Folders.delete(made);
        }
    }

    private int measure(final JournalJob job) throws IOException, InterruptedException {
        final FileStore disk = Files.getFileStore(job.folder());
        if (disk.getUsableSpace() < job.room()) {
            throw options.wrong("not enough room: folder=" + folder.toAbsolutePath() + ", free=" + disk.getUsableSpace()
                    + " bytes, needed=" + job.room());
        }
        final Map<String, String> facts = new LinkedHashMap<>();
        facts.put("disk", disk.name() + ", " + disk.type() + ", " + (disk.getUsableSpace() >> 20) + " MB free");
        facts.put("durability", "as the rows say; queue and what is read: page-cache; a batch is 512 records");
        facts.put("threads", "one that writes; one that reads and checks, one that replays");
        final Printout printout = options.printout(facts);
        final List<JournalResult> results = new JournalMeasurements(job).measure(options.forks());
        printout.table(table(results), results);
        return 0;
    }

    private static String table(final List<JournalResult> results) {
        final StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT,
                "%-10s %-10s %10s %8s %8s %8s %8s %8s %8s %6s%n",
                "mode",
                "what",
                "ns/command",
                "least",
                "most",
                "M/s",
                "bytes",
                "MB/s",
                "alloc",
                "share"));
        for (final JournalResult result : results) {
            final double nanos = result.forks().median();
            table.append(String.format(
                    Locale.ROOT,
                    "%-10s %-10s %10.1f %8.1f %8.1f %8.2f %8.1f %8.0f %8.2f %6.2f%n",
                    result.mode().name().toLowerCase(Locale.ROOT),
                    result.what(),
                    nanos,
                    result.forks().least(),
                    result.forks().most(),
                    1_000 / nanos,
                    result.bytesPerCommand(),
                    1_000 * result.bytesPerCommand() / nanos,
                    result.forks().bytes(),
                    result.share()));
        }
        return table.toString();
    }
}
