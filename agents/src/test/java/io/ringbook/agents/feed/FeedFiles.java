package io.ringbook.agents.feed;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ringbook.agents.InstrumentSpec;
import io.ringbook.agents.Market;
import io.ringbook.agents.MarketConfig;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/** For tests: markets to be fed, and where the real files are. */
final class FeedFiles {
    private static final long FUNDS = 1L << 60;

    private FeedFiles() {}

    /** Skips the test, and says so, where the files are not. */
    static Path data(final String name) {
        final String folder = System.getenv("RINGBOOK_DATA");
        assumeTrue(folder != null, "RINGBOOK_DATA is not set: no " + name);
        return Path.of(folder).resolve(name);
    }

    /** @param journal null for none */
    static Market market(final Path journal, final long startNs) {
        final Market market = Market.open(MarketConfig.simulated(journal).withStart(Instant.ofEpochSecond(0, startNs)));
        market.listAsset("USD", 4);
        market.listAsset("ABC", 0);
        market.listInstrument(new InstrumentSpec("ABC", "ABC", "USD", 1, 1, 0, 0));
        return market;
    }

    static FedMarket feed(final Market market) {
        return market.feed("feed", "ABC", Map.of("USD", FUNDS, "ABC", FUNDS));
    }
}
