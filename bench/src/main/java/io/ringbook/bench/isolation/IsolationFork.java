package io.ringbook.bench.isolation;

import io.ringbook.bench.Folders;
import io.ringbook.bench.fork.Fork;
import io.ringbook.bench.latency.Latencies;
import io.ringbook.journal.JournalReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What a forked JVM does: it runs one market, checks all that came of it, and tells how long the good agents took to answer. */
public final class IsolationFork {
    private static final Duration WARM_UP = Duration.ofSeconds(4);

    private IsolationFork() {}

    /** @param args company, seed, seconds that are measured, folder for the journal */
    public static void main(final String... args) throws IOException {
        final Duration measured = Duration.ofSeconds(Integer.parseInt(args[2]));
        final Path journal = Files.createTempDirectory(Path.of(args[3]), "isolation");
        final GoodAndBad market = new GoodAndBad(journal, Company.of(args[0]), Long.parseLong(args[1]));
        final long fromNs;
        final long untilNs;
        try (market) {
            fromNs = market.run(WARM_UP);
            market.letFaultsHappen();
            untilNs = market.run(measured);
        }
        market.check();
        final Answers answers = new Answers(market.sessions(), fromNs, untilNs);
        new JournalReader(journal).read(answers);
        Folders.delete(journal);
        Fork.expectSame("whether anybody answered", true, answers.latencies().getTotalCount() > 0);
        Fork.tellOwn(Latencies.text(answers.latencies()));
        Fork.result(answers.latencies().getTotalCount(), 0, untilNs - fromNs);
    }
}
