package io.ringbook.agents.cli;

import io.ringbook.agents.BadInputException;
import io.ringbook.agents.MarketConfig;
import io.ringbook.agents.Rerun;
import io.ringbook.agents.scenario.ScenarioMarket;
import io.ringbook.core.ring.Profile;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ringbook rerun}. */
@Command(
        name = "rerun",
        description = {
            "Runs an agent of a run again, on exactly what it saw, and compares what it sends with the journal.",
            "What an agent of a live run saw is known if it was recorded: run --live --record.",
            "A difference says that its code is another or does not repeat itself. A debugger stops in it where it decided."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: agents/bin/ringbook rerun reports/market-7 --agent momentum-1"})
final class RerunCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Run folder, or the journal folder in it.")
    private Path directory;

    @Option(names = "--agent", required = true, paramLabel = "NAME", description = "Of the agent.")
    private String agent;

    @Override
    public Integer call() {
        final RunFolder folder = RunFolder.find(directory);
        final RunSpec run = RunSpec.read(folder);
        final boolean live = run.profile() != Profile.STEPPED;
        if (live && !Files.exists(folder.deliveries())) {
            throw new BadInputException(
                    folder.path().toString(),
                    0,
                    "DIR",
                    "a live run without a record, which does not say when an agent was told what",
                    "a live run with --record, or a simulated run");
        }
        if (!Files.exists(folder.resolve(RunSpec.SCENARIO))) {
            throw new BadInputException(folder.path().toString(), 0, "DIR", "a feed", "a run of a scenario");
        }
        final ScenarioMarket market = run.market(folder, run.agentTypes());
        final Rerun result = market.rerun(config(folder, run, market), agent);
        final PrintWriter out = spec.commandLine().getOut();
        out.printf("%s: %,d commands are those of the journal%n", agent, result.commands());
        if (result.end() != null) {
            out.println("compared no further: " + result.end());
            return Ringbook.CHECK_FAILED;
        }
        if (result.difference() == null) {
            return Ringbook.GOOD;
        }
        out.printf("then a difference, sequence=%d%n", result.difference().sequence());
        out.println("journal  " + result.difference().journal());
        out.println("rerun    " + result.difference().rerun());
        return Ringbook.CHECK_FAILED;
    }

    private static MarketConfig config(final RunFolder folder, final RunSpec run, final ScenarioMarket market) {
        final MarketConfig simulated = market.config(folder.journal()).withSeed(run.seed());
        return run.profile() == Profile.STEPPED
                ? simulated
                : simulated
                        .withProfile(run.profile())
                        .withStart(Instant.parse(run.start()))
                        .withDeliveries(folder.deliveries());
    }
}
