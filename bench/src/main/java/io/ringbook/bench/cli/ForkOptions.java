package io.ringbook.bench.cli;

import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** In how many JVMs a command measures, and whether it saves what it shows. */
class ForkOptions {
    @Option(names = "--forks", description = "JVMs for each number (default: ${DEFAULT-VALUE}).")
    private int forks;

    @Option(names = "--save", description = "Writes the result to bench/results, as text and as JSON.")
    private boolean save;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** @param forks unless the user says otherwise */
    ForkOptions(final int forks) {
        this.forks = forks;
    }

    /** @return as the user said: the command checks it, with its other numbers */
    final int forks() {
        return forks;
    }

    /** @param more facts that matter to this command */
    final Printout printout(final Map<String, String> more) {
        return new Printout(spec, more, save);
    }

    /** @return to be thrown when an option is wrong */
    final ParameterException wrong(final String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
