package io.ringbook.bench.cli;

import io.ringbook.bench.isolation.Company;
import io.ringbook.bench.isolation.Isolation;
import io.ringbook.bench.isolation.IsolationResult;
import io.ringbook.bench.latency.Percentiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench isolation}. */
@Command(
        name = "isolation",
        description = {
            "How long the good agents of a live market take to answer a change of the quote: by themselves, and beside",
            "others that throw, hang and flood, and are cut off. Each market has JVMs of its own, which take turns.",
            "Exactly the bad ones must be cut off, the good ones must know what they have, and the journal must verify."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: agents/bin/ringbook bench isolation --bad throws+waits+floods --forks 5 --save"})
final class IsolationCommand implements Callable<Integer> {
    private static final String HEAD = "%-30s %8s %9s %9s %9s %9s %9s%n";
    private static final String RATIO = "%-30s %-18s %-18s %-18s%n";

    /** With less the hang might not be over, which takes two. */
    private static final int LEAST_SECONDS = 3;

    @Mixin
    private final ForkOptions options = new ForkOptions(5);

    @Option(
            names = "--bad",
            split = ",",
            paramLabel = "F+F",
            description = {
                "Faults of the bad agents, a market for each (default: throws+waits+floods,throws+spins+floods).",
                "throws: a callback throws. waits: one does not end, and sleeps. spins: one does not end, and takes a core.",
                "floods: one sends as fast as it can. none: nobody is bad, which shows how two equal markets differ."
            })
    private List<Company> bad = List.of(Company.of("throws+waits+floods"), Company.of("throws+spins+floods"));

    @Option(
            names = "--seconds",
            description = "That are measured in each JVM, from when faults happen on (default: ${DEFAULT-VALUE}).")
    private int seconds = 5;

    @Option(names = "--seed", description = "Of the agents' random numbers (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (options.forks() < 1 || seconds < LEAST_SECONDS) {
            throw options.wrong("forks are at least 1, seconds at least " + LEAST_SECONDS);
        }
        final List<Company> companies = new ArrayList<>(List.of(Company.NONE));
        companies.addAll(bad);
        final Printout printout =
                options.printout(Map.of("profile", "shared, a thread for each agent; durability page-cache"));
        final List<IsolationResult> results =
                new Isolation(companies, seed, seconds, Path.of("").toAbsolutePath()).measure(options.forks());
        printout.table(table(results), results);
        return 0;
    }

    private static String table(final List<IsolationResult> results) {
        final StringBuilder text = new StringBuilder();
        line(text, HEAD, "beside the good", "answers", "p50 us", "p90", "p99", "p99.9", "most");
        for (final IsolationResult result : results) {
            final Percentiles all = result.all();
            line(
                    text,
                    HEAD,
                    result.company().label(),
                    result.answers(),
                    LatencyTable.micros(all.p50()),
                    LatencyTable.micros(all.p90()),
                    LatencyTable.micros(all.p99()),
                    LatencyTable.micros(all.p999()),
                    LatencyTable.micros(all.most()));
        }
        text.append(System.lineSeparator());
        line(text, RATIO, "ratio to none", "p50", "p90", "p99");
        final List<Percentiles> alone = results.get(0).byFork();
        for (final IsolationResult result : results.subList(1, results.size())) {
            line(
                    text,
                    RATIO,
                    result.company().label(),
                    LatencyTable.ratio(result.byFork(), alone, Percentiles::p50),
                    LatencyTable.ratio(result.byFork(), alone, Percentiles::p90),
                    LatencyTable.ratio(result.byFork(), alone, Percentiles::p99));
        }
        return text.toString();
    }

    private static void line(final StringBuilder text, final String format, final Object... cells) {
        text.append(String.format(Locale.ROOT, format, cells).stripTrailing()).append(System.lineSeparator());
    }
}
