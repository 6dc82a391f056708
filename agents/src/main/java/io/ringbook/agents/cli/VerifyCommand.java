package io.ringbook.agents.cli;

import io.ringbook.journal.Recovery;
import io.ringbook.journal.replay.Verification;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ringbook verify}. */
@Command(
        name = "verify",
        description = "Replays a journal and compares every event byte for byte.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: agents/bin/ringbook verify reports/market-1-20240102T093000Z"})
final class VerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Run folder, or the journal folder in it.")
    private Path directory;

    @Override
    public Integer call() {
        final PrintWriter out = spec.commandLine().getOut();
        final Verification verification =
                Verification.of(RunFolder.find(directory).journal());
        out.printf("commands     %,d%n", verification.commands());
        out.printf("events       %,d%n", verification.events());
        out.printf("sums right   %,d times%n", verification.sumsChecked());
        out.println("stream hash  " + verification.streamHash());
        out.println("state hash   " + verification.stateHash());
        if (verification.recovery() instanceof Recovery.TornTail torn) {
            out.println("A crash left " + torn.discardedBytes() + " bytes of an unfinished frame, which nobody saw.");
        }
        if (verification.endsInsideCommand()) {
            out.println("A crash cut the events of the last command short; a restart completes them.");
        }
        if (verification.recovery() instanceof Recovery.Corrupt corrupt) {
            out.println("NOT VERIFIED: " + corrupt);
        } else if (verification.divergence() != null) {
            out.println("NOT VERIFIED: the first difference is at sequence "
                    + verification.divergence().sequence() + ", record "
                    + verification.divergence().record());
            out.println("  journal  " + verification.divergence().journaled());
            out.println("  replay   " + verification.divergence().replayed());
        } else {
            out.println("VERIFIED: the replay wrote the same bytes.");
        }
        out.flush();
        return verification.isGood() ? Ringbook.GOOD : Ringbook.CHECK_FAILED;
    }
}
