package io.ringbook.agents.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.agents.BadInputException;
import io.ringbook.agents.Market;
import io.ringbook.journal.replay.Verification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real days against the exchange's own book, and each rule of the form on a few rows. */
final class LobsterFeedTest {
    private static final String NAME = "XYZ_2012-06-21_34200000_57600000_";

    @TempDir
    Path directory;

    @Test
    void aDayOfFiveLevelsAgreesWithTheExchange() {
        final LobsterReport report = feedDay("LOBSTER_SampleFile_AMZN_2012-06-21_5.zip");
        assertTrue(report.rowsEqual() >= 0.998 * report.rowsCompared(), report::toString);
        assertTrue(report.executionsAtHead() >= 0.99 * report.executions(), report::toString);
        assertEquals(155_934, report.rowsCompared());
        assertEquals(8_974, report.executions());
    }

    @Test
    void aDayOfOneLevelAgreesWithTheExchange() {
        final LobsterReport report = feedDay("LOBSTER_SampleFile_AAPL_2012-06-21_1.zip");
        assertTrue(report.rowsEqual() >= 0.99 * report.rowsCompared(), report::toString);
        assertTrue(report.executionsAtHead() >= 0.96 * report.executions(), report::toString);
        assertEquals(118_496, report.rowsCompared());
        assertEquals(23_658, report.executions());
    }

    @Test
    void executionsOfOneTimeAndDirectionAreOneOrder() {
        // Two orders at the best ask are taken with one order, which then takes from the level that comes into view.
        final LobsterReport report = feed("""
                34200.1,1,11,10,1000000,-1
                34200.2,1,12,5,1000000,-1
                34200.300000001,4,11,10,1000000,-1
                34200.300000001,4,12,5,1000000,-1
                34200.300000001,4,7,3,1000100,-1
                """, """
                1000000,10,999900,7
                1000000,15,999900,7
                1000000,5,999900,7
                1000100,8,999900,7
                1000100,5,999900,7
                """);
        assertEquals(4, report.rowsCompared());
        assertEquals(4, report.rowsEqual());
        assertEquals(3, report.executions());
        assertEquals(3, report.executionsAtHead());
        assertEquals(0, report.repairs());
    }

    @Test
    void aPartialCancelKeepsThePlaceAndAHiddenExecutionChangesNothing() {
        final LobsterReport report = feed("""
                34200.1,1,11,10,1000000,-1
                34200.2,1,12,5,1000000,-1
                34200.3,2,11,4,1000000,-1
                34200.4,5,0,50,999950,1
                34200.5,4,11,6,1000000,-1
                34200.6,3,12,5,1000000,-1
                """, """
                1000000,10,999900,7
                1000000,15,999900,7
                1000000,11,999900,7
                1000000,11,999900,7
                1000000,5,999900,7
                1000200,9,999900,7
                """);
        assertEquals(5, report.rowsEqual());
        assertEquals(1, report.executionsAtHead());
    }

    @Test
    void aRowThatDiffersCountsOnceAndIsRepaired() {
        final LobsterReport report = feed("""
                34200.1,1,11,10,1000000,-1
                34200.2,1,12,5,1000000,-1
                34200.3,1,13,1,1000000,-1
                """, """
                1000000,10,999900,7
                1000000,99,999900,7
                1000000,100,999900,7
                """);
        assertEquals(2, report.rowsCompared());
        assertEquals(1, report.rowsEqual());
        assertEquals(1, report.repairs());
    }

    @Test
    void aCancelOfWhatWeDoNotHoldIsTakenFromTheAnonymousOrder() {
        final LobsterReport report = feed("""
                34200.1,1,11,10,1000000,-1
                34200.2,3,5,4,999900,1
                """, """
                1000000,10,999900,7
                1000000,10,999900,3
                """);
        // Order 5 is known by its later cancel, so nothing is anonymous but what is left.
        assertEquals(1, report.rowsEqual());
        assertEquals(0, report.rejected());
    }

    @Test
    void whatIsWrongIsNamed() {
        assertWrong("34200.1,1,11,10,1000000\n", "line=1, found=5 fields, expected=6 fields");
        assertWrong("34200.1,9,11,10,1000000,1\n", "line=1, field=type, found=9, expected=a whole number from 1 to 7");
        assertWrong("34200.1,1,11,ten,1000000,1\n", "line=1, field=size, found=ten");
        assertWrong("34200.1,1,11,10,1000000,0\n", "line=1, field=direction, found=0, expected=1 or -1");
        assertWrong(
                "34200.x,1,11,10,1000000,1\n", "line=1, field=time, found=34200.x, expected=seconds after midnight");
        assertWrong(
                "34200.2,1,11,10,1000000,1\n34200.1,1,12,10,1000000,1\n",
                "line=2, field=time, found=34200.1, expected=a time not before that of the line before");
        assertWrong("", "found=nothing, expected=messages");
    }

    @Test
    void filesOfUnequalLengthAreNamed() {
        final String messages = "34200.1,1,11,10,1000000,-1\n34200.2,1,12,5,1000000,-1\n";
        final BadInputException tooShort =
                assertThrows(BadInputException.class, () -> feed(messages, "1000000,10,999900,7\n"));
        assertTrue(tooShort.getMessage().contains("a row for each message"), tooShort.getMessage());
        final String row = "1000000,10,999900,7\n";
        final BadInputException tooLong =
                assertThrows(BadInputException.class, () -> feed("34200.1,1,11,10,1000000,-1\n", row + row));
        assertTrue(tooLong.getMessage().contains("found=another row"), tooLong.getMessage());
    }

    private LobsterReport feedDay(final String name) {
        final Path file = FeedFiles.data("lobster").resolve(name);
        final LobsterFeed feed = new LobsterFeed(file, null, true);
        final LobsterReport report;
        try (Market market = FeedFiles.market(directory, feed.startNs())) {
            final FedMarket fed = FeedFiles.feed(market);
            market.start();
            report = feed.feed(fed, done -> {});
        }
        final Verification verification = Verification.of(directory);
        assertTrue(verification.isGood(), verification::toString);
        return report;
    }

    private LobsterReport feed(final String messages, final String book) {
        try {
            final Path zip = directory.resolve("day.zip");
            try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
                out.putNextEntry(new ZipEntry(NAME + "orderbook_1.csv"));
                out.write(book.getBytes(StandardCharsets.UTF_8));
                out.putNextEntry(new ZipEntry(NAME + "message_1.csv"));
                out.write(messages.getBytes(StandardCharsets.UTF_8));
            }
            final LobsterFeed feed = new LobsterFeed(zip, null, true);
            assertEquals("XYZ", feed.symbol());
            try (Market market = FeedFiles.market(null, feed.startNs())) {
                final FedMarket fed = FeedFiles.feed(market);
                market.start();
                return feed.feed(fed, done -> {});
            }
        } catch (final IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertWrong(final String messages, final String expected) {
        final Path file = directory.resolve(NAME + "message_1.csv");
        try {
            Files.writeString(file, messages);
        } catch (final IOException e) {
            throw new IllegalStateException(e);
        }
        final BadInputException thrown = assertThrows(BadInputException.class, () -> new LobsterFeed(file, null, true));
        assertTrue(thrown.getMessage().contains(expected), thrown.getMessage());
        assertTrue(thrown.getMessage().startsWith("file=" + NAME), thrown.getMessage());
    }
}
