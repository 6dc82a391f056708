package io.ringbook.agents.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ringbook.agents.Parameters;
import io.ringbook.agents.WrongValueException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Strategies by name, and what their parameters may be. */
final class StrategyTypeTest {
    @Test
    void areFoundByName() {
        assertEquals(StrategyType.MOMENTUM, StrategyType.of(new Parameters(Map.of()), "strategy"));
        assertEquals(
                StrategyType.BREAKOUT, StrategyType.of(new Parameters(Map.of("strategy", "breakout")), "strategy"));
        assertWrong(
                "field=strategy, found=luck, expected=one of momentum, mean-reversion, breakout",
                () -> StrategyType.of(new Parameters(Map.of("strategy", "luck")), "strategy"));
    }

    /** Each declared range is what is taken, from its least to its most, and nothing else is asked for. */
    @Test
    void aParameterIsTakenWithinItsRange() {
        for (final StrategyType type : StrategyType.values()) {
            final Parameters parameters = new Parameters(Map.of());
            type.make(parameters);
            final TreeSet<String> keys = new TreeSet<>();
            type.ranges().forEach(range -> keys.add(range.key()));
            assertEquals(keys, new TreeSet<>(parameters.known()));
            for (final ParameterRange range : type.ranges()) {
                final double step = range.isWhole() ? 1 : 0.001;
                assertThrows(WrongValueException.class, () -> make(type, range, range.least() - step), range::toString);
                assertThrows(WrongValueException.class, () -> make(type, range, range.most() + step), range::toString);
                make(type, range, range.byDefault());
            }
        }
    }

    /** A row for each parameter, as it is declared, below the name of its strategy, and no other. */
    @Test
    void theReadmeSaysWhatTheyMayBe() throws IOException {
        final String readme = Files.readString(Path.of("README.md"));
        final int header = readme.indexOf("| strategy | parameter |");
        final String table = readme.substring(header, readme.indexOf("\n\n", header));
        final List<String> expected = new ArrayList<>();
        for (final StrategyType type : StrategyType.values()) {
            String name = "`" + type.key() + "`";
            for (final ParameterRange range : type.ranges()) {
                expected.add(String.join(
                        " ",
                        name,
                        "`" + range.key() + "`",
                        text(range.byDefault()),
                        text(range.least()),
                        text(range.most())));
                name = "";
            }
        }
        final List<String> found = table.lines()
                .skip(2)
                .map(line -> line.split("\\|", -1))
                .map(cells -> String.join(
                        " ", cells[1].trim(), cells[2].trim(), cells[5].trim(), cells[6].trim(), cells[7].trim()))
                .toList();
        assertEquals(String.join("\n", expected), String.join("\n", found));
    }

    private static String text(final double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    @Test
    void whatIsOutOfRangeIsNamed() {
        assertWrong(
                "field=lookback, found=0, expected=a whole number from 1 to 400",
                () -> BarTape.make(StrategyType.MOMENTUM, "lookback", "0"));
        assertWrong(
                "field=momentum, found=NaN, expected=a number from 0.0 to 0.5",
                () -> BarTape.make(StrategyType.MOMENTUM, "momentum", "NaN"));
        assertWrong(
                "field=filter, found=yes, expected=a whole number from 0 to 1",
                () -> BarTape.make(StrategyType.MOMENTUM, "filter", "yes"));
        assertWrong(
                "field=enter, found=401, expected=a whole number from 1 to 400",
                () -> BarTape.make(StrategyType.BREAKOUT, "enter", "401"));
    }

    @Test
    void whatDependsOnAnotherIsNamedWithItsBound() {
        assertWrong(
                "field=slow, found=30, expected=a whole number from 31 to 400",
                () -> BarTape.make(StrategyType.MOMENTUM, "fast", "30", "slow", "30"));
        assertWrong(
                "field=exit, found=1.6, expected=a number from 0.0 to 1.5",
                () -> BarTape.make(StrategyType.MEAN_REVERSION, "enter", "1.5", "exit", "1.6"));
        assertWrong(
                "field=exit, found=6, expected=a whole number from 1 to 5",
                () -> BarTape.make(StrategyType.BREAKOUT, "enter", "5", "exit", "6"));
        // By default it keeps to that by itself.
        assertEquals(51, BarTape.make(StrategyType.MOMENTUM, "fast", "50").bars());
        assertEquals(6, BarTape.make(StrategyType.BREAKOUT, "enter", "5").bars());
    }

    @Test
    void aDefaultIsInItsRange() {
        assertThrows(IllegalArgumentException.class, () -> ParameterRange.whole("many", 5, 6, 7));
        assertThrows(IllegalArgumentException.class, () -> ParameterRange.number("none", Double.NaN, 0, 1));
    }

    private static Strategy make(final StrategyType type, final ParameterRange range, final double value) {
        return BarTape.make(type, range.key(), range.isWhole() ? "" + (long) value : "" + value);
    }

    private static void assertWrong(final String message, final Executable made) {
        assertEquals(message, assertThrows(WrongValueException.class, made).getMessage());
    }
}
