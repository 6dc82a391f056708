package io.ringbook.bench.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/** The flows are repeatable and shaped as they should be. */
final class OrderFlowGeneratorTest {
    private static final String PUBLIC = "io.ringbook.bench.flow.Shape#PUBLIC";
    private static final int MESSAGES = 200_000;

    @ParameterizedTest
    @EnumSource(Shape.class)
    void sameSeedSameFlow(final Shape shape) {
        final long hash = statistics(shape, 1, 20_000).hash();
        assertEquals(hash, statistics(shape, 1, 20_000).hash());
        assertNotEquals(hash, statistics(shape, 2, 20_000).hash());
    }

    @ParameterizedTest
    @FieldSource(PUBLIC)
    void hasTheParts(final Shape shape) {
        final FlowStatistics flow = statistics(shape, 1, MESSAGES);
        final String text = flow.toString();
        assertEquals(MESSAGES, flow.messages());
        assertBetween(48 * MESSAGES / 100, flow.news(), 53 * MESSAGES / 100, text);
        assertBetween(490, flow.buysOf1000(), 510, text);
        assertBetween(145, flow.iocsOf1000(), 155, text);
        assertBetween(190, flow.modifiedOf1000(), 205, text);
        assertBetween(930, flow.canceledOf1000(), 965, text);
        assertBetween(620, flow.canceledAtOnceOf1000(), 640, text);
        assertBetween(550, flow.modifiedByOneOf1000(), 750, text);
        assertBetween(15, flow.cancelsAgainOf1000(), 25, text);
        assertBetween(13, flow.modifiesAgainOf1000(), 25, text);
    }

    @ParameterizedTest
    @FieldSource(PUBLIC)
    void walksAndLeavesABookOfItsShape(final Shape shape) {
        final FlowStatistics flow = statistics(shape, 1, MESSAGES);
        final ReportText reports = new ReportText();
        final NaiveBook book = new NaiveBook(reports);
        OrderFlowGenerator.generate(shape, 1, MESSAGES, book);
        final String text = flow + ", orders " + book.orders() + ", levels " + book.levels() + ", trades "
                + reports.count(ReportText.TRADE);
        assertTrue(reports.count(ReportText.TRADE) > MESSAGES / 100, text);
        switch (shape) {
            case NORMAL -> {
                assertBetween(20, flow.walkedTicks(), 400, text);
                assertBetween(500, book.orders(), 3_000, text);
            }
            case DEEP -> {
                assertBetween(0, flow.walkedTicks(), 10, text);
                assertBetween(3_500, book.orders(), 5_500, text);
                assertBetween(75, book.levels(), 105, text);
            }
            case SWING25 -> assertSwing(8_750, flow, book, text);
            case SWING40 -> assertSwing(14_000, flow, book, text);
            default -> assertSwing(21_000, flow, book, text);
        }
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void needsNoMessages(final Shape shape) {
        assertEquals(0, statistics(shape, 1, 0).messages());
        assertEquals(1, statistics(shape, 1, 1).messages());
        assertThrows(IllegalArgumentException.class, () -> statistics(shape, 1, -1));
    }

    @Test
    void manyBooksStayFull() {
        final MessageStream stream = MessageStream.of(Shape.MANY, 1, MESSAGES);
        final ReportText reports = new ReportText();
        final NaiveBook books = new NaiveBook(reports);
        assertEquals(1_000, stream.instruments());
        assertEquals(MESSAGES / 2, stream.opening());
        stream.replay(books, 0, stream.opening());
        assertEquals(stream.opening(), books.orders());
        stream.replay(books, stream.opening(), stream.size());
        final String text = "orders " + books.orders() + ", levels " + books.levels() + ", trades "
                + reports.count(ReportText.TRADE) + ", refused " + reports.count(ReportText.CANCEL_REFUSED);
        assertBetween(stream.opening() * 97 / 100, books.orders(), stream.opening() * 105 / 100, text);
        assertBetween(MESSAGES / 200, (int) reports.count(ReportText.TRADE), MESSAGES / 10, text);
        assertBetween(1, (int) reports.count(ReportText.CANCEL_REFUSED), MESSAGES / 50, text);
    }

    @Test
    void anAdversaryMakesALevelOfEachOrder() {
        final MessageStream stream = MessageStream.of(Shape.ADVERSARIAL, 1, MESSAGES);
        final ReportText reports = new ReportText();
        final NaiveBook book = new NaiveBook(reports);
        stream.replay(book);
        final String text = "orders " + book.orders() + ", levels " + book.levels() + ", trades "
                + reports.count(ReportText.TRADE) + ", refused " + reports.count(ReportText.CANCEL_REFUSED);
        assertEquals(book.orders(), book.levels(), text);
        assertBetween(20_000, book.mostLevels(), 24_000, text);
        assertBetween(18_000, book.levels(), 24_000, text);
        assertBetween(2_000, (int) reports.count(ReportText.TRADE), 20_000, text);
        assertBetween(1, (int) reports.count(ReportText.CANCEL_REFUSED), MESSAGES / 10, text);
    }

    private static void assertSwing(
            final int ticks, final FlowStatistics flow, final NaiveBook book, final String text) {
        assertBetween(ticks - 50, flow.walkedTicks(), ticks + 60, text);
        assertBetween(100, book.orders(), 3_000, text);
        assertBetween(80, book.levels(), 2_000, text);
    }

    private static void assertBetween(final int least, final int actual, final int most, final String text) {
        assertTrue(least <= actual && actual <= most, () -> actual + " not in " + least + " to " + most + ": " + text);
    }

    private static FlowStatistics statistics(final Shape shape, final long seed, final int messages) {
        final FlowStatistics statistics = new FlowStatistics();
        OrderFlowGenerator.generate(shape, seed, messages, statistics);
        return statistics;
    }
}
