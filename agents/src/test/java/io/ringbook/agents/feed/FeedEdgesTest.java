package io.ringbook.agents.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.agents.BadInputException;
import io.ringbook.agents.Market;
import io.ringbook.agents.Parameters;
import io.ringbook.agents.builtin.MarketMaker;
import io.ringbook.agents.builtin.NoiseTrader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files and markets that are a little out of the ordinary. */
final class FeedEdgesTest {
    private static final String NAME = "XYZ_2012-06-21_34200000_57600000_message_1.csv";

    @TempDir
    Path directory;

    @Test
    void theLastLineMayEndWithTheFile() throws IOException {
        final Path file = Files.writeString(directory.resolve("messages.csv"), "N,7,1,100,10,0\nC,7");
        try (Market market = FeedFiles.market(null, 0)) {
            final FedMarket fed = FeedFiles.feed(market);
            market.start();
            final MessageReport report = new MessageFeed(file).feed(fed, 0, null, done -> {});
            assertEquals(2, report.messages());
            assertEquals(1, report.canceled());
        }
    }

    @Test
    void aNameWithADateThatDoesNotExistIsBadInput() throws IOException {
        final Path file = Files.writeString(
                directory.resolve("XYZ_2012-13-45_34200000_57600000_message_1.csv"), "34200.1,1,11,10,1000000,-1\n");
        final BadInputException thrown = assertThrows(BadInputException.class, () -> new LobsterFeed(file, null, true));
        assertTrue(thrown.getMessage().contains("found=2012-13-45"), thrown.getMessage());
    }

    @Test
    void aTradeThatEmptiesALevelIsComparedRowByRow() throws IOException {
        // The level is one anonymous order of 15, of which the exchange executed two orders.
        final String messages = """
                34200.1,1,11,7,999900,1
                34200.2,4,21,5,1000000,-1
                34200.2,4,22,10,1000000,-1
                """;
        final String row = "1000000,10,999900,7\n";
        final String book = "1000000,15,999900,7\n" + row + "1000100,4,999900,7\n";
        assertEquals(2, feedAlone(messages, book).rowsEqual());
        assertEquals(
                1,
                feedAlone(messages, book.replace(row, "1000000,11,999900,7\n")).rowsEqual());
    }

    @Test
    void ordersOfOthersAreNotTakenForTheFeeds() throws IOException {
        final StringBuilder messages = new StringBuilder();
        for (int i = 1; i <= 600; i++) {
            messages.append("""
                    TIME.1,1,1ORDER,10,1000100,-1
                    TIME.2,1,2ORDER,10,999900,1
                    TIME.3,4,1ORDER,4,1000100,-1
                    TIME.4,3,2ORDER,10,999900,1
                    """.replace("TIME", String.valueOf(34_200 + i)).replace("ORDER", String.valueOf(i)));
        }
        final Path file = Files.writeString(directory.resolve(NAME), messages);
        final LobsterFeed feed = new LobsterFeed(file, null, false);
        try (Market market = FeedFiles.market(null, feed.startNs())) {
            final FedMarket fed = FeedFiles.feed(market);
            final Map<String, Long> funds = Map.of("USD", 1L << 50, "ABC", 1L << 20);
            market.add("maker", new MarketMaker(new Parameters(Map.of("price", "1000000", "every", "200ms"))), funds);
            market.add("noise", new NoiseTrader(new Parameters(Map.of("every", "50ms"))), funds);
            market.start();
            final LobsterReport report = feed.feed(fed, done -> {});
            assertEquals(2_400, report.messages());
            assertEquals(0, report.rowsCompared());
            assertEquals(0, report.anonymous());
        }
    }

    private LobsterReport feedAlone(final String messages, final String book) throws IOException {
        final Path file = Files.writeString(directory.resolve(NAME), messages);
        final Path bookFile = Files.writeString(directory.resolve("book.csv"), book);
        final LobsterFeed feed = new LobsterFeed(file, bookFile, true);
        try (Market market = FeedFiles.market(null, feed.startNs())) {
            final FedMarket fed = FeedFiles.feed(market);
            market.start();
            return feed.feed(fed, done -> {});
        }
    }
}
