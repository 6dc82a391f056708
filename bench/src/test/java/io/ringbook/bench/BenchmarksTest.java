package io.ringbook.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.bench.micro.BookBenchmark;
import io.ringbook.bench.micro.CodecBenchmark;
import io.ringbook.bench.micro.EngineBenchmark;
import io.ringbook.bench.micro.JournalBenchmark;
import io.ringbook.bench.micro.LedgerBenchmark;
import io.ringbook.bench.micro.RingBenchmark;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Every benchmark still runs and finds its own output right. What it measures here means nothing. */
final class BenchmarksTest {
    private static final Set<Class<?>> BENCHMARKS = Set.of(
            BookBenchmark.class,
            CodecBenchmark.class,
            EngineBenchmark.class,
            JournalBenchmark.class,
            LedgerBenchmark.class,
            RingBenchmark.class);

    @Test
    void allRunAndCheckThemselves() throws RunnerException {
        final Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .forks(0)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .measurementTime(TimeValue.milliseconds(10))
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        final Set<String> names = results.stream()
                .map(result -> result.getParams().getBenchmark())
                .collect(Collectors.toSet());
        for (final Class<?> benchmark : BENCHMARKS) {
            assertTrue(names.contains(benchmark.getName() + ".baseline"), benchmark.getName());
        }
        assertEquals(
                BENCHMARKS.stream().map(Class::getName).collect(Collectors.toSet()),
                names.stream()
                        .map(name -> name.substring(0, name.lastIndexOf('.')))
                        .collect(Collectors.toSet()));
    }
}
