package io.ringbook.bench.cli;

import io.ringbook.bench.isolation.Company;
import io.ringbook.journal.Durability;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ringbook bench …}. */
@Command(
        name = "bench",
        description = "Measures Ringbook; prints no number unless the output was right.",
        subcommands = {
            MatchCommand.class,
            LatencyCommand.class,
            PeersCommand.class,
            JournalCommand.class,
            AgentsCommand.class,
            IsolationCommand.class
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands (each has --help with an example):%n",
        footer = {"", "Exit codes: 0 good, 1 an output was wrong, 2 bad input."})
public final class Bench implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    public static void main(final String... args) {
        System.exit(execute(args));
    }

    /** As {@link #main}, for tests: gives the exit code back. */
    static int execute(final String... args) {
        return new CommandLine(new Bench())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(
                        Durability.class,
                        text -> Durability.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_')))
                .registerConverter(Company.class, Company::of)
                .setExecutionExceptionHandler((exception, commandLine, parsed) -> {
                    commandLine.getErr().println("bench: " + exception.getMessage());
                    return exception instanceof IllegalStateException ? 1 : 2;
                })
                .execute(args);
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Missing command");
    }
}
