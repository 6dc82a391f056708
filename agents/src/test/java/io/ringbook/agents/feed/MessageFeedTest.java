package io.ringbook.agents.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.agents.BadInputException;
import io.ringbook.agents.Market;
import io.ringbook.journal.replay.Verification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Message files and their reports. */
final class MessageFeedTest {
    @TempDir
    Path directory;

    @Test
    void thePublishedStreamGivesThePublishedAnswer() {
        final Path file = FeedFiles.data("messages").resolve("normal.csv.gz");
        final MessageReport report;
        try (Market market = FeedFiles.market(directory, 0)) {
            final FedMarket fed = FeedFiles.feed(market);
            market.start();
            report = new MessageFeed(file).feed(fed, 0, null, done -> {});
        }
        assertEquals(
                new MessageReport(
                        1_996_097,
                        1_000_000,
                        62_474,
                        931_363,
                        164_857,
                        38_131,
                        7_818,
                        0,
                        5_500,
                        "e9b2e3926854410b01a035aeb25dd05f1e597c233be8263de9eb49b6713d367e"),
                report);
        final Verification verification = Verification.of(directory);
        assertTrue(verification.isGood(), verification::toString);
    }

    @Test
    void reportsAreSortedByTheirKindWithinAMessage() {
        assertEquals("""
                0,0,1,7,100,10
                0,1,0,8,101,12
                1,1,100,10,7,8
                2,1,0,8,101
                4,2,7
                0,3,1,9,105,5
                3,4,1,9,104,6
                3,5,1,9,104,2
                2,6,1,9,104
                5,7,9""", reports("""
                        N,7,1,100,10,0
                        N,8,0,101,12,1
                        C,7
                        N,9,1,105,5,0
                        M,9,1,104,6
                        M,9,1,104,2
                        C,9
                        M,9,1,104,2
                        """));
    }

    @Test
    void whatIsWrongIsNamed() {
        assertWrong("N,7,1,100,10,0\nX,7\n", "line=2, field=kind, found=X, expected=N, C or M");
        assertWrong("N,7,1,100,10\n", "line=1, found=5 fields, expected=6 fields");
        assertWrong("N,7,2,100,10,0\n", "line=1, field=side, found=2, expected=a whole number from 0 to 1");
        assertWrong(
                "N,7,1,0,10,0\n", "line=1, field=price_ticks, found=0, expected=a whole number from 1 to 2147483646");
        assertWrong("N,7,1,100,-,0\n", "line=1, field=quantity, found=-");
        assertWrong("C,99999999999999999999\n", "line=1, field=order_id");
    }

    private String reports(final String messages) {
        final Path file = directory.resolve("messages.csv");
        final ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (Market market = FeedFiles.market(null, 0)) {
            Files.writeString(file, messages);
            final FedMarket fed = FeedFiles.feed(market);
            market.start();
            new MessageFeed(file).feed(fed, 0, text, done -> {});
        } catch (final IOException e) {
            throw new IllegalStateException(e);
        }
        return text.toString(StandardCharsets.US_ASCII);
    }

    private void assertWrong(final String messages, final String expected) {
        final BadInputException thrown = assertThrows(BadInputException.class, () -> reports(messages));
        assertTrue(thrown.getMessage().startsWith("file=messages.csv, " + expected), thrown.getMessage());
    }
}
