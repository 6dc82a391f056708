package io.ringbook.agents.stocks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringbook.agents.Message.TradeSignal;
import io.ringbook.agents.Message.TradeSignal.Action;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An analyst's signals by hand: averages of 2 and 3 days. */
final class StockAnalystTest {
    private static final String[] ROWS = {
        "03,100,100,100,100,26000",
        "04,100,100,100,100,26000",
        "05,101,101,101,101,52000",
        "06,101,101,101,101,26000",
        "09,97,97,97,97,78000",
        "10,87,87,87,87,520000"
    };

    @TempDir
    private Path folder;

    @Test
    void signalsAreTheirFormula() throws IOException {
        final Swarm swarm = analyst("", ROWS);
        final List<TradeSignal> said = swarm.all(TradeSignal.class);
        assertEquals(
                List.of(Action.BUY, Action.HOLD, Action.SELL, Action.SELL),
                said.stream().map(TradeSignal::action).toList());
        // 100.5 / 100.333 is 0.0830565 of two percent above one; 52,000 are 1.5 times the mean of 26,000, 26,000 and
        // 52,000.
        assertEquals(0.0830565 * 1.5, said.get(0).confidence(), 1e-6);
        assertEquals(0.0830565, said.get(0).strength(), 1e-6);
        // 101 / 100.667, and 26,000 of 34,667.
        assertEquals(0.1655629 * 0.75, said.get(1).confidence(), 1e-6);
        // 99 / 99.667, and 78,000 of 52,000.
        assertEquals(0.3344482 * 1.5, said.get(2).confidence(), 1e-6);
        assertEquals(1, said.get(3).confidence(), "never more than one");
        assertEquals(10_100, said.get(0).priceTicks());
        assertEquals(
                "averages of 2 and 3 days apart by 0.0017, volume 1.5000 times its mean",
                said.get(0).reason());
        assertEquals(
                List.of("05T16:00:01", "06T16:00:01", "09T16:00:01", "10T16:00:01"),
                swarm.said(TradeSignal.class).stream().map(Swarm.Said::time).toList());
        assertEquals(
                List.of("05T16:00:01 analyst DEBUG BUY ABC at 101.00, confidence 0.1246: averages of 2 and 3 days"
                        + " apart by 0.0017, volume 1.5000 times its mean"),
                swarm.log("BUY"));
    }

    @Test
    void aFactorThatIsNotExceededHolds() throws IOException {
        assertEquals(
                List.of(Action.HOLD, Action.HOLD, Action.HOLD, Action.SELL),
                analyst(", volume: \"1.5\"", ROWS).all(TradeSignal.class).stream()
                        .map(TradeSignal::action)
                        .toList());
    }

    @Test
    void aDayWithoutATradeDoesNotCount() throws IOException {
        final Swarm swarm =
                new Swarm(folder).bars("XYZ", "03,9,9,9,9,260", "04,9,9,9,9,260", "05,9,9,9,9,260", "06,9,9,9,9,260");
        swarm.bars("ABC", "03,100,100,100,100,26000", "04,100,100,100,100,26000", "06,101,101,101,101,52000")
                .run(
                        "{type: stock-analyst, name: analyst, instruments: [ABC], parameters: {short: \"2\", long: \"3\"}}");
        final TradeSignal only = swarm.all(TradeSignal.class).get(0);
        assertEquals(1, swarm.all(TradeSignal.class).size());
        assertEquals(0.0830565 * 1.5, only.confidence(), 1e-6);
    }

    @Test
    void beforeTheCloseItSeesTheClose() throws IOException {
        final Swarm swarm = analyst(", sameClose: \"1\"", ROWS);
        assertEquals("05T15:45:01", swarm.said(TradeSignal.class).get(0).time());
        assertEquals(0.0830565 * 1.5, swarm.all(TradeSignal.class).get(0).confidence(), 1e-6);
    }

    private Swarm analyst(final String parameters, final String... rows) throws IOException {
        return new Swarm(folder)
                .bars("ABC", rows)
                .run("{type: stock-analyst, name: analyst, parameters: {short: \"2\", long: \"3\"" + parameters + "}}");
    }
}
