package io.ringbook.bench.cli;

import io.ringbook.bench.fork.StreamSource;
import io.ringbook.bench.match.Match;
import io.ringbook.bench.match.MatchResult;
import io.ringbook.bench.match.Peer;
import io.ringbook.bench.match.Ratio;
import io.ringbook.bench.match.Way;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench peers}. */
@Command(
        name = "peers",
        description = {
            "Ringbook beside exchange-core 0.5.3, on the same streams of messages, and how many times as fast it is."
                    + " Each number is of JVMs of its own, which take turns, the peer's with libraries of its own."
                    + " An engine whose reports are not those of a plain book is refused, and no number is printed."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: agents/bin/ringbook bench peers --shape normal --engine book --peer direct --forks 3"})
final class PeersCommand implements Callable<Integer> {
    @Mixin
    private final StreamOptions options = new StreamOptions(7);

    @Option(
            names = "--engine",
            split = ",",
            paramLabel = "WAY",
            description = "Of Ringbook, how far a message goes: ${COMPLETION-CANDIDATES} (default: all).")
    private List<Way> ways = List.of(Way.values());

    @Option(
            names = "--peer",
            split = ",",
            paramLabel = "PEER",
            description =
                    "Parts of exchange-core: ${COMPLETION-CANDIDATES} (default: all but the last, which wants five"
                            + " cores).")
    private List<Peer> peers = List.of(Peer.NAIVE, Peer.DIRECT, Peer.PIPELINE);

    @Override
    public Integer call() throws IOException, InterruptedException {
        final List<StreamSource> streams = options.streams();
        final Match match = options.match();
        final Path jar = SavedResult.bench().resolve("peers/target/peers.jar");
        if (!Files.isReadable(jar)) {
            throw options.wrong("not built: " + jar + ": ./mvnw -pl bench/peers -am -DskipTests package");
        }
        for (final StreamSource stream : streams) {
            ways.forEach(way -> match.add(way, stream));
            peers.forEach(peer -> match.add(peer, jar, stream));
        }
        final Printout printout = options.printout(new TreeMap<>(Map.of(
                "ringbook", "1 GB; ring and journal: profile shared, durability page-cache",
                "peer", "exchange-core 0.5.3, 3 GB; pipeline: one risk and one matching engine, no journal")));
        final List<MatchResult> results = match.measure(options.forks());
        final List<Ratio> ratios = streams.stream()
                .flatMap(stream -> Ratio.of(stream.name(), results).stream())
                .toList();
        printout.table(
                MatchTable.of(results) + System.lineSeparator() + table(ratios),
                List.of(Map.of("engines", results, "ratios", ratios)));
        return 0;
    }

    private static String table(final List<Ratio> ratios) {
        final StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT,
                "%-16s %-8s %-22s %8s %8s %8s%n",
                "stream",
                "engine",
                "times as fast as",
                "median",
                "least",
                "most"));
        for (final Ratio ratio : ratios) {
            table.append(String.format(
                    Locale.ROOT,
                    "%-16s %-8s %-22s %8.2f %8.2f %8.2f%n",
                    ratio.stream(),
                    ratio.engine(),
                    ratio.peer(),
                    ratio.median(),
                    ratio.least(),
                    ratio.most()));
        }
        return table.toString();
    }
}
