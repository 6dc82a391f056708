package io.ringbook.agents.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.agents.BadInputException;
import io.ringbook.agents.Desk;
import io.ringbook.agents.Fill;
import io.ringbook.agents.OwnOrder;
import io.ringbook.agents.TradingAgent;
import io.ringbook.agents.plugin.AgentTypes;
import io.ringbook.core.CancelReason;
import io.ringbook.core.Phase;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import io.ringbook.core.marketdata.Bar;
import io.ringbook.core.marketdata.Bars;
import io.ringbook.core.marketdata.MarketData;
import io.ringbook.core.marketdata.MarketDataListener;
import io.ringbook.journal.replay.StreamHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bars of the past as a market. */
final class BarScenarioTest {
    private static final long DAY_NS = TimeUnit.DAYS.toNanos(1);
    private static final String HEADER = "Date,Open,High,Low,Close,Adj Close,Volume\n";
    private static final List<String> NOTED = new ArrayList<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void forget() {
        NOTED.clear();
    }

    @Test
    void theBarsOfTheMarketAreThoseOfTheFile() throws IOException {
        write("ABC", """
                2023-01-03,130.27999877929688,130.89999389648438,124.16999816894531,125.06999969482422,123,112117500
                2023-01-04,126.88999938964844,128.66000366210938,125.08000183105469,126.36000061035156,124,89113600
                2023-01-09,126.36,126.36,126.36,126.36,126.36,2600
                """);
        write("XYZ", """
                2023-01-03,14.850999832153320,14.996000289916992,14.095999717712402,14.315000534057617,14.3,401277000
                2023-01-04,14.567000389099121,14.852999687194824,14.241000175476074,14.748999595642090,14.7,431324000
                2023-01-09,15.284000396728516,16.056000000000000,15.140999794006348,15.628000259399414,15.6,504231000
                """);
        assertEquals(
                List.of(
                        "ABC 2023-01-03 13028 13090 12417 12507 112117500",
                        "ABC 2023-01-04 12689 12866 12508 12636 89113600",
                        "ABC 2023-01-09 12636 12636 12636 12636 2600",
                        "XYZ 2023-01-03 14851 14996 14096 14315 401277000",
                        "XYZ 2023-01-04 14567 14853 14241 14749 431324000",
                        "XYZ 2023-01-09 15284 16056 15141 15628 504231000"),
                bars(scenario("data: " + folder, "")));
    }

    @Test
    void generatedBarsAreThoseOfTheirSeed() {
        final String text = "symbols: [ABC, XYZ], days: 3";
        final ScenarioMarket market = scenario(text, "");
        assertEquals(6, bars(market).size());
        assertEquals(bars(market), bars(scenario(text, "")));
        final StreamHash first = new StreamHash();
        final StreamHash second = new StreamHash();
        run(market, 1, first);
        run(market, 2, second);
        assertNotEquals(first.end(), second.end());
    }

    @Test
    void anOrderThatRestsIsFilledWhereThePriceComesByAndElseExpires() throws IOException {
        write("ABC", """
                2023-01-03,100,101,99,100,100,26000
                2023-01-04,100,102,98,101,101,26000
                """);
        run(scenario("data: " + folder, agent(Bidder.class)), 1, null);
        assertEquals(
                List.of(
                        "2023-01-03T09:30:01Z accepted 9850",
                        "2023-01-03T16:00:00Z canceled 9850 EXPIRED",
                        "2023-01-04T09:30:01Z accepted 9850",
                        "2023-01-04T11:00:00Z filled 10 @ 9850"),
                NOTED);
    }

    /** It buys more than is there at the first level: it pays more, and the price is where it was at the next step. */
    @Test
    void whatIsTakenMovesThePriceUntilTheNextStep() throws IOException {
        write("ABC", """
                2023-01-03,100,101,99,100,100,260000
                """);
        run(scenario("data: " + folder, agent(Taker.class)), 1, null);
        // 10,000 trade in a step, so 20 are at each level; half the spread is a tick.
        assertEquals(
                List.of("20 @ 10001", "20 @ 10002", "5 @ 10003", "then 9999 10003, last 10003", "later 9984"), NOTED);
    }

    @Test
    void whatHasNoBarIsFilledForwardAndDoesNotTrade() throws IOException {
        write("ABC", """
                2023-01-03,100,101,99,100,100,26000
                2023-01-05,100,102,98,101,101,26000
                """);
        write("XYZ", """
                2023-01-03,10,11,9,10,10,26000
                2023-01-04,10,12,8,11,11,26000
                2023-01-05,11,12,8,11,11,26000
                """);
        final ScenarioMarket market = scenario("data: " + folder, "");
        assertEquals(
                List.of("ABC 2023-01-03", "ABC 2023-01-05", "XYZ 2023-01-03", "XYZ 2023-01-04", "XYZ 2023-01-05"),
                bars(market).stream().map(bar -> bar.substring(0, 14)).toList());
    }

    @Test
    void barsOfMinutesAreTradedInTheirMinutes() throws IOException {
        Files.writeString(folder.resolve("ABC.csv"), """
                Volume,Timestamp,Close,Open,High,Low
                400,2023-01-03T14:30:00Z,101,100,102,99
                400,2023-01-03T14:31:00Z,100,101,101,98
                400,2023-01-03T14:40:00Z,100,101,101,98
                """);
        final ScenarioMarket market = scenario("steps: 4, data: " + folder, "");
        assertEquals(Instant.parse("2023-01-03T14:00:00Z"), market.startTime());
        assertEquals(Duration.ofMinutes(30 + 11 + 30), market.openFor());
        assertEquals(List.of("ABC 2023-01-03 10000 10200 9800 10000 1200"), bars(market));
    }

    @Test
    void mistakesAreNamed() throws IOException {
        final String good = "2023-01-03,100,101,99,100,100,26000\n";
        wrong(good + good, "line=3, field=Date, found=2023-01-03, expected=a time after that of the line before");
        wrong("2023-01-03,100,98,99,100,100,1", "line=2, field=High, found=98, expected=at least the Low 99");
        wrong(
                "2023-01-03,100,101,99,103,100,1",
                "line=2, field=Close, found=103, expected=from the Low 99 to the High 101");
        wrong("2023-01-03,100,101,99,100,100,-1", "line=2, field=Volume, found=-1, expected=no negative number");
        wrong(
                "2023-01-03,100,101,99,100,100,1e13",
                "line=2, field=Volume, found=10000000000000, expected=at most 1099511627775");
        wrong("2023-01-03,100,101,99,100,100", "line=2, found=6 fields, expected=7 fields");
        wrong("2023-01-03,100,,99,100,100,1", "line=2, field=High, found=nothing, expected=a number");
        wrong("2023-01-03,0,101,0,100,100,1", "line=2, field=Low, found=0, expected=a price above 0, at most 20000000");
        wrong(
                "3rd of May,100,101,99,100,100,1",
                "line=2, field=Date, found=3rd of May, expected=a day such as 2023-01-03, a time such as 2023-01-03T14:30:00Z, or"
                        + " seconds since the epoch");
        wrong(
                "2022-01-03,100,101,99,100,100,1",
                "found=no bar of these days, expected=bars from 2023-01-01 until before 2024-01-01");
        Files.writeString(folder.resolve("ABC.csv"), "Date,Open,High,Low,Close\n");
        assertMessage(
                "file=" + folder.resolve("ABC.csv")
                        + ", line=1, field=Volume, found=Date,Open,High,Low,Close, expected=a column of that name",
                "data: " + folder);
        assertMessage(
                "file=" + folder + ", field=XYZ, found=no file XYZ.csv, expected=a file of bars",
                "symbols: [XYZ], data: " + folder);
        assertMessage(
                "file=x.yaml, line=2, field=bars.quote, found=USD with 2 decimals, expected=as many as the price step of ABC has, 0.001",
                wrongTick());
    }

    private String wrongTick() throws IOException {
        write("ABC", "2023-01-03,100.001,101,99,100,100,1\n");
        return "data: " + folder;
    }

    private void wrong(final String row, final String message) throws IOException {
        write("ABC", row);
        assertMessage("file=" + folder.resolve("ABC.csv") + ", " + message, "data: " + folder);
    }

    private void assertMessage(final String message, final String bars) {
        assertEquals(
                message,
                assertThrows(BadInputException.class, () -> scenario(bars, "", 2))
                        .getMessage());
    }

    private void write(final String symbol, final String rows) throws IOException {
        Files.writeString(folder.resolve(symbol + ".csv"), HEADER + rows);
    }

    private static String agent(final Class<?> type) {
        return "- {type: " + type.getName() + ", funds: {USD: \"1000000\"}}\n";
    }

    private static ScenarioMarket scenario(final String bars, final String agent) {
        return scenario(bars, agent, 3);
    }

    private static ScenarioMarket scenario(final String bars, final String agent, final int decimals) {
        final ScenarioFile file = ScenarioFile.parse("x", "x.yaml", """
                assets: [{symbol: USD, decimals: %d}]
                bars: {%s}
                agents:
                - type: noise
                  funds: {}
                %s
                """.formatted(decimals, bars, agent));
        return ScenarioMarket.of(file, List.of(), new AgentTypes(), (type, name) -> type);
    }

    private static void run(final ScenarioMarket market, final long seed, final StreamHash hash) {
        try (ScenarioRun run = hash == null
                ? market.open(market.config(null).withSeed(seed))
                : market.open(market.config(null).withSeed(seed), hash)) {
            run.start();
            run.run(market.openFor(), nowNs -> {});
        }
    }

    /** Days of all that traded, as the stream has it. */
    private static List<String> bars(final ScenarioMarket market) {
        final Map<Integer, Bars> byInstrument = new TreeMap<>();
        final List<String> bars = new ArrayList<>();
        final String[] symbols = market.kinds().keySet().stream()
                .filter(name -> name.startsWith("bars-"))
                .map(name -> name.substring(5))
                .toArray(String[]::new);
        final MarketData data = new MarketData(new MarketDataListener() {
            @Override
            public void onTrade(
                    final int instrument,
                    final long atSequence,
                    final long timestampNs,
                    final long priceTicks,
                    final long lots,
                    final Side takerSide) {
                byInstrument
                        .computeIfAbsent(
                                instrument, any -> Bars.byTime(DAY_NS, bar -> bars.add(text(symbols[instrument], bar))))
                        .onTrade(instrument, atSequence, timestampNs, priceTicks, lots, takerSide);
            }
        });
        try (ScenarioRun run = market.open(market.config(null), data)) {
            run.start();
            run.run(market.openFor(), nowNs -> {});
            assertTrue(Stream.of(symbols)
                    .allMatch(symbol -> run.market().directory().instrument(symbol) != null));
        }
        byInstrument.forEach((instrument, each) -> each.onTrade(instrument, 0, Long.MAX_VALUE, 1, 1, Side.BUY));
        return bars.stream().sorted().collect(Collectors.toList());
    }

    private static String text(final String symbol, final Bar bar) {
        return symbol + " " + Instant.ofEpochSecond(0, bar.fromNs()).toString().substring(0, 10) + " " + bar.openTicks()
                + " " + bar.highTicks() + " " + bar.lowTicks() + " " + bar.closeTicks() + " " + bar.lots();
    }

    private static void note(final Desk desk, final String what) {
        NOTED.add(Instant.ofEpochSecond(0, desk.nowNs()).toString().substring(0, 19) + "Z " + what);
    }

    /** Bids for ten below the price each morning until it has them. */
    public static final class Bidder implements TradingAgent {
        @Override
        public void onStart(final Desk desk) {
            desk.wakeAfter(TimeUnit.MINUTES.toNanos(30) + TimeUnit.SECONDS.toNanos(1));
        }

        @Override
        public void onTimer(final Desk desk) {
            desk.wakeAfter(DAY_NS);
            if (desk.phase() == Phase.OPEN && desk.position() == 0) {
                desk.buy(10, 9_850, TimeInForce.DAY);
            }
        }

        @Override
        public void onAccepted(final Desk desk, final OwnOrder order) {
            note(desk, "accepted " + order.priceTicks());
        }

        @Override
        public void onFill(final Desk desk, final Fill fill) {
            note(desk, "filled " + fill.lots() + " @ " + fill.priceTicks());
        }

        @Override
        public void onCanceled(final Desk desk, final OwnOrder order, final CancelReason reason) {
            note(desk, "canceled " + order.priceTicks() + " " + reason);
        }
    }

    /** Takes 45 at whatever price. */
    public static final class Taker implements TradingAgent {
        private int turn;

        @Override
        public void onStart(final Desk desk) {
            desk.wakeAfter(TimeUnit.MINUTES.toNanos(31));
        }

        @Override
        public void onTimer(final Desk desk) {
            turn++;
            if (turn == 1) {
                desk.market(Side.BUY, 45);
                desk.wakeAfter(TimeUnit.MINUTES.toNanos(1));
            } else if (turn == 2) {
                NOTED.add("then " + desk.bidTicks() + " " + desk.askTicks() + ", last " + desk.lastTicks());
                desk.wakeAfter(TimeUnit.MINUTES.toNanos(15));
            } else {
                NOTED.add("later " + desk.lastTicks());
            }
        }

        @Override
        public void onFill(final Desk desk, final Fill fill) {
            NOTED.add(fill.lots() + " @ " + fill.priceTicks());
        }
    }
}
