package io.ringbook.bench.match;

import io.ringbook.bench.fork.Measurement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How many times as fast an engine is as another on one stream. Forks of the same turn are compared, and told is the one in the
 * middle.
 *
 * @param engine whose speed it is
 * @param peer what it is compared with
 */
public record Ratio(String stream, String engine, String peer, double median, double least, double most) {
    /**
     * Compares like with like, as far as both were measured: the book with the peer's fast book, the core with the faster of its
     * books, ring and journal with its pipeline, which has no journal.
     */
    public static List<Ratio> of(final String stream, final List<MatchResult> results) {
        final List<MatchResult> these = results.stream()
                .filter(result -> result.stream().equals(stream))
                .toList();
        final Optional<MatchResult> direct = find(these, Peer.DIRECT.label());
        final Optional<MatchResult> fasterBook = Stream.of(direct, find(these, Peer.NAIVE.label()))
                .flatMap(Optional::stream)
                .min(Comparator.comparingDouble(result -> result.forks().median()));
        final List<Ratio> ratios = new ArrayList<>();
        add(ratios, find(these, Way.BOOK.label()), direct);
        add(ratios, find(these, Way.CORE.label()), fasterBook);
        for (final Peer pipeline : List.of(Peer.PIPELINE, Peer.SPINNING)) {
            add(ratios, find(these, Way.RING.label()), find(these, pipeline.label()));
            add(ratios, find(these, Way.JOURNAL.label()), find(these, pipeline.label()));
        }
        return ratios;
    }

    private static Optional<MatchResult> find(final List<MatchResult> results, final String engine) {
        return results.stream().filter(result -> result.engine().equals(engine)).findFirst();
    }

    private static void add(
            final List<Ratio> ratios, final Optional<MatchResult> engine, final Optional<MatchResult> peer) {
        if (engine.isPresent() && peer.isPresent()) {
            ratios.add(of(engine.get(), peer.get()));
        }
    }

    private static Ratio of(final MatchResult engine, final MatchResult peer) {
        final List<Double> engineNanos = engine.forks().nanosByFork();
        final List<Double> peerNanos = peer.forks().nanosByFork();
        final double[] byTurn = IntStream.range(0, engineNanos.size())
                .mapToDouble(turn -> peerNanos.get(turn) / engineNanos.get(turn))
                .sorted()
                .toArray();
        return new Ratio(
                engine.stream(),
                engine.engine(),
                peer.engine(),
                Measurement.median(byTurn),
                byTurn[0],
                byTurn[byTurn.length - 1]);
    }
}
