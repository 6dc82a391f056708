package io.ringbook.agents.cli;

import io.ringbook.agents.BadInputException;
import io.ringbook.agents.Durations;
import io.ringbook.agents.MarketConfig;
import io.ringbook.agents.plugin.AgentOption;
import io.ringbook.agents.plugin.AgentTypes;
import io.ringbook.agents.report.SideBySide;
import io.ringbook.agents.scenario.ScenarioFile;
import io.ringbook.agents.scenario.ScenarioMarket;
import io.ringbook.core.ring.Profile;
import io.ringbook.journal.Durability;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ringbook run}. */
@Command(
        name = "run",
        description = "Runs a market of agents: an hour of simulated time in seconds, or live.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: agents/bin/ringbook run market --seed 7 --duration 10m --agent momentum,lots=10"})
final class RunCommand implements Callable<Integer> {
    private static final String DEFAULT_SCENARIO = "market";
    private static final String SIDE_BY_SIDE = "side-by-side.html";
    private static final int MOST_PAIRS = 10_000;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "SCENARIO",
            arity = "0..1",
            defaultValue = DEFAULT_SCENARIO,
            description = "One that comes with Ringbook, or a file (default: ${DEFAULT-VALUE}).")
    private String scenario;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Of all random numbers (default: the scenario's). The same seed gives the same stream.")
    private Long seed;

    @Option(names = "--live", description = "In real time, until Ctrl-C or --duration.")
    private boolean live;

    @Option(
            names = "--profile",
            paramLabel = "P",
            description = "Threads of a live market: shared (default) or latency (busy-spin, six cores or more).")
    private Profile profile;

    @Option(names = "--record", description = "Of a live run, writes down what each agent is told and when, for rerun.")
    private boolean record;

    @Option(names = "--duration", paramLabel = "D", description = "Such as 500ms, 30s, 10m, 1h.")
    private String duration;

    @Option(
            names = "--durability",
            paramLabel = "D",
            defaultValue = "page-cache",
            description = "What a record survives before anyone sees it: page-cache (default) or batch-sync.")
    private Durability durability;

    @Option(
            names = "--agent",
            paramLabel = "NAME|CLASS|FILE.java[,key=value...]",
            description = "Adds an agent with the funds of the scenario's last kind; key name= names it.")
    private List<String> agents = new ArrayList<>();

    @Mixin
    private AgentJarsOption jars;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder of bars, a file for each symbol, for a scenario with bars (default: the scenario's).")
    private Path data;

    @Option(names = "--out", paramLabel = "DIR", description = "Run folder (default: reports/<run id>).")
    private Path out;

    @Option(
            names = "--without",
            paramLabel = "NAME",
            description = {
                "Runs pairs with and without agents of this name or a rule (circuit-breaker, limits, fees),",
                "and shows what difference it makes."
            })
    private String without;

    @Option(
            names = "--pairs",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many pairs, with seeds from --seed on (default: ${DEFAULT-VALUE}).")
    private int pairs;

    private AgentTypes types;

    @Override
    public Integer call() {
        if (pairs < 2 || pairs > MOST_PAIRS) {
            throw new BadInputException("command line", 0, "--pairs", Integer.toString(pairs), "2 to " + MOST_PAIRS);
        }
        if (without != null && live) {
            throw new BadInputException("command line", 0, "--without", "with --live", "simulated time");
        }
        if (record && !live) {
            throw new BadInputException(
                    "command line",
                    0,
                    "--record",
                    "without --live",
                    "--live; a simulated run needs no record for rerun");
        }
        final Duration open = duration == null ? null : parse(duration);
        final Profile threads = threads();
        if (durability == Durability.NONE) {
            throw new BadInputException("command line", 0, "--durability", "none", "page-cache or batch-sync");
        }
        final ScenarioFile named = ScenarioFile.of(scenario);
        final ScenarioFile file = data == null ? named : named.withData(data);
        types = jars.types();
        final ScenarioMarket market =
                ScenarioMarket.of(file, agents.stream().map(AgentOption::parse).toList(), types, file::beside);
        if (live && market.isOfThePast()) {
            throw new BadInputException("command line", 0, "--live", "the time of a file", "simulated time");
        }
        final MarketConfig config = config(market, threads);
        Rehearsal.of(scenario, config, empty -> market.setUp(empty, config));
        final Duration simulated = open == null && !live ? market.openFor() : open;
        if (without != null) {
            new PairsRun(market, without, simulated, spec.commandLine().getOut()).run(config.seed(), pairs, out);
            return Ringbook.GOOD;
        }
        final RunFolder folder = RunFolder.create(out, file.name(), config.seed());
        if (file.scenario().sideBySide() == null || live) {
            run(folder, market, config, simulated);
        } else {
            runSideBySide(folder, market, config, simulated);
        }
        return Ringbook.GOOD;
    }

    private void run(
            final RunFolder folder, final ScenarioMarket market, final MarketConfig config, final Duration open) {
        final RunSpec runSpec = new RunSpec(
                market.file().name(),
                config.seed(),
                config.profile(),
                config.start().toString(),
                durability,
                agents,
                jars.folder(),
                data == null ? null : data.toAbsolutePath().toString(),
                line(spec));
        runSpec.writeTo(folder);
        folder.write(RunSpec.SCENARIO, market.file().text());
        market.sources().forEach(folder::writeSource);
        final MarketConfig journaled = config.withJournal(folder.journal(), durability);
        new MarketRun(folder, runSpec, types, spec.commandLine().getOut())
                .run(market.open(record ? journaled.withDeliveries(folder.deliveries()) : journaled), open);
    }

    private void runSideBySide(
            final RunFolder folder, final ScenarioMarket market, final MarketConfig config, final Duration open) {
        final String rule = market.file().scenario().sideBySide();
        final RunFolder with = folder.of("with");
        final RunFolder without = folder.of("without");
        run(with, market, config, open);
        run(without, market.without(rule), config, open);
        final Path page = folder.resolve(SIDE_BY_SIDE);
        SideBySide.write(with.path(), without.path(), page);
        spec.commandLine().getOut().println("With and without " + rule + ": " + page);
    }

    private MarketConfig config(final ScenarioMarket market, final Profile threads) {
        final MarketConfig config = market.config(null).withProfile(threads);
        return seed == null ? config : config.withSeed(seed);
    }

    private Profile threads() {
        if (!live && profile != null) {
            throw new BadInputException("command line", 0, "--profile", "without --live", "--live");
        }
        if (profile == Profile.STEPPED) {
            throw new BadInputException("command line", 0, "--profile", "stepped", "shared or latency");
        }
        if (!live) {
            return Profile.STEPPED;
        }
        return profile == null ? Profile.SHARED : profile;
    }

    static Duration parse(final String text) {
        try {
            return Durations.parse(text);
        } catch (final IllegalArgumentException e) {
            throw new BadInputException("command line", 0, "--duration", text, Durations.EXPECTED);
        }
    }

    static String line(final CommandSpec spec) {
        return "ringbook "
                + String.join(" ", spec.commandLine().getParseResult().originalArgs());
    }
}
