package io.ringbook.bench.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The book alone: it reports what the plain one reports, in every shape of flow. */
final class BookShapesTest {
    private static final int MESSAGES = 200_000;
    private static final int ORDERS = 1 << 16;
    private static final int LEVELS = 1 << 14;

    @ParameterizedTest
    @EnumSource(Shape.class)
    void reportsAsThePlainBook(final Shape shape) {
        for (long seed = 1; seed <= 3; seed++) {
            final String flow = shape + " seed " + seed;
            final ReportText plainText = new ReportText();
            final NaiveBook plain = new NaiveBook(plainText);
            OrderFlowGenerator.generate(shape, seed, MESSAGES, plain);
            final ReportText text = new ReportText();
            final FastBook book = new FastBook(text, 1, ORDERS, LEVELS);
            OrderFlowGenerator.generate(shape, seed, MESSAGES, book);
            assertEquals(plain.orders(), book.orders(), flow);
            assertEquals(plain.levels(), book.levels(), flow);
            assertEquals(plainText.sha256(), text.sha256(), flow);
        }
    }

    @Test
    void givesThePublishedAnswer() throws IOException {
        final Path file = MessageFile.normal();
        final ReportText text = new ReportText();
        final FastBook book = new FastBook(text, 1, ORDERS, LEVELS);
        MessageStream.read(file).replay(book);
        MessageFile.assertAnswer(text, book.orders());
    }
}
