package io.ringbook.bench.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The published stream {@code messages/normal.csv.gz} of the folder that RINGBOOK_DATA names, and its answer. */
final class MessageFile {
    private static final String SHA_256 = "e9b2e3926854410b01a035aeb25dd05f1e597c233be8263de9eb49b6713d367e";

    private MessageFile() {}

    /** @return the stream; skips the test where it is absent */
    static Path normal() {
        final String data = System.getenv("RINGBOOK_DATA");
        assumeTrue(data != null && !data.isEmpty(), "RINGBOOK_DATA does not name the folder of the data");
        final Path file = Path.of(data, "messages", "normal.csv.gz");
        assumeTrue(Files.isReadable(file), "absent: " + file);
        return file;
    }

    static void assertAnswer(final ReportText text, final int orders) {
        assertEquals(1_000_000, text.count(ReportText.ACCEPTED), "accepted");
        assertEquals(62_474, text.count(ReportText.TRADE), "trades");
        assertEquals(931_363, text.count(ReportText.CANCELED), "canceled");
        assertEquals(164_857, text.count(ReportText.MODIFIED), "modified");
        assertEquals(38_131, text.count(ReportText.CANCEL_REFUSED), "cancels refused");
        assertEquals(7_818, text.count(ReportText.MODIFY_REFUSED), "modifies refused");
        assertEquals(5_500, orders, "orders at the end");
        assertEquals(SHA_256, text.sha256(), "text");
    }
}
