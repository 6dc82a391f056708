package io.ringbook.agents.cli;

import io.ringbook.agents.BadInputException;
import io.ringbook.agents.Market;
import io.ringbook.agents.MarketConfig;
import io.ringbook.agents.report.RunRecorder;
import io.ringbook.agents.scenario.ScenarioFile;
import io.ringbook.core.ring.Profile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
        final String file = folder.resolve(RunSpec.SCENARIO).toString();
        final ScenarioFile scenario = ScenarioFile.parse(run.scenario(), file, text(folder));
        final ScenarioMarket market = new ScenarioMarket(
                file,
                scenario.scenario(),
                run.agents().stream()
                        .map(text -> AgentOption.parse(text).located(folder::kept))
                        .toList(),
                run.agentTypes(),
                folder::kept);
        final MarketConfig config = MarketConfig.live(folder.journal())
                .withProfile(run.profile())
                .withDurability(run.durability())
                .withSeed(run.seed());
        // Beside the tape that is there, which stays as it is if the restart is refused.
        final Path tape = folder.resolve(RunRecorder.TAPE + ".restarted");
        final RunRecorder recorder = new RunRecorder(writer(tape));
        final Market restarted = restart(config, recorder, tape);
        market.seat(restarted);
        return new MarketRun(folder, run, recorder, spec.commandLine().getOut(), RunCommand.line(spec))
                .run(restarted, open);
    }

    private static Market restart(final MarketConfig config, final RunRecorder recorder, final Path tape) {
        try {
            final Market restarted = Market.restart(config, recorder);
            Files.move(tape, tape.resolveSibling(RunRecorder.TAPE), StandardCopyOption.REPLACE_EXISTING);
            return restarted;
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot write the tape", e);
        } catch (final RuntimeException e) {
            recorder.close();
            tape.toFile().delete();
            throw e;
        }
    }

    private static Writer writer(final Path tape) {
        try {
            return Files.newBufferedWriter(tape);
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot write " + tape, e);
        }
    }

    private static String text(final RunFolder folder) {
        try {
            return Files.readString(folder.resolve(RunSpec.SCENARIO));
        } catch (final IOException e) {
            throw new BadInputException(
                    folder.resolve(RunSpec.SCENARIO).toString(), 0, null, e.toString(), "the run's scenario");
        }
    }
}
