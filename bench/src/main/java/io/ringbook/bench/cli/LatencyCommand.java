package io.ringbook.bench.cli;

import io.ringbook.bench.flow.MessageStream;
import io.ringbook.bench.flow.Shape;
import io.ringbook.bench.latency.Latency;
import io.ringbook.bench.latency.LatencyChart;
import io.ringbook.bench.latency.LatencyConfig;
import io.ringbook.bench.latency.LatencyResult;
import io.ringbook.core.ring.Profile;
import io.ringbook.journal.Durability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench latency}. */
@Command(
        name = "latency",
        description = {
            "How long a command takes from its producer through rings, engine and journal, and back.",
            "In closed loop, one at a time; and in open loop, where commands are due at fixed times and latency counts from",
            "then. Beside it, turn by turn: the same without a journal, the same rings with neither book nor journal, two",
            "threads that hand a number to and fro, and what the machine takes from threads that do nothing."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: agents/bin/ringbook bench latency --rate 500000,1000000 --seconds 60 --forks 7 --save",
            "One turn has 20 JVMs, each of which takes some seconds more than --seconds."
        })
final class LatencyCommand implements Callable<Integer> {
    private static final List<Integer> PERCENTS = List.of(10, 25, 50, 75, 90);
    private static final long ROUND = 1_000;

    @Option(
            names = "--rate",
            split = ",",
            paramLabel = "R",
            description =
                    "Of the open loop, commands each second (default: 10, 25, 50, 75 and 90 %% of what it takes in a burst).")
    private List<Long> rates;

    @Option(names = "--seconds", description = "That each row is measured in each turn (default: ${DEFAULT-VALUE}).")
    private double seconds = 10;

    @Option(
            names = "--durability",
            description = "Of the journal: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Durability durability = Durability.PAGE_CACHE;

    @Option(
            names = "--profile",
            description = {
                "Threads of the pipeline: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).",
                "STEPPED: one thread that spins, beside the producer's. SHARED wants 3 cores, LATENCY 4."
            })
    private Profile profile = Profile.STEPPED;

    @Option(names = "--shape", description = "Of the stream: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Shape shape = Shape.NORMAL;

    @Option(names = "--seed", description = "Of the stream (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--messages",
            description = "In the stream, which is sent again and again (default: ${DEFAULT-VALUE}).")
    private int messages = 2_000_000;

    @Option(names = "--forks", description = "JVMs for each row, in turn (default: ${DEFAULT-VALUE}).")
    private int forks = 1;

    @Option(
            names = "--save",
            description = "Writes the result to bench/results: text, JSON, a picture and a histogram of each row.")
    private boolean save;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (forks < 1 || seconds <= 0 || messages < 1 || messages > MessageStream.MOST_MESSAGES) {
            throw new ParameterException(
                    spec.commandLine(),
                    "forks and messages are at least 1, messages at most " + MessageStream.MOST_MESSAGES
                            + ", and seconds above 0");
        }
        if (rates != null && rates.stream().anyMatch(rate -> rate < 1)) {
            throw new ParameterException(spec.commandLine(), "rates are at least 1: " + rates);
        }
        final Latency latency = new Latency(new LatencyConfig(profile, durability, seconds, shape, seed, messages));
        final Printout printout = new Printout(spec, facts(), save);
        final StringBuilder table = new StringBuilder();
        if (rates == null) {
            final double throughput = latency.throughput();
            table.append(String.format(Locale.ROOT, "In a burst %.2f M/s.%n%n", throughput / 1e6));
            rates = PERCENTS.stream()
                    .map(percent -> Math.max(1, (long) (throughput * percent / 100) / ROUND * ROUND))
                    .toList();
        }
        final List<LatencyResult> results = latency.measure(rates, forks);
        printout.table(table.append(LatencyTable.text(results)).toString(), results);
        if (save) {
            savePictures(results);
        }
        return 0;
    }

    private Map<String, String> facts() {
        final Map<String, String> facts = new LinkedHashMap<>();
        facts.put("profile", profile.name().toLowerCase(Locale.ROOT));
        facts.put("durability", durability.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return facts;
    }

    private static void savePictures(final List<LatencyResult> results) throws IOException {
        Files.writeString(SavedResult.file("latency", ".svg"), new LatencyChart(results).svg());
        for (final LatencyResult result : results) {
            final Path file = SavedResult.file("latency-" + result.row().name(), ".hgrm");
            Files.writeString(file, result.distribution());
        }
    }
}
