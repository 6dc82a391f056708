package io.ringbook.bench.journal;

import io.ringbook.bench.fork.Forks;
import io.ringbook.bench.fork.Measurement;
import io.ringbook.bench.fork.StreamSource;
import io.ringbook.bench.journal.JournalResult.Mode;
import io.ringbook.bench.match.MatchFork;
import io.ringbook.bench.match.Way;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;

/** All rows about the journal, measured in turn. */
public final class JournalMeasurements {
    private final Forks forks = new Forks();
    private final List<Row> rows = new ArrayList<>();

    /** @param yardstick place of the row that it is held against */
    private record Row(String what, Mode mode, int yardstick) {}

    public JournalMeasurements(final JournalJob job) {
        write(Mode.BURST, job.withSeconds(0), EnumSet.allOf(Store.Kind.class));
        if (job.seconds() > 0) {
            write(Mode.SUSTAINED, job, EnumSet.range(Store.Kind.PAGE_CACHE, Store.Kind.DISK));
        }
        final int core = rows.size();
        rows.add(new Row("core", Mode.READ, core));
        forks.add(
                MatchFork.class,
                MatchFork.arguments(
                        Way.CORE.name(), job.runs(), StreamSource.of(job.shape(), job.seed(), job.messages())));
        for (final Reading reading : Reading.values()) {
            rows.add(new Row(name(reading), Mode.READ, core));
            forks.add(ReadFork.class, job.arguments(reading));
        }
    }

    /**
     * Runs all forks.
     *
     * @throws IllegalStateException if the output of one was wrong, or it failed otherwise; says what it said
     */
    public List<JournalResult> measure(final int forksOfEach) throws IOException, InterruptedException {
        final List<Measurement> measurements = forks.measure(forksOfEach);
        final List<JournalResult> results = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            final Row row = rows.get(i);
            final Measurement measured = measurements.get(i);
            results.add(new JournalResult(
                    row.what,
                    row.mode,
                    Double.parseDouble(measured.told().getOrDefault(AppendFork.BYTES, "0")),
                    measured,
                    measurements.get(row.yardstick).median() / measured.median()));
        }
        return results;
    }

    private void write(final Mode mode, final JournalJob job, final EnumSet<Store.Kind> kinds) {
        // The disk is the last of them.
        final int disk = rows.size() + kinds.size() - 1;
        for (final Store.Kind kind : kinds) {
            rows.add(new Row(name(kind), mode, disk));
            forks.add(AppendFork.class, job.arguments(kind));
        }
    }

    private static String name(final Enum<?> what) {
        return what.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
