package io.ringbook.bench.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The reference itself, against reports written by hand and against the published answer. */
final class NaiveBookTest {
    private final StringBuilder copy = new StringBuilder();
    private final ReportText text = new ReportText(copy);
    private final NaiveBook book = new NaiveBook(text);

    @Test
    void tradesAtTheBestPriceFirstAndOldestOrderFirst() throws NoSuchAlgorithmException {
        book.onNew(0, 1, false, 102, 5, false);
        book.onNew(0, 2, false, 101, 5, false);
        book.onNew(0, 3, false, 101, 5, false);
        book.onNew(0, 4, true, 102, 12, false);
        assertReports(
                "0,0,1,1,102,5",
                "0,1,1,2,101,5",
                "0,2,1,3,101,5",
                "0,3,0,4,102,12",
                "1,3,101,5,2,4",
                "1,3,101,5,3,4",
                "1,3,102,2,1,4");
        assertEquals(1, book.orders());
        assertEquals(1, book.levels());
    }

    @Test
    void cancelsTheRestOfAnIocOrder() throws NoSuchAlgorithmException {
        book.onNew(0, 1, true, 100, 5, false);
        book.onNew(0, 2, false, 100, 8, true);
        book.onNew(0, 3, false, 99, 8, true);
        assertReports("0,0,0,1,100,5", "0,1,1,2,100,8", "1,1,100,5,1,2", "2,1,1,2,100", "0,2,1,3,99,8", "2,2,1,3,99");
        assertEquals(0, book.orders());
    }

    @Test
    void restsWhatDoesNotTrade() throws NoSuchAlgorithmException {
        book.onNew(0, 1, true, 100, 5, false);
        book.onNew(0, 2, false, 100, 8, false);
        book.onNew(0, 3, true, 100, 3, false);
        assertReports("0,0,0,1,100,5", "0,1,1,2,100,8", "1,1,100,5,1,2", "0,2,0,3,100,3", "1,2,100,3,2,3");
        assertEquals(0, book.orders());
        assertEquals(0, book.levels());
    }

    @Test
    void cancelsOnceAndRefusesAfterwards() throws NoSuchAlgorithmException {
        book.onNew(0, 1, true, 100, 5, false);
        book.onCancel(0, 1);
        book.onCancel(0, 1);
        book.onModify(0, 1, 100, 6);
        assertReports("0,0,0,1,100,5", "2,1,0,1,100", "4,2,1", "5,3,1");
    }

    @Test
    void modifiedGoesToTheBackWithTheNewOpenQuantity() throws NoSuchAlgorithmException {
        book.onNew(0, 1, true, 100, 5, false);
        book.onNew(0, 2, true, 100, 5, false);
        book.onNew(0, 3, false, 100, 2, false);
        book.onModify(0, 1, 100, 6);
        book.onNew(0, 4, false, 100, 11, false);
        assertReports(
                "0,0,0,1,100,5",
                "0,1,0,2,100,5",
                "0,2,1,3,100,2",
                "1,2,100,2,1,3",
                "3,3,0,1,100,6",
                "0,4,1,4,100,11",
                "1,4,100,5,2,4",
                "1,4,100,6,1,4");
    }

    @Test
    void modifiedTradesIfItCrosses() throws NoSuchAlgorithmException {
        book.onNew(0, 1, true, 100, 5, false);
        book.onNew(0, 2, false, 103, 5, false);
        book.onModify(0, 2, 99, 7);
        book.onCancel(0, 2);
        // The trade comes before the modification: type 1 before type 3.
        assertReports("0,0,0,1,100,5", "0,1,1,2,103,5", "1,2,100,5,1,2", "3,2,1,2,99,7", "2,3,1,2,99");
    }

    @Test
    void instrumentsDoNotMeet() throws NoSuchAlgorithmException {
        book.onNew(0, 1, true, 100, 5, false);
        book.onNew(1, 2, false, 100, 5, false);
        book.onNew(1, 3, true, 100, 5, false);
        book.onCancel(0, 1);
        assertReports("0,0,0,1,100,5", "0,1,1,2,100,5", "0,2,0,3,100,5", "1,2,100,5,2,3", "2,3,0,1,100");
        assertEquals(0, book.levels());
        assertEquals(2, book.mostOrders());
        assertEquals(2, book.mostLevels());
    }

    @Test
    void givesThePublishedAnswer() throws IOException {
        final Path file = MessageFile.normal();
        final ReportText answer = new ReportText();
        final NaiveBook whole = new NaiveBook(answer);
        MessageStream.read(file).replay(whole);
        MessageFile.assertAnswer(answer, whole.orders());
    }

    private void assertReports(final String... lines) throws NoSuchAlgorithmException {
        final String hash = text.sha256();
        final String expected = String.join("\n", lines);
        assertEquals(expected, copy.toString());
        final byte[] digest = MessageDigest.getInstance("SHA-256").digest(expected.getBytes(StandardCharsets.US_ASCII));
        assertEquals(HexFormat.of().formatHex(digest), hash);
    }
}
