package io.ringbook.bench.fork;

import io.ringbook.bench.Benchmarks;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Measures the rows of a table, each in JVMs of its own, which take turns so that what the machine does hits all alike. */
public final class Forks {
    private final List<Row> rows = new ArrayList<>();

    /** What is measured, and what its forks have said so far. */
    private static final class Row {
        private final List<String> command;
        private final Map<String, String> told = new TreeMap<>();
        private final List<String> own = new ArrayList<>();
        private final List<Double> nanosByFork = new ArrayList<>();
        private long units;
        private double bytes;

        private Row(final List<String> command) {
            this.command = command;
        }

        private Measurement measurement() {
            return new Measurement(units, Map.copyOf(told), List.copyOf(own), List.copyOf(nanosByFork), bytes);
        }
    }

    /**
     * Adds a row.
     *
     * @param main of its forks, says what it found with {@link Fork}
     */
    public void add(final Class<?> main, final String... arguments) {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Benchmarks.jvmFlags(List.of("-XX:+UseParallelGC", "-Xms1g", "-Xmx1g")));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(Arrays.asList(arguments));
        add(command);
    }

    /**
     * Adds a row.
     *
     * @param command line of a JVM that says what it found in the words of {@link Fork}
     */
    public void add(final List<String> command) {
        rows.add(new Row(List.copyOf(command)));
    }

    /**
     * Runs all forks.
     *
     * @return a measurement for each row, in their order
     * @throws IllegalStateException if the output of one was wrong, or it failed otherwise; says what it said
     */
    public List<Measurement> measure(final int forks) throws IOException, InterruptedException {
        for (int fork = 0; fork < forks; fork++) {
            for (final Row row : rows) {
                run(row);
            }
        }
        return rows.stream().map(Row::measurement).toList();
    }

    private static void run(final Row row) throws IOException, InterruptedException {
        final Process process =
                new ProcessBuilder(row.command).redirectErrorStream(true).start();
        final List<String> said = new ArrayList<>();
        final int forks = row.nanosByFork.size();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.add(line);
                if (line.startsWith(Fork.TOLD)) {
                    told(row, line.substring(Fork.TOLD.length()).split(" ", 2));
                } else if (line.startsWith(Fork.OWN)) {
                    row.own.add(line.substring(Fork.OWN.length()));
                } else if (line.startsWith(Fork.RESULT)) {
                    take(row, line.substring(Fork.RESULT.length()).split(" "));
                }
            }
        } finally {
            process.destroy();
        }
        if (process.waitFor() != 0 || row.nanosByFork.size() != forks + 1) {
            throw new IllegalStateException(
                    "a fork failed: " + String.join(" ", row.command) + "\n" + String.join("\n", said));
        }
    }

    private static void told(final Row row, final String... nameAndValue) {
        final String before = row.told.put(nameAndValue[0], nameAndValue[1]);
        if (before != null) {
            Fork.expectSame(nameAndValue[0] + " of the forks", before, nameAndValue[1]);
        }
    }

    private static void take(final Row row, final String... numbers) {
        row.units = Long.parseLong(numbers[0]);
        row.bytes = Math.max(row.bytes, Double.parseDouble(numbers[1]) / row.units);
        row.nanosByFork.add(Measurement.median(Arrays.stream(numbers)
                .skip(2)
                .mapToDouble(each -> Double.parseDouble(each) / row.units)
                .toArray()));
    }
}
