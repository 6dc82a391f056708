package io.ringbook.agents.cli;

import io.ringbook.core.ring.Counters;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ringbook stat}. */
@Command(
        name = "stat",
        description = "Shows a running market's counters, every second, until it ends.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: agents/bin/ringbook stat reports/market-1-20240102T093000Z"})
final class StatCommand implements Callable<Integer> {
    private static final long EVERY_NS = TimeUnit.SECONDS.toNanos(1);
    private static final int HEADER_EVERY = 20;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Run folder, or the journal folder in it.")
    private Path directory;

    @Option(names = "--count", paramLabel = "N", description = "Ends after N lines.")
    private long count = Long.MAX_VALUE;

    @Override
    public Integer call() {
        final PrintWriter out = spec.commandLine().getOut();
        try (CountersFile file = CountersFile.open(RunFolder.find(directory))) {
            CountersFile.Values before = file.read();
            if (!before.isRunning()) {
                out.println("not running; it ended with " + before.counters());
                out.flush();
                return Ringbook.GOOD;
            }
            for (long line = 0; line < count && before.isRunning(); line++) {
                if (line % HEADER_EVERY == 0) {
                    out.println(
                            "commands/s  records/s  input ring  journal lag  hub lag  lane bytes  RING_FULL  cut off");
                }
                LockSupport.parkNanos(EVERY_NS);
                final CountersFile.Values now = file.read();
                print(out, before, now);
                before = now;
            }
        }
        return Ringbook.GOOD;
    }

    private static void print(final PrintWriter out, final CountersFile.Values before, final CountersFile.Values now) {
        final Counters counters = now.counters();
        final double seconds = Math.max(1e-3, (now.timeNs() - before.timeNs()) / 1e9);
        out.printf(
                "%,10.0f %,10.0f %,11d %,12d %,8d %,11d %,10d %,8d%n",
                (counters.commands() - before.counters().commands()) / seconds,
                (counters.records() - before.counters().records()) / seconds,
                counters.inputDepth(),
                counters.journalLag(),
                counters.hubLag(),
                now.deepestLaneBytes(),
                counters.ringFull(),
                now.cutOff());
        out.flush();
    }
}
