package io.ringbook.agents.cli;

import io.ringbook.agents.BadInputException;
import io.ringbook.agents.MarketException;
import io.ringbook.journal.Durability;
import io.ringbook.journal.JournalException;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ringbook VERB …}. */
@Command(
        name = "ringbook",
        description = "A matching core on a ring, for swarms of trading agents.",
        subcommands = {
            RunCommand.class,
            FeedCommand.class,
            ReplayCommand.class,
            VerifyCommand.class,
            ReportCommand.class,
            StatCommand.class,
            RestartCommand.class,
            AttachCommand.class,
            DetachCommand.class,
            RerunCommand.class,
            EvolveCommand.class,
            LintCommand.class
        },
        mixinStandardHelpOptions = true,
        version = "ringbook 0.1.0",
        synopsisSubcommandLabel = "VERB",
        commandListHeading = "%nVerbs (each has --help with an example):%n",
        footer = {
            "",
            "bench COMMAND measures; bench --help tells.",
            "Exit codes: 0 good, 1 a check failed, 2 bad input (nothing changed)."
        })
public final class Ringbook implements Runnable {
    static final int GOOD = 0;
    static final int CHECK_FAILED = 1;
    static final int BAD_INPUT = 2;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    public static void main(final String... args) {
        System.exit(execute(args));
    }

    /** As {@link #main}, for tests: gives the exit code back. */
    static int execute(final String... args) {
        return new CommandLine(new Ringbook())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(
                        Durability.class,
                        text -> Durability.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_')))
                .setExecutionExceptionHandler((exception, commandLine, parsed) -> {
                    final int code = exitCode(exception);
                    commandLine.getErr().println("ringbook: " + exception.getMessage());
                    if (code == CHECK_FAILED && !(exception instanceof MarketException)) {
                        exception.printStackTrace(commandLine.getErr());
                    }
                    return code;
                })
                .execute(args);
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Missing verb");
    }

    private static int exitCode(final Exception exception) {
        return exception instanceof BadInputException || exception instanceof JournalException
                ? BAD_INPUT
                : CHECK_FAILED;
    }
}
