package io.ringbook.agents.cli;

import io.ringbook.agents.BadInputException;
import io.ringbook.agents.bars.BarTerms;
import io.ringbook.agents.evolution.Backtest;
import io.ringbook.agents.evolution.EquityCurve;
import io.ringbook.agents.evolution.Evolution;
import io.ringbook.agents.evolution.EvolutionReport;
import io.ringbook.agents.evolution.EvolutionTerms;
import io.ringbook.agents.evolution.Evolved;
import io.ringbook.agents.evolution.Goal;
import io.ringbook.agents.evolution.StrategyScenario;
import io.ringbook.agents.strategy.StrategyType;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ringbook evolve}. */
@Command(
        name = "evolve",
        description = {
            "Looks for better parameters of a strategy by a genetic search: each candidate trades on the",
            "train days in the real engine. What was found is then judged on the test days behind them."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: agents/bin/ringbook evolve momentum --seed 7 --out reports/evolved"})
final class EvolveCommand implements Callable<Integer> {
    private static final String COMMAND_LINE = "command line";
    private static final int DAYS = 250;
    private static final int TRAIN_PERCENT = 70;
    private static final int MOST_CANDIDATES = 10_000;
    private static final int MOST_STEPS = 10_000;
    private static final int MOST_THREADS = 1_024;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "STRATEGY", description = "momentum, mean-reversion or breakout.")
    private String strategy;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder of bars, a file for each symbol (default: generated from the seed).")
    private Path data;

    @Option(
            names = "--symbols",
            paramLabel = "A,B",
            split = ",",
            description = "Which (default: all files of the folder, or ABC,DEF,GHI,JKL generated ones).")
    private List<String> symbols;

    @Option(
            names = "--from",
            paramLabel = "DAY",
            defaultValue = "2023-01-01",
            description = "First day (default: ${DEFAULT-VALUE}).")
    private String from;

    @Option(
            names = "--to",
            paramLabel = "DAY",
            defaultValue = "2024-01-01",
            description = "First day that is not in it any more (default: ${DEFAULT-VALUE}).")
    private String to;

    @Option(
            names = "--split",
            paramLabel = "DAY",
            description = "First of the test days (default: behind 70 %% of all days).")
    private String split;

    @Option(
            names = "--goal",
            paramLabel = "G",
            defaultValue = "sharpe",
            description = "What is wanted on the train days: sharpe (default) or return.")
    private Goal goal;

    @Option(
            names = "--population",
            paramLabel = "N",
            defaultValue = "20",
            description = "Candidates of a generation (default: ${DEFAULT-VALUE}).")
    private int population;

    @Option(
            names = "--elite",
            paramLabel = "N",
            defaultValue = "4",
            description = "Best ones that go over into the next as they are (default: ${DEFAULT-VALUE}).")
    private int elite;

    @Option(
            names = "--mutation",
            paramLabel = "P",
            defaultValue = "0.15",
            description = "Probability that a parameter of a child is changed (default: ${DEFAULT-VALUE}).")
    private double mutation;

    @Option(
            names = "--generations",
            paramLabel = "N",
            defaultValue = "10",
            description = "Behind the first, which is drawn (default: ${DEFAULT-VALUE}).")
    private int generations;

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "26",
            description = "Of the price in a day; fewer are faster (default: ${DEFAULT-VALUE}).")
    private int steps;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of the search and of generated bars (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "That run backtests (default: one for each core); the result does not depend on it.")
    private Integer threads;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the results go (default: reports/evolve-<strategy>-<seed>-<UTC second>).")
    private Path out;

    @Override
    public Integer call() {
        final EvolutionTerms terms = terms();
        final StrategyScenario scenario = scenario();
        final LocalDate asked = split == null ? null : day("--split", split);
        checkOut();
        final PrintWriter print = spec.commandLine().getOut();
        final EquityCurve byDefault = new Backtest(scenario).run(Evolution.defaults(scenario.type()));
        if (byDefault.days().isEmpty()) {
            throw wrong("--data", "no trade on any day", "bars with a volume");
        }
        final LocalDate behind = asked == null ? byDefault.dayBehind(TRAIN_PERCENT) : asked;
        final Evolved evolved;
        try (ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("evolve")
                .setInitialMax(terms.candidates())
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .build()) {
            evolved = Evolution.search(scenario, byDefault, behind, terms, bar::step);
            // Children that are as their parents were judged already.
            bar.stepTo(terms.candidates());
        }
        final RunFolder folder = RunFolder.create(out, "evolve-" + strategy, seed);
        final EvolutionReport report = new EvolutionReport(scenario, terms, evolved);
        report.write(folder.path());
        print.printf(
                "%s, %s bars, seed %d: %d backtests, train days before %s, test days from then on%n%n",
                strategy, data == null ? "synthetic" : data.toString(), seed, evolved.backtests(), behind);
        print.print(report.table());
        print.printf("%nThe search has seen the train days alone: only the test days tell what it has found.%n");
        print.println("Run it: agents/bin/ringbook run " + folder.resolve(EvolutionReport.SCENARIO));
        print.println("Fitness by generation: " + folder.resolve(EvolutionReport.PICTURE));
        print.flush();
        return Ringbook.GOOD;
    }

    private EvolutionTerms terms() {
        check("--population", population, 2, MOST_CANDIDATES);
        check("--elite", elite, 1, population - 1);
        check("--generations", generations, 1, MOST_CANDIDATES);
        if (!(mutation >= 0 && mutation <= 1)) {
            throw wrong("--mutation", Double.toString(mutation), "0 to 1");
        }
        final int workers = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        check("--threads", workers, 1, MOST_THREADS);
        return new EvolutionTerms(population, elite, mutation, generations, seed, goal, workers);
    }

    private StrategyScenario scenario() {
        check("--steps", steps, BarTerms.LEAST_STEPS, MOST_STEPS);
        final LocalDate first = day("--from", from);
        final LocalDate end = day("--to", to);
        if (!first.isBefore(end)) {
            throw wrong("--to", to, "a day after " + from);
        }
        if (data != null && !Files.isDirectory(data)) {
            throw wrong("--data", data.toString(), "a folder");
        }
        final List<String> byDefault = data == null ? List.of("ABC", "DEF", "GHI", "JKL") : List.of();
        final List<String> named = symbols == null ? byDefault : symbols;
        for (int i = 0; i < named.size(); i++) {
            if (!named.get(i).matches("[A-Za-z0-9.^=-]{1,12}") || named.indexOf(named.get(i)) < i) {
                throw wrong("--symbols", named.get(i), "symbols of 1 to 12 letters and digits, each once");
            }
        }
        return new StrategyScenario(type(), data, named, first, end, DAYS, steps, seed);
    }

    private StrategyType type() {
        return Arrays.stream(StrategyType.values())
                .filter(each -> each.key().equals(strategy))
                .findFirst()
                .orElseThrow(() -> wrong(
                        "STRATEGY",
                        strategy,
                        "one of "
                                + Arrays.stream(StrategyType.values())
                                        .map(StrategyType::key)
                                        .collect(Collectors.joining(", "))));
    }

    /** Before the search: it takes a while. */
    private void checkOut() {
        if (out == null) {
            return;
        }
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw wrong("--out", out.toString(), "a folder");
        }
        if (Files.exists(out.resolve(EvolutionReport.SCENARIO))) {
            throw wrong("--out", out.resolve(EvolutionReport.SCENARIO).toString(), "a folder without one");
        }
    }

    private static LocalDate day(final String option, final String text) {
        try {
            return LocalDate.parse(text);
        } catch (final DateTimeParseException e) {
            throw wrong(option, text, "a day such as 2023-01-03");
        }
    }

    private static void check(final String option, final int value, final int least, final int most) {
        if (value < least || value > most) {
            throw wrong(option, Integer.toString(value), least + " to " + most);
        }
    }

    private static BadInputException wrong(final String option, final String found, final String expected) {
        return new BadInputException(COMMAND_LINE, 0, option, found, expected);
    }
}
