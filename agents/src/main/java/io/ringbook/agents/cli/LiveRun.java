package io.ringbook.agents.cli;

import io.ringbook.agents.BadInputException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** A live run of another process. */
final class LiveRun {
    private static final long LONGEST_ANSWER_NS = TimeUnit.SECONDS.toNanos(30);
    private static final long LOOK_EVERY_NS = TimeUnit.MILLISECONDS.toNanos(20);

    private LiveRun() {}

    /** @throws BadInputException if there is no run in the folder, or it has ended */
    static RunFolder find(final Path directory) {
        final RunFolder folder = RunFolder.find(directory);
        if (!isRunning(folder)) {
            throw new BadInputException(folder.path().toString(), 0, "DIR", "a run that has ended", "a live run");
        }
        return folder;
    }

    /** @return what the run says, or null if it ends or says nothing for long */
    static String await(final RunFolder folder, final Supplier<String> answer) {
        final long deadline = System.nanoTime() + LONGEST_ANSWER_NS;
        while (System.nanoTime() < deadline) {
            final String said = answer.get();
            if (said != null) {
                return said;
            }
            if (!isRunning(folder)) {
                return null;
            }
            LockSupport.parkNanos(LOOK_EVERY_NS);
        }
        return null;
    }

    private static boolean isRunning(final RunFolder folder) {
        try (CountersFile counters = CountersFile.open(folder)) {
            return counters.read().isRunning();
        }
    }
}
