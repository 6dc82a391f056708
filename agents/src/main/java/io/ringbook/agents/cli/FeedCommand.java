package io.ringbook.agents.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code ringbook feed}. */
@Command(name = "feed", description = "tbd", mixinStandardHelpOptions = true)
final class FeedCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        return 0;
    }
}
