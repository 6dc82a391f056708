package io.ringbook.agents.cli;

import io.ringbook.agents.lint.Lint;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ringbook lint}. */
@Command(
        name = "lint",
        description = {
            "Reads an agent's bytecode and warns about calls after which a simulated run may not repeat:",
            "the computer's clock, random numbers without a seed, orders and digits that differ by process or JDK, threads."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: agents/bin/ringbook lint BuysDips.java --strict"})
final class LintCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FILE.java|CLASS|JAR",
            description = "A class is read with those of its package that it names.")
    private String what;

    @Option(names = "--strict", description = "Exit with 1 if there is a warning.")
    private boolean strict;

    @Override
    public Integer call() {
        final Lint lint = Lint.of(what);
        final PrintWriter out = spec.commandLine().getOut();
        lint.warnings()
                .forEach(warning -> out.printf(
                        "%s calls %s; instead: %s%n", warning.className(), warning.called(), warning.instead()));
        out.printf(
                "classes read %,d, warnings %,d%n",
                lint.classes(), lint.warnings().size());
        out.flush();
        return strict && !lint.warnings().isEmpty() ? Ringbook.CHECK_FAILED : Ringbook.GOOD;
    }
}
