package io.ringbook.agents.cli;

import io.ringbook.agents.BadInputException;
import io.ringbook.agents.plugin.AgentOption;
import io.ringbook.agents.plugin.AgentTypes;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ringbook attach}. */
@Command(
        name = "attach",
        description = {
            "Puts an agent into a live market that runs, in all its instruments,",
            "with the funds of the scenario's last kind. Key name names it, other keys are its parameters."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: agents/bin/ringbook attach BuysDips.java,name=dips reports/live"})
final class AttachCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME|CLASS|FILE.java[,key=value...]", description = "As --agent of run.")
    private String agent;

    @Parameters(paramLabel = "DIR", description = "Run folder, or the journal folder in it.")
    private Path directory;

    @Override
    public Integer call() {
        final RunFolder folder = LiveRun.find(directory);
        final AgentOption option = AgentOption.parse(agent);
        final String kind = AgentTypes.isSource(option.kind())
                ? Path.of(option.kind()).toAbsolutePath().toString()
                : option.kind();
        final AgentFolder agents = new AgentFolder(folder);
        agents.add(option.name(), option.located((type, name) -> kind).text());
        final String answer = LiveRun.await(folder, () -> agents.answer(option.name()));
        if (answer == null) {
            agents.remove(option.name());
            throw new BadInputException(folder.path().toString(), 0, "DIR", "no answer", "a live run that goes on");
        }
        spec.commandLine().getOut().println(option.name() + " " + answer);
        return answer.startsWith("refused") ? Ringbook.BAD_INPUT : Ringbook.GOOD;
    }
}
