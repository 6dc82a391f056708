package io.ringbook.agents.cli;

import io.ringbook.agents.pairs.Difference;
import io.ringbook.agents.pairs.PairedRuns;
import io.ringbook.agents.pairs.PairsTable;
import io.ringbook.agents.report.TextTable;
import io.ringbook.agents.scenario.ScenarioMarket;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** {@code run SCENARIO --without NAME}: paired runs, shown and kept as a table. */
final class PairsRun {
    /** Name of the table in its folder. */
    static final String TABLE = "pairs.md";

    private static final String EXPLAINED =
            "Means over all pairs; a pair has one seed. The interval is that of the mean "
                    + "difference (Student's t); a star is where it leaves out 0.";

    private final ScenarioMarket market;
    private final String without;
    private final Duration duration;
    private final PrintWriter print;

    PairsRun(final ScenarioMarket market, final String without, final Duration duration, final PrintWriter print) {
        this.market = market;
        this.without = without;
        this.duration = duration;
        this.print = print;
    }

    /** @param out for the table and the journals of all runs; null to keep the table alone, in a folder of the run's name */
    void run(final long firstSeed, final int pairs, final Path out) {
        final PairedRuns runs = new PairedRuns(market, without, duration, out);
        final String name = market.file().name() + "-without-" + without;
        final RunFolder folder = RunFolder.create(out, name, firstSeed);
        print.printf(
                "%s with and without %s, %d pairs, seeds %d to %d, %s each%n",
                market.file().name(), without, pairs, firstSeed, firstSeed + pairs - 1, MarketRun.seconds(duration));
        print.flush();
        final List<Difference> differences;
        try (ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("runs")
                .setInitialMax(2L * pairs)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .build()) {
            differences = runs.run(firstSeed, pairs, bar::stepTo);
        }
        final TextTable table = PairsTable.of(differences);
        folder.write(
                TABLE,
                String.format(
                        "# %s with and without %s%n%n%d pairs, seeds %d to %d, %s each. %s%n%n%s",
                        market.file().name(),
                        without,
                        pairs,
                        firstSeed,
                        firstSeed + pairs - 1,
                        MarketRun.seconds(duration),
                        EXPLAINED,
                        table.markdown()));
        print.println();
        print.print(table.plain());
        print.println(EXPLAINED);
        print.println("Table: " + folder.resolve(TABLE));
        print.flush();
    }
}
