package io.ringbook.agents.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringbook.core.Records;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import io.ringbook.core.command.CommandPublisher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Markets whose causes are known, since the test is them. */
final class CausesTest {
    @TempDir
    Path directory;

    private static final int MAKER = 1;
    private static final int HOLDER = 2;
    private static final int ANALYST = 3;
    private static final int ANN = 4;
    private static final int BEN = 5;
    private static final int CAT = 6;
    private static final List<String> NAMES = List.of("maker", "holder", "analyst", "ann", "ben", "cat");

    @Test
    void whatASignalDidToAMaker() {
        final Causes causes = causes(market -> {
            rest(market, HOLDER, Side.SELL, 12_000, 50);
            crash(market);
            // It has no shares any more, and its bid stays.
            market.session(MAKER).limit(9, 0, Side.SELL, 10_050, 10, TimeInForce.GTC);
        });
        assertEquals("""
                - ACME rose by 9.95, from 100.00 to 109.95 in 100 us: 9.95 %, or 49.8 times its ordinary spread of 0.20. \
                Sequences 26 (09:31:00.000100) to 27 (09:31:00.000200).
                  - 3 trades of orders to buy took 120 ACME and left 1 price level empty; most of it went to ann (60 ACME), \
                ben (60 ACME).
                    - analyst signaled "act on ACME" on the topic advice at sequence 25 (09:31:00.000000). 3 orders to buy of 3 \
                senders followed it, 100 us to 300 us later; they took 120 ACME, and 1 was refused. In as long before it the \
                same senders had taken 0 ACME.
                  - maker ran out: it had 100 ACME and 0 after sequence 27 (09:31:00.000200), and no order to sell left; \
                1 order of it was refused, sequence 29.
                  - 2 orders in ACME were refused, insufficient funds, the first of cat. Sequences 28 (09:31:00.000300) to 29 \
                (09:31:01.000300).
                """, text(causes));
    }

    @Test
    void aHaltIsTold() {
        final Causes causes = causes(market -> {
            market.session(Records.OPERATOR).setPriceBand(0, 10_000, 0, 500, UtcTime.SECOND, UtcTime.SECOND);
            rest(market, HOLDER, Side.SELL, 12_000, 50);
            crash(market);
            market.timestampNs += 3 * UtcTime.SECOND;
            market.session(Records.OPERATOR).advanceTime();
        });
        assertEquals("""
                - ACME rose by 9.95, from 100.00 to 109.95 in 100 us: 9.95 %, or 49.8 times its ordinary spread of 0.20. \
                Sequences 27 (09:31:00.000100) to 28 (09:31:00.000200).
                  - 2 trades of orders to buy took 100 ACME and left 1 price level empty; most of it went to ann (60 ACME), \
                ben (40 ACME).
                    - analyst signaled "act on ACME" on the topic advice at sequence 26 (09:31:00.000000). 3 orders to buy of 3 \
                senders followed it, 100 us to 300 us later; they took 100 ACME, and 1 was refused. In as long before it the \
                same senders had taken 0 ACME.
                  - maker ran out: it had 100 ACME and 0 after sequence 28 (09:31:00.000200), and no order to sell left.
                  - The circuit breaker halted ACME at sequence 28 (09:31:00.000200), when an order of ben met its price band. \
                It opened again at sequence 30 (09:31:04.000300), 4.00 s later.
                  - 1 order in ACME was refused, instrument halted, the first of cat. Sequence 29 (09:31:00.000300).
                """, text(causes));
    }

    @Test
    void aFallEmptiesAMakersCash() {
        final Causes causes = causes(market -> {
            final CommandPublisher operator = market.session(Records.OPERATOR);
            operator.deposit(HOLDER, RecordedMarket.USD, 1_000_000);
            operator.deposit(ANN, RecordedMarket.ACME, 60);
            operator.deposit(BEN, RecordedMarket.ACME, 60);
            rest(market, HOLDER, Side.BUY, 8_000, 100);
            follow(market, Side.SELL, 7_000);
        });
        assertEquals("""
                - ACME fell by 9.95, from 100.00 to 90.05 in 100 us: 9.95 %, or 49.8 times its ordinary spread of 0.20. \
                Sequences 29 (09:31:00.000100) to 30 (09:31:00.000200).
                  - 3 trades of orders to sell took 120 ACME and left 1 price level empty; most of it went to ann (60 ACME), \
                ben (60 ACME).
                    - analyst signaled "act on ACME" on the topic advice at sequence 28 (09:31:00.000000). 3 orders to sell of 3 \
                senders followed it, 100 us to 300 us later; they took 120 ACME, and 1 was refused. In as long before it the \
                same senders had taken 0 ACME.
                  - maker ran out: it had 10,000.00 USD and 10.00 after sequence 30 (09:31:00.000200), and no order to buy left.
                  - 1 order in ACME was refused, insufficient funds, the first of cat. Sequence 31 (09:31:00.000300).
                """, text(causes));
    }

    @Test
    void aHaltIsToldHoweverSmallTheMove() {
        final Causes causes = causes(market -> {
            market.session(Records.OPERATOR).setPriceBand(0, 10_000, 0, 15, UtcTime.SECOND, UtcTime.SECOND);
            rest(market, HOLDER, Side.SELL, 10_030, 50);
            market.session(ANN).limit(1, 0, Side.BUY, 10_010, 40, TimeInForce.IOC);
            market.session(BEN).limit(1, 0, Side.BUY, 10_050, 100, TimeInForce.IOC);
        });
        assertEquals("""
                - ACME rose by 0.10, from 100.00 to 100.10 at once: 0.10 %, or 0.5 times its ordinary spread of 0.20. Sequences \
                26 (09:31:00.000000) to 27 (09:31:00.000000).
                  - 2 trades of orders to buy took 100 ACME and left 1 price level empty; most of it went to ben (60 ACME), \
                ann (40 ACME).
                  - maker ran out: it had 100 ACME and 0 after sequence 27 (09:31:00.000000), and no order to sell left.
                  - The circuit breaker halted ACME at sequence 27 (09:31:00.000000), when an order of ben met its price band. \
                It was not opened again.
                """, text(causes));
    }

    @Test
    void aBookThatIsEmptyIsTold() {
        final Causes causes = causes(market -> {
            crash(market);
            market.session(Records.OPERATOR).advanceTime();
        });
        assertEquals("""
                - Nobody sold ACME any more from sequence 26 (09:31:00.000200) on, to the end of the run. Within a minute \
                before, the price was 100.00.
                """, text(causes).substring(0, text(causes).indexOf("  - ")));
        assertEquals(
                List.of(Cause.Kind.TRADES, Cause.Kind.MAKER, Cause.Kind.REFUSAL),
                causes.trees().get(0).causes().stream().map(Cause::kind).toList());
        assertEquals(
                Cause.Kind.SIGNAL,
                causes.trees().get(0).causes().get(0).causes().get(0).kind());
    }

    @Test
    void severalSignalsOfOneSenderCountTogether() {
        final Causes causes = causes(market -> {
            rest(market, HOLDER, Side.SELL, 12_000, 50);
            for (int i = 1; i <= 3; i++) {
                final byte[] words = ("buy " + i).getBytes(StandardCharsets.UTF_8);
                market.session(ANALYST).signal("advice", 1, new UnsafeBuffer(words), 0, words.length);
                final long told = market.engine.sequence();
                for (final int follower : List.of(ANN, BEN)) {
                    market.timestampNs += 100_000;
                    final CommandPublisher publisher = market.session(follower);
                    publisher.seenSequence(told);
                    publisher.limit(i, 0, Side.BUY, 12_000, 20, TimeInForce.IOC);
                }
                market.timestampNs += UtcTime.SECOND;
            }
        });
        assertEquals(
                "analyst signaled \"buy 1\" on the topic advice at sequence 25 (09:31:00.000000), the first of 3 signals. "
                        + "5 orders to buy of 2 senders followed them, 100 us to 200 us later; they took 100 ACME, and 0 were "
                        + "refused. In as long before them the same senders had taken 0 ACME.",
                causes.trees().get(0).causes().get(0).causes().get(0).text());
    }

    @Test
    void ordersThatWouldHaveComeAnywayFollowNothing() {
        final Causes causes = causes(market -> {
            rest(market, HOLDER, Side.SELL, 12_000, 50);
            for (final int buyer : List.of(ANN, BEN)) {
                market.timestampNs += 100_000;
                market.session(buyer).limit(7, 0, Side.BUY, 10_010, 30, TimeInForce.IOC);
            }
            crash(market);
        });
        assertEquals(List.of(), causes.trees().get(0).causes().get(0).causes());
    }

    @Test
    void aQuietMarketSaysHowQuiet() {
        final Causes causes = causes(market -> {
            market.session(ANN).limit(1, 0, Side.BUY, 10_010, 60, TimeInForce.IOC);
            market.session(MAKER).replace(2, 10_020, 40);
        });
        assertEquals(List.of(), causes.trees());
        assertEquals("""
                Instrument  Ordinary spread  Largest rise  In spreads  Sequences  Largest fall  In spreads  Sequences
                ACME                   0.20          0.05         0.2  24 to 25              -           -  -
                """, causes.table().plain());
    }

    @Test
    void reportPageAndSummarySayTheSame() throws IOException {
        final Causes causes = causes(market -> {
            rest(market, HOLDER, Side.SELL, 12_000, 50);
            crash(market);
        });
        new RunReport(RecordedMarket.description(), causes.results(), null, causes).write(directory);
        final String sentence = causes.trees().get(0).causes().get(0).text();
        assertTrue(
                Files.readString(directory.resolve(RunReport.REPORT)).contains("\n  - " + sentence + "\n"), sentence);
        assertTrue(Files.readString(directory.resolve(RunReport.HTML_REPORT)).contains("<li>" + sentence), sentence);
        final JsonNode summary =
                new ObjectMapper().readTree(directory.resolve(RunReport.SUMMARY).toFile());
        assertEquals("move", summary.at("/causes/0/kind").asText());
        assertEquals(sentence, summary.at("/causes/0/causes/0/text").asText());
        assertEquals(25, summary.at("/causes/0/causes/0/causes/0/fromSequence").asLong());
        assertEquals("49.8", summary.at("/instruments/0/largestRise/spreads").asText());
    }

    private static Causes causes(final Consumer<RecordedMarket> play) {
        final RecordedMarket market = new RecordedMarket();
        open(market);
        play.accept(market);
        final RunResults results = new RunResults(market.recorder);
        final AgentCurves curves = new AgentCurves(results);
        final CauseReader reader = new CauseReader(Causes.moves(results), curves.recorder());
        final RecordedMarket again = new RecordedMarket();
        again.tap = (sequence, buffer, offset, length, last) -> {
            reader.onRecord(sequence, buffer, offset, length, last);
            curves.onRecord(sequence, buffer, offset, length, last);
        };
        open(again);
        play.accept(again);
        return Causes.of(results, reader.trails());
    }

    /** ACME at 100.00, quoted 0.20 wide by a maker with 100 shares, for a minute. */
    private static void open(final RecordedMarket market) {
        final CommandPublisher operator = market.session(Records.OPERATOR);
        operator.listAsset("USD", 2);
        operator.listAsset("ACME", 0);
        operator.listInstrument("ACME", RecordedMarket.ACME, RecordedMarket.USD, 1, 1, 0, 0);
        for (int account = 1; account <= NAMES.size(); account++) {
            operator.openAccount(NAMES.get(account - 1));
            operator.openSession(account);
        }
        operator.deposit(MAKER, RecordedMarket.USD, 1_000_000);
        operator.deposit(MAKER, RecordedMarket.ACME, 100);
        operator.deposit(HOLDER, RecordedMarket.ACME, 50);
        operator.deposit(ANN, RecordedMarket.USD, 2_000_000);
        operator.deposit(BEN, RecordedMarket.USD, 2_000_000);
        operator.deposit(CAT, RecordedMarket.USD, 1_000);
        rest(market, MAKER, Side.BUY, 9_990, 100);
        market.session(MAKER).limit(2, 0, Side.SELL, 10_010, 100, TimeInForce.GTC);
        market.timestampNs += UtcTime.MINUTE;
    }

    /** The analyst says something, and three act, of whom one has nothing to do it with. */
    private static void crash(final RecordedMarket market) {
        follow(market, Side.BUY, 12_500);
    }

    private static void follow(final RecordedMarket market, final Side side, final long priceTicks) {
        final byte[] words = "act on ACME".getBytes(StandardCharsets.UTF_8);
        market.session(ANALYST).signal("advice", 1, new UnsafeBuffer(words), 0, words.length);
        for (final int follower : List.of(ANN, BEN, CAT)) {
            market.timestampNs += 100_000;
            final CommandPublisher publisher = market.session(follower);
            publisher.seenSequence(market.engine.sequence());
            publisher.limit(1, 0, side, priceTicks, 60, TimeInForce.IOC);
        }
        market.timestampNs += UtcTime.SECOND;
    }

    private static void rest(
            final RecordedMarket market, final int account, final Side side, final long priceTicks, final long lots) {
        market.session(account).limit(1, 0, side, priceTicks, lots, TimeInForce.GTC);
    }

    private static String text(final Causes causes) {
        final MarkdownPage page = new MarkdownPage();
        page.causes(causes.trees());
        return page.end().replace("\\", "");
    }
}
