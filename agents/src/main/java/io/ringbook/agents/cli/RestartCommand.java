package io.ringbook.agents.cli;

import io.ringbook.agents.AgentSpec;
import io.ringbook.agents.BadInputException;
import io.ringbook.agents.Market;
import io.ringbook.agents.MarketConfig;
import io.ringbook.agents.plugin.AgentOption;
import io.ringbook.agents.plugin.AgentTypes;
import io.ringbook.agents.scenario.ScenarioMarket;
import io.ringbook.agents.scenario.ScenarioRun;
import io.ringbook.core.ring.Profile;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ringbook restart}. */
@Command(
        name = "restart",
        description = {
            "Goes on with a live run that ended or died, in the same journal.",
            "Agents start anew and find their orders and balances in their desks."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: agents/bin/ringbook restart reports/market-1-20240102T093000Z --duration 10m"})
final class RestartCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Run folder, or the journal folder in it.")
    private Path directory;

    @Option(names = "--duration", paramLabel = "D", description = "Such as 30s (default: until Ctrl-C).")
    private String duration;

    @Override
    public Integer call() {
        final var open = duration == null ? null : RunCommand.parse(duration);
        final RunFolder folder = RunFolder.find(directory);
        final RunSpec run = RunSpec.read(folder);
        if (run.profile() == Profile.STEPPED) {
            throw new BadInputException(
                    folder.path().toString(), 0, "DIR", "a simulated run, which ended whole", "a live run");
        }
        final AgentTypes types = run.agentTypes();
        final ScenarioMarket market = run.market(folder, types);
        final MarketConfig config = MarketConfig.live(folder.journal())
                .withProfile(run.profile())
                .withDurability(run.durability())
                .withSeed(run.seed());
        final Market restarted = Market.restart(config);
        final ScenarioRun seated = market.seat(restarted, config);
        for (final AgentOption option : new AgentFolder(folder).attached(restarted.names())) {
            restarted.add(AgentSpec.of(option.name(), types.make(option.kind(), option.parameters(), "attach")));
        }
        for (final String name : restarted.names()) {
            folder.read(MarketRun.STATE, name, ".json").ifPresent(snapshot -> restarted.loadState(name, snapshot));
        }
        final RunSpec goesOn = run.withCommandLine(RunCommand.line(spec));
        goesOn.writeTo(folder);
        new MarketRun(folder, goesOn, types, spec.commandLine().getOut()).run(seated, open);
        return Ringbook.GOOD;
    }
}
