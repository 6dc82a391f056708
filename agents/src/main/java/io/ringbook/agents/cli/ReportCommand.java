package io.ringbook.agents.cli;

import io.ringbook.agents.BadInputException;
import io.ringbook.agents.report.SideBySide;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ringbook report}. */
@Command(
        name = "report",
        description = {
            "Makes the report of a run again, from its journal: the same files with the same bytes.",
            "With --beside, makes one page of two runs beside each other instead.",
            "Nothing is changed if a journal is damaged."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: agents/bin/ringbook report reports/market-1-20240102T093000Z",
            "Example: agents/bin/ringbook report reports/with --beside reports/without --out difference.html"
        })
final class ReportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Run folder, or the journal folder in it.")
    private Path directory;

    @Option(names = "--beside", paramLabel = "DIR", description = "Run folder of the other run.")
    private Path beside;

    @Option(names = "--out", paramLabel = "FILE.html", description = "Page of both runs; its Markdown lies beside it.")
    private Path page;

    @Override
    public Integer call() {
        final PrintWriter out = spec.commandLine().getOut();
        final RunFolder folder = RunFolder.find(directory);
        if (beside == null && page == null) {
            MarketRun.report(folder, RunSpec.read(folder), out);
            return Ringbook.GOOD;
        }
        if (beside == null) {
            throw new BadInputException(page.toString(), 0, "--out", "no --beside", "two runs");
        }
        final RunFolder other = RunFolder.find(beside);
        if (page == null || !page.toString().endsWith(".html")) {
            throw new BadInputException(
                    beside.toString(), 0, "--out", page == null ? "none" : page.toString(), "a FILE.html");
        }
        SideBySide.write(folder.path(), other.path(), page);
        out.println("Both runs: " + page);
        out.flush();
        return Ringbook.GOOD;
    }
}
