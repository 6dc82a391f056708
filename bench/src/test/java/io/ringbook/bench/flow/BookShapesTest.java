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

    @ParameterizedTest
    @EnumSource(Shape.class)
    void reportsAsThePlainBook(final Shape shape) {
        for (long seed = 1; seed <= 3; seed++) {
            final String flow = shape + " seed " + seed;
            final MessageStream stream = MessageStream.of(shape, seed, MESSAGES);
            final ReportText plainText = new ReportText();
            final NaiveBook plain = new NaiveBook(plainText);
            stream.replay(plain);
            final ReportText text = new ReportText();
            final FastBook book = book(text, stream);
            stream.replay(book);
            assertEquals(plain.orders(), book.orders(), flow);
            assertEquals(plain.levels(), book.levels(), flow);
            assertEquals(plainText.sha256(), text.sha256(), flow);
        }
    }

    @Test
    void givesThePublishedAnswer() throws IOException {
        final Path file = MessageFile.normal();
        final ReportText text = new ReportText();
        final MessageStream stream = MessageStream.read(file);
        final FastBook book = book(text, stream);
        stream.replay(book);
        MessageFile.assertAnswer(text, book.orders());
    }

    private static FastBook book(final ReportListener reports, final MessageStream stream) {
        final Answer answer = stream.answer();
        return new FastBook(reports, stream.instruments(), answer.orderCapacity(), answer.levelCapacity());
    }
}
