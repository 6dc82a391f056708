package io.ringbook.agents.cli;

import io.ringbook.agents.BadInputException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ringbook detach}. */
@Command(
        name = "detach",
        description = {
            "Takes an agent out of a live market that runs: it is stopped and its orders are canceled.",
            "Its account keeps what it has."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: agents/bin/ringbook detach dips reports/live"})
final class DetachCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "Of the agent.")
    private String name;

    @Parameters(paramLabel = "DIR", description = "Run folder, or the journal folder in it.")
    private Path directory;

    @Override
    public Integer call() {
        final RunFolder folder = LiveRun.find(directory);
        final AgentFolder agents = new AgentFolder(folder);
        agents.remove(name);
        final String answer = LiveRun.await(folder, () -> agents.answer(name));
        if (answer == null) {
            throw new BadInputException(folder.path().toString(), 0, "DIR", "no answer", "a live run that goes on");
        }
        spec.commandLine().getOut().println(name + " " + answer);
        return answer.startsWith("refused") ? Ringbook.BAD_INPUT : Ringbook.GOOD;
    }
}
