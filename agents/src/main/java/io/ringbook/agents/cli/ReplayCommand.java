package io.ringbook.agents.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code ringbook replay}. */
@Command(name = "replay", description = "tbd", mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        return 0;
    }
}
