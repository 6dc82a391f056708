package io.ringbook.agents.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringbook.core.engine.Engine;
import io.ringbook.journal.JournalReader;
import io.ringbook.journal.Recovery;
import io.ringbook.journal.replay.StateHash;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ringbook replay}. */
@Command(
        name = "replay",
        description = "Rebuilds the state from a journal, and shows it.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "S is a sequence (a plain number) or a time (2024-01-02T09:45:00Z, or 09:45:00 of the run's first day).",
            "",
            "Example: agents/bin/ringbook replay reports/market-1-20240102T093000Z --to 09:45:00 --print book"
        })
final class ReplayCommand implements Callable<Integer> {
    private static final long SECOND_NS = 1_000_000_000;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** What is shown. */
    enum View {
        BOOK,
        BALANCES,
        EVENTS
    }

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Run folder, or the journal folder in it.")
    private Path directory;

    @Option(names = "--from", paramLabel = "S", description = "First command that --print events shows.")
    private String from;

    @Option(names = "--to", paramLabel = "S", description = "Last command that is replayed.")
    private String to;

    @Option(names = "--print", paramLabel = "WHAT", description = "book, balances or events.")
    private View view;

    @Option(names = "--json", description = "A JSON object a line.")
    private boolean json;

    private PrintWriter out;

    @Override
    public Integer call() {
        out = spec.commandLine().getOut();
        final Replay replay = new Replay(
                from == null ? null : new Moment("--from", from),
                to == null ? null : new Moment("--to", to),
                view == View.EVENTS ? this::printRecord : null);
        final Recovery recovery =
                replay.read(new JournalReader(RunFolder.find(directory).journal()));
        final Engine engine = replay.engine();
        if (engine != null && view != View.EVENTS) {
            print(engine);
        }
        if (replay.divergence() != null) {
            out.println("the replay differs, see verify: " + replay.divergence());
        }
        if (!(recovery instanceof Recovery.Clean)) {
            out.println(recovery);
        }
        out.flush();
        return replay.divergence() != null || recovery instanceof Recovery.Corrupt
                ? Ringbook.CHECK_FAILED
                : Ringbook.GOOD;
    }

    private void print(final Engine engine) {
        engine.checkSums();
        final StateView state = new StateView();
        engine.describe(state);
        if (view == null) {
            final Map<String, Object> row = new LinkedHashMap<>();
            row.put("sequence", engine.sequence());
            row.put("time", time(engine.timestampNs()));
            row.put("resting_orders", state.orders.size());
            row.put("balances", state.balances.size());
            row.put("state_hash", StateHash.of(engine));
            print(List.of(row));
        } else {
            print(view == View.BOOK ? state.orders : state.balances);
        }
    }

    private void printRecord(final long sequence, final long timestampNs, final String text) {
        if (!json) {
            out.println(sequence + " " + time(timestampNs) + " " + text);
            return;
        }
        final Map<String, Object> row = new LinkedHashMap<>();
        row.put("sequence", sequence);
        row.put("time", time(timestampNs));
        final String[] parts = text.split(" ", -1);
        row.put("record", parts[0]);
        for (int i = 1; i < parts.length; i++) {
            final int equals = parts[i].indexOf('=');
            if (equals > 0) {
                row.put(parts[i].substring(0, equals), parts[i].substring(equals + 1));
            }
        }
        printJson(row);
    }

    private void print(final List<Map<String, Object>> rows) {
        if (json) {
            rows.forEach(this::printJson);
            return;
        }
        final Map<String, Integer> widths = new LinkedHashMap<>();
        for (final Map<String, Object> row : rows) {
            row.forEach((key, value) -> widths.merge(
                    key, Math.max(key.length(), String.valueOf(value).length()), Math::max));
        }
        final StringBuilder header = new StringBuilder();
        widths.forEach((key, width) -> header.append(pad(key, width)));
        out.println(header.toString().stripTrailing());
        for (final Map<String, Object> row : rows) {
            final StringBuilder line = new StringBuilder();
            row.forEach((key, value) -> line.append(pad(String.valueOf(value), widths.get(key))));
            out.println(line.toString().stripTrailing());
        }
    }

    private void printJson(final Map<String, Object> row) {
        try {
            out.println(MAPPER.writeValueAsString(row));
        } catch (final JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pad(final String text, final int width) {
        return text + " ".repeat(width - text.length() + 2);
    }

    private static String time(final long timestampNs) {
        return Instant.ofEpochSecond(timestampNs / SECOND_NS, timestampNs % SECOND_NS)
                .toString();
    }
}
