package io.ringbook.bench.match;

import io.ringbook.bench.Benchmarks;
import io.ringbook.bench.flow.Shape;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Measures streams on ways, each in JVMs of its own, which take turns so that what the machine does hits all alike. */
public final class Match {
    private final List<Measured> measured = new ArrayList<>();
    private final int runs;

    /** One stream on one way. */
    private static final class Measured {
        private final String stream;
        private final Way way;
        private final String[] arguments;
        private final List<Double> nanosByFork = new ArrayList<>();
        private int messages;
        private String hash = "";
        private double bytes;

        private Measured(final String stream, final Way way, final String... arguments) {
            this.stream = stream;
            this.way = way;
            this.arguments = arguments;
        }
    }

    /** @param runs that each fork measures, after five that it does not */
    public Match(final int runs) {
        this.runs = runs;
    }

    public void add(final Way way, final Path file) {
        measured.add(new Measured(file.getFileName().toString(), way, MatchFork.arguments(way, runs, file)));
    }

    public void add(final Way way, final Shape shape, final long seed, final int messages) {
        measured.add(new Measured(shape.name(), way, MatchFork.arguments(way, runs, shape, seed, messages)));
    }

    /**
     * Runs all forks.
     *
     * @throws IllegalStateException if the output of one was wrong, or it failed otherwise; says what it said
     */
    public List<MatchResult> measure(final int forks) throws IOException, InterruptedException {
        for (int fork = 0; fork < forks; fork++) {
            for (final Measured each : measured) {
                fork(each);
            }
        }
        return measured.stream()
                .map(each -> new MatchResult(
                        each.stream, each.way, each.messages, each.hash, List.copyOf(each.nanosByFork), each.bytes))
                .toList();
    }

    private static void fork(final Measured measured) throws IOException, InterruptedException {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Benchmarks.jvmFlags(List.of("-XX:+UseParallelGC", "-Xms1g", "-Xmx1g")));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), MatchFork.class.getName()));
        command.addAll(Arrays.asList(measured.arguments));
        final Process process =
                new ProcessBuilder(command).redirectErrorStream(true).start();
        final List<String> said = new ArrayList<>();
        boolean told = false;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.add(line);
                if (line.startsWith(MatchFork.HASH)) {
                    measured.hash = line.substring(MatchFork.HASH.length());
                } else if (line.startsWith(MatchFork.RESULT)) {
                    take(measured, line.substring(MatchFork.RESULT.length()).split(" "));
                    told = true;
                }
            }
        }
        if (process.waitFor() != 0 || !told) {
            throw new IllegalStateException(
                    "a fork failed: " + measured.stream + " " + measured.way + "\n" + String.join("\n", said));
        }
    }

    private static void take(final Measured measured, final String... numbers) {
        measured.messages = Integer.parseInt(numbers[0]);
        measured.bytes = Math.max(measured.bytes, Double.parseDouble(numbers[1]) / measured.messages);
        final double[] nanos = Arrays.stream(numbers)
                .skip(2)
                .mapToDouble(each -> Double.parseDouble(each) / measured.messages)
                .toArray();
        measured.nanosByFork.add(MatchResult.median(nanos));
    }
}
