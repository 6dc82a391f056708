package io.ringbook.bench.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The flows are the same everywhere, and what they are made of is what the published file is made of. */
final class OrderFlowGeneratorTest {
    private static final int MESSAGES = 2_000_000;
    private static final int FEW = 20_000;
    /** Of the published file. */
    private static final int PUBLISHED_MESSAGES = 1_996_097;

    @ParameterizedTest
    @EnumSource(Shape.class)
    void anotherSeedIsAnotherFlow(final Shape shape) {
        assertNotEquals(
                statistics(shape, 1, FEW).hash(), statistics(shape, 2, FEW).hash());
    }

    /** Results are only comparable while these stay. */
    @ParameterizedTest
    @CsvSource({
        "NORMAL, -9130959037238980486",
        "DEEP, 5268293010507070277",
        "SWING25, 2856756246519531782",
        "SWING40, 142784135993000018",
        "CRASH, -2119323725540746973",
        "MANY, -7845750035624760734",
        "ADVERSARIAL, -5218954641418865678"
    })
    void aSeedIsOneFlowOnEveryMachine(final Shape shape, final long hash) {
        assertEquals(hash, statistics(shape, 1, FEW).hash());
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void needsNoMessages(final Shape shape) {
        assertEquals(0, statistics(shape, 1, 0).messages());
        assertEquals(1, statistics(shape, 1, 1).messages());
        assertThrows(IllegalArgumentException.class, () -> OrderFlowGenerator.generate(shape, 1, -1, null));
    }

    @Test
    void normalIsLikeThePublishedFile() {
        for (long seed = 1; seed <= 2; seed++) {
            assertIsNormal(statistics(Shape.NORMAL, seed, PUBLISHED_MESSAGES));
        }
    }

    @Test
    void thePublishedFileIsNormal() throws IOException {
        final FlowStatistics file = FlowStatistics.of(MessageStream.read(MessageFile.normal()));
        assertEquals(PUBLISHED_MESSAGES, file.messages());
        assertIsNormal(file);
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void leavesABookOfItsShape(final Shape shape) throws IOException {
        final FlowStatistics flow = statistics(shape, 1, MESSAGES);
        final NaiveBook book = flow.book();
        switch (shape) {
            case NORMAL -> assertParts(flow);
            case DEEP -> {
                assertParts(flow);
                assertBetween(41_000, book.orders(), 43_000, flow);
                assertBetween(75, book.levels(), 105, flow);
            }
            case SWING25 -> assertSwing(8_750, 400, 800, flow);
            case SWING40 -> assertSwing(14_000, 800, 1_200, flow);
            case CRASH -> assertSwing(21_000, 1_200, 1_600, flow);
            case MANY -> {
                assertBetween(980_000, book.orders(), 1_020_000, flow);
                assertBetween(1_000_000, book.mostOrders(), (1 << 20) - 1, flow);
                assertBetween(250_000, book.levels(), 300_000, flow);
                assertBetween(1, flow.reports(ReportText.CANCEL_REFUSED), MESSAGES / 50, flow);
            }
            case ADVERSARIAL -> {
                assertEquals(100, flow.levelsMade(), flow.toString());
                assertEquals(book.orders(), book.levels(), flow.toString());
                assertBetween(20_000, book.levels(), 24_000, flow);
                assertBetween(30_000, flow.reports(ReportText.TRADE), 60_000, flow);
                assertBetween(1, flow.reports(ReportText.CANCEL_REFUSED), MESSAGES / 20, flow);
            }
        }
        final String row = row(shape, flow);
        assertTrue(Files.readString(Path.of("README.md")).contains(row), () -> "bench/README.md has not: " + row);
    }

    private static String row(final Shape shape, final FlowStatistics flow) {
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %,d | %.0f %% | %,d | %,d |",
                "`" + shape.name().toLowerCase(Locale.ROOT) + "`",
                flow.book().orders(),
                flow.book().levels(),
                flow.levelsMade(),
                flow.reports(ReportText.TRADE),
                flow.reports(ReportText.CANCEL_REFUSED) + flow.reports(ReportText.MODIFY_REFUSED));
    }

    /** The file has 62,474 trades, 5,500 orders on 319 levels, and 81.3, 9.31, 0.76 and 0.09 %; its two walks are free, so ours
     * of one seed or another come as near as this. */
    private static void assertIsNormal(final FlowStatistics flow) {
        assertParts(flow);
        assertBetween(60_000, flow.reports(ReportText.TRADE), 65_000, flow);
        assertBetween(4_500, flow.book().orders(), 6_500, flow);
        assertBetween(250, flow.book().levels(), 400, flow);
        assertBetween(79, flow.levelsMade(), 84, flow);
        assertBetween(37_000, flow.reports(ReportText.CANCEL_REFUSED), 39_500, flow);
        assertBetween(7_500, flow.reports(ReportText.MODIFY_REFUSED), 8_100, flow);
        assertBetween(1_000, flow.rangeTicks(), 2_800, flow);
        assertBetween(8.4, flow.placed(-10, -5), 10.2, flow);
        assertBetween(0.65, flow.placed(5, 20), 0.85, flow);
        assertBetween(0.07, flow.placed(21, Integer.MAX_VALUE), 0.12, flow);
    }

    /** What is the same in all five; the file has 50.00, 15.02, 19.96, 95.02, 80.0, 1.97, 1.83 and three times 100. */
    private static void assertParts(final FlowStatistics flow) {
        assertBetween(0.499 * flow.messages(), flow.news(), 0.503 * flow.messages(), flow);
        assertBetween(49.8, flow.buys(), 50.2, flow);
        assertBetween(14.8, flow.iocs(), 15.2, flow);
        assertBetween(19.8, flow.modified(), 20.2, flow);
        assertBetween(94.9, flow.canceled(), 95.1, flow);
        assertBetween(79.7, flow.modifiedByOne(), 80.3, flow);
        assertBetween(1.9, flow.cancelsAgain(), 2.1, flow);
        assertBetween(1.8, flow.modifiesAgain(), 2, flow);
        assertEquals(100, flow.canceledNext(), flow.toString());
        assertEquals(100, flow.cancelsAgainNext(), flow.toString());
        assertEquals(100, flow.modifiesAgainWithinThree(), flow.toString());
    }

    private static void assertSwing(
            final int ticks, final int leastLevels, final int mostLevels, final FlowStatistics flow) {
        assertParts(flow);
        assertBetween(ticks, flow.rangeTicks(), ticks + 4_000, flow);
        assertBetween(leastLevels, flow.book().levels(), mostLevels, flow);
        assertBetween(84, flow.levelsMade(), 94, flow);
    }

    private static void assertBetween(
            final double least, final double actual, final double most, final FlowStatistics flow) {
        assertTrue(least <= actual && actual <= most, () -> actual + " not in " + least + " to " + most + ": " + flow);
    }

    private static FlowStatistics statistics(final Shape shape, final long seed, final int messages) {
        return FlowStatistics.of(MessageStream.of(shape, seed, messages));
    }
}
