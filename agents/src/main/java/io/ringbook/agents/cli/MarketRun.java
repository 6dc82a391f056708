package io.ringbook.agents.cli;

import io.ringbook.agents.Market;
import io.ringbook.agents.MarketException;
import io.ringbook.agents.plugin.AgentTypes;
import io.ringbook.agents.report.RunReport;
import io.ringbook.agents.scenario.ScenarioRun;
import io.ringbook.core.ring.Profile;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Runs a market to its end, shows how it goes, and writes what came out. */
final class MarketRun {
    private static final int MOST_ROWS = 24;
    private static final Duration FOR_EVER = Duration.ofDays(36_500);
    private static final long LONGEST_DRAIN_SECONDS = 20;
    private static final long LOOK_EVERY_NS = TimeUnit.MILLISECONDS.toNanos(200);
    /** Folder of what agents keep. */
    static final String STATE = "state";

    private final RunFolder folder;
    private final RunSpec spec;
    private final AgentTypes types;
    private final PrintWriter out;
    private long lookedNs;

    /** @param types of agents that may be attached */
    MarketRun(final RunFolder folder, final RunSpec spec, final AgentTypes types, final PrintWriter out) {
        this.folder = folder;
        this.spec = spec;
        this.types = types;
        this.out = out;
    }

    /**
     * @param run ready to start; closed afterwards
     * @param duration how long, or null until Ctrl-C
     */
    RunReport run(final ScenarioRun run, final Duration duration) {
        final boolean live = spec.profile() != Profile.STEPPED;
        out.printf(
                "profile %s, durability %s, seed %d, folder %s%n",
                RunSpec.lower(spec.profile()), RunSpec.lower(spec.durability()), spec.seed(), folder.path());
        out.flush();
        try (AgentLogFile log = AgentLogFile.in(folder)) {
            run.market().logTo(log);
            if (live) {
                return runLive(run, duration == null ? FOR_EVER : duration);
            }
            runSimulated(run, duration);
            return finish(run.market());
        }
    }

    private void runSimulated(final ScenarioRun run, final Duration duration) {
        try (run;
                ProgressBar bar = bar(duration)) {
            run.start();
            run.run(duration, progress(bar));
            bar.stepTo(duration.toSeconds());
        }
    }

    private RunReport runLive(final ScenarioRun run, final Duration duration) {
        final Thread main = Thread.currentThread();
        final CountDownLatch ended = new CountDownLatch(1);
        final Thread onCtrlC = new Thread(() -> {
            main.interrupt();
            await(ended);
        });
        Runtime.getRuntime().addShutdownHook(onCtrlC);
        final AgentFolder agents = new AgentFolder(folder);
        try (run;
                CountersFile counters = CountersFile.create(folder)) {
            agents.open(run.market().names());
            run.start();
            out.println("live until " + (duration.equals(FOR_EVER) ? "Ctrl-C" : seconds(duration) + " have passed")
                    + "; watch it with: agents/bin/ringbook stat " + folder.path());
            out.flush();
            run.run(duration, nowNs -> {
                counters.write(run.market(), nowNs);
                if (nowNs - lookedNs > LOOK_EVERY_NS) {
                    lookedNs = nowNs;
                    agents.look(run.market(), types);
                }
            });
        } catch (final MarketException e) {
            // Reported below, when everything is closed.
            out.println(e.getMessage());
        }
        // An interrupt would break the files that are written now; after Ctrl-C the process waits for them.
        final boolean interrupted = Thread.interrupted();
        try {
            return finish(run.market());
        } finally {
            ended.countDown();
            if (!interrupted) {
                Runtime.getRuntime().removeShutdownHook(onCtrlC);
            }
        }
    }

    private RunReport finish(final Market market) {
        if (market.halt() != null) {
            throw new MarketException(
                    "the market stopped by itself, " + market.halt(),
                    market.halt().cause());
        }
        market.engine().checkSums();
        market.states().forEach((name, snapshot) -> folder.write(STATE, name, ".json", snapshot));
        out.println();
        return report(folder, spec, out);
    }

    /** Makes the report of a run that has ended, and shows who ended how. */
    static RunReport report(final RunFolder folder, final RunSpec spec, final PrintWriter out) {
        final RunReport report = RunReport.make(folder.journal(), folder.path(), spec.describe(folder));
        out.print(report.table(MOST_ROWS));
        out.printf(
                "%n%,d commands, %,d events, %,d trades. Report: %s%n",
                report.commands(), report.events(), report.trades(), folder.resolve(RunReport.REPORT));
        out.println("Verify: agents/bin/ringbook verify " + folder.path());
        out.flush();
        return report;
    }

    private static LongConsumer progress(final ProgressBar bar) {
        final long[] start = {-1};
        return nowNs -> {
            if (start[0] < 0) {
                start[0] = nowNs;
            }
            bar.stepTo(TimeUnit.NANOSECONDS.toSeconds(nowNs - start[0]));
        };
    }

    private static ProgressBar bar(final Duration duration) {
        return new ProgressBarBuilder()
                .setTaskName("market")
                .setUnit("s", 1)
                .setInitialMax(duration.toSeconds())
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .build();
    }

    static String seconds(final Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
    }

    private static void await(final CountDownLatch latch) {
        try {
            latch.await(LONGEST_DRAIN_SECONDS, TimeUnit.SECONDS);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
