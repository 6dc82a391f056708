package io.ringbook.bench.latency;

import io.ringbook.bench.fork.Forks;
import io.ringbook.bench.fork.Measurement;
import io.ringbook.journal.Durability;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Measures latencies, each row in JVMs of its own, which take turns. */
public final class Latency {
    private static final double NANOS = 1e9;

    private final LatencyConfig config;

    public Latency(final LatencyConfig config) {
        this.config = config;
    }

    /**
     * Sends the stream as fast as it is taken.
     *
     * @return commands each second
     * @throws IllegalStateException if the output was wrong
     */
    public double throughput() throws IOException, InterruptedException {
        final Forks forks = new Forks();
        add(forks, new Row(streams().get(0), Row.BURST));
        return NANOS / forks.measure(1).get(0).median();
    }

    /**
     * Measures all rows: in closed loop, then in open loop at each rate, then what the machine does by itself.
     *
     * @param rates of the open loop, commands each second
     * @throws IllegalStateException if the output of one was wrong
     */
    public List<LatencyResult> measure(final List<Long> rates, final int forksOfEach)
            throws IOException, InterruptedException {
        final List<Row> rows = new ArrayList<>();
        rows.add(Row.closed(Subject.PAUSES));
        rows.add(Row.closed(Subject.PING_PONG));
        streams().forEach(subject -> rows.add(Row.closed(subject)));
        for (final long rate : rates) {
            streams().forEach(subject -> rows.add(new Row(subject, rate)));
        }
        final Forks forks = new Forks();
        rows.forEach(row -> add(forks, row));
        final List<Measurement> measurements = forks.measure(forksOfEach);
        final List<LatencyResult> results = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            results.add(LatencyResult.of(rows.get(i), measurements.get(i)));
        }
        return results;
    }

    /** The one that it is about is the first. */
    private List<Subject> streams() {
        return config.durability() == Durability.NONE
                ? List.of(Subject.NO_JOURNAL, Subject.EMPTY)
                : List.of(Subject.JOURNAL, Subject.NO_JOURNAL, Subject.EMPTY);
    }

    private void add(final Forks forks, final Row row) {
        forks.add(LatencyFork.class, LatencyFork.arguments(row, config));
    }
}
