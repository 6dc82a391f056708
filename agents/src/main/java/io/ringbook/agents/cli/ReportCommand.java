package io.ringbook.agents.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ringbook report}. */
@Command(
        name = "report",
        description = {
            "Makes the report of a run again, from its journal: the same files with the same bytes.",
            "Nothing is changed if the journal is damaged."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: agents/bin/ringbook report reports/market-1-20240102T093000Z"})
final class ReportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Run folder, or the journal folder in it.")
    private Path directory;

    @Override
    public Integer call() {
        final RunFolder folder = RunFolder.find(directory);
        MarketRun.report(folder, RunSpec.read(folder), spec.commandLine().getOut());
        return Ringbook.GOOD;
    }
}
