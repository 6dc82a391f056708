package io.ringbook.agents.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringbook.core.Records;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import io.ringbook.core.command.CommandPublisher;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunReportTest {
    @TempDir
    Path directory;

    @Test
    void report() throws IOException {
        final RunReport report = RecordedMarket.withTraders().trade().report();
        report.withHashes("00112233445566778899aabbccddeeff", "ff").write(directory);
        final String text = Files.readString(directory.resolve(RunReport.REPORT));
        assertTrue(text.startsWith("# two-traders-7-20260105T093000\n"), text);
        assertHas(text, "| Stream hash | 00112233445566778899aabbccddeeff");
        assertHas(text, "| To          | 2026-01-05 09:31:02 UTC, 1m 2s later");
        assertHas(
                text, "| ACME       | USD       |  0.5 | 0.1 |      7 |      3 |      1.3 | 129.25 | 100.0 | 100.0 |");
        assertHas(text, "![Prices of ACME](prices-ACME.svg)");
        assertHas(text, "![Spread of ACME](spread-ACME.svg)");
        assertHas(text, "![Depth of ACME](depth-ACME.svg)");
        assertHas(text, """
                | Account | Orders | Rejected | Filled | Canceled | Live | Fills | ACME |      Cash | Fees |  Profit |
                |---------|-------:|---------:|-------:|---------:|-----:|------:|-----:|----------:|-----:|--------:|
                | alice   |      3 |        1 |      2 |        0 |    0 |     3 | 48.7 | 10,124.21 | 0.04 | -122.54 |
                | bob     |      3 |        0 |      2 |        1 |    0 |     3 | 51.3 |  9,865.69 | 0.06 | -127.56 |
                | venue   |      0 |        0 |      0 |        0 |    0 |     0 |  0.0 |      0.10 | 0.00 |    0.10 |
                """);
        assertHas(text, "| unknown session    |      1 |                    0 |              0 |");
        assertHas(text, """
                | New orders                   | Buy | Sell |
                |------------------------------|----:|-----:|
                | filled                       |   2 |    2 |
                | canceled: rest of ioc        |   1 |    0 |
                | rejected: unknown session    |   0 |    1 |
                | rejected: price out of range |   0 |    1 |
                """);
        assertHas(text, "| ACME       |                2 |          1 |            1.0 |          0.3 |");
        assertTrue(text.endsWith("\n```\nagents/bin/ringbook verify " + directory + "\n```\n"), text);
        assertTrue(Files.readString(directory.resolve("prices-ACME.svg")).startsWith("<svg "));
    }

    @Test
    void htmlSaysTheSameInOneFile() throws Exception {
        final RecordedMarket market = RecordedMarket.withTraders().trade();
        market.session(Records.OPERATOR).openAccount("<b>&co");
        market.report().write(directory);
        final String html = Files.readString(directory.resolve(RunReport.HTML_REPORT));
        assertHas(html, "<tr><td>bob</td><td class=\"n\">3</td><td class=\"n\">0</td><td class=\"n\">2</td>");
        assertHas(html, "<td>&lt;b&gt;&amp;co</td>");
        assertHas(html, "<code>ringbook run two-traders --seed 7</code>");
        assertHas(html, Files.readString(directory.resolve("prices-ACME.svg")));
        assertHas(html, Files.readString(directory.resolve("depth-ACME.svg")));
        for (final String outside : new String[] {"<script", "src=", "href=", "url(", "@import"}) {
            assertFalse(html.contains(outside), outside);
        }
        // Every heading of one is in the other.
        Files.readString(directory.resolve(RunReport.REPORT))
                .lines()
                .filter(line -> line.startsWith("## "))
                .forEach(line -> assertHas(html, "<h2>" + line.substring(3) + "</h2>"));
        // It is XML too, but for the first line and a tag without an end.
        final String xml = html.replace("<!DOCTYPE html>", "").replace("charset=\"utf-8\">", "charset=\"utf-8\"/>");
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void whoWasCutOffAndWhy() throws IOException {
        final RecordedMarket market = RecordedMarket.withTraders();
        signal(market, Records.OPERATOR, "restarted", "alice did not say it was healthy");
        market.timestampNs += 5_000;
        signal(market, Records.OPERATOR, "cut-off", "alice threw java.lang.IllegalStateException: no <more>");
        // Only the operator cuts off.
        signal(market, 2, "cut-off", "alice is gone, says bob");
        market.report().write(directory);
        assertHas(Files.readString(directory.resolve(RunReport.REPORT)), """
                | Agent | Was       | Why                                                | Sequence | Time            |
                |-------|-----------|----------------------------------------------------|---------:|-----------------|
                | alice | restarted | did not say it was healthy                         |       12 | 09:30:00.000000 |
                | alice | cut off   | threw java.lang.IllegalStateException: no \\<more\\> |       13 | 09:30:00.000005 |
                """);
        final JsonNode cutOffs = new ObjectMapper()
                .readTree(directory.resolve(RunReport.SUMMARY).toFile())
                .get("cutOffs");
        assertEquals(2, cutOffs.size());
        assertEquals("alice", cutOffs.at("/1/agent").asText());
        assertEquals("cut off", cutOffs.at("/1/was").asText());
    }

    private static void signal(final RecordedMarket market, final int session, final String topic, final String words) {
        final byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
        market.session(session).signal(topic, 0, new UnsafeBuffer(bytes), 0, bytes.length);
    }

    @Test
    void summary() throws IOException {
        final RunReport report = RecordedMarket.withTraders().trade().report();
        report.withHashes("aa", null).write(directory);
        final JsonNode root =
                new ObjectMapper().readTree(directory.resolve(RunReport.SUMMARY).toFile());
        assertEquals("two-traders", root.get("scenario").asText());
        assertEquals("simulated", root.get("mode").asText());
        assertEquals(7, root.get("seed").asLong());
        assertEquals("aa", root.get("streamHash").asText());
        assertFalse(root.has("stateHash"));
        assertEquals(62_000_000_005L, root.get("durationNs").asLong());
        assertEquals("USD", root.get("cash").asText());
        assertEquals("97.5", root.at("/instruments/0/last").textValue());
        assertEquals("129.25", root.at("/instruments/0/value").textValue());
        final JsonNode bob = root.at("/accounts/2");
        assertEquals("bob", bob.get("name").asText());
        assertEquals("9865.69", bob.get("cash").textValue());
        assertEquals("51.3", bob.at("/positions/ACME").textValue());
        assertEquals("14995.00", bob.get("funded").textValue());
        assertEquals("14867.44", bob.get("value").textValue());
        assertEquals("-127.56", bob.get("profit").textValue());
        assertEquals("0.06", bob.get("fees").textValue());
        assertEquals("1.3", bob.at("/traded/0/bought").textValue());
        assertEquals(
                3,
                bob.at("/traded/0/lotsSold").asInt() + bob.at("/traded/0/fills").asInt());
        assertEquals(1, bob.at("/rejections/cancelsAndReplaces/UNKNOWN_ORDER").asInt());
        assertEquals(1, root.at("/rejections/orders/UNKNOWN_SESSION").asInt());
    }

    @Test
    void table() {
        assertEquals("""
                account  orders  fills  rejected  ACME        USD   profit
                alice         3      3         1  48.7  10,124.21  -122.54
                bob           3      3         0  51.3   9,865.69  -127.56
                venue         0      0         0   0.0       0.10     0.10
                """, RecordedMarket.withTraders().trade().report().table(10));
    }

    @Test
    void sameBytesEachTimeInAnyLocale() throws IOException {
        final Locale before = Locale.getDefault();
        RecordedMarket.withTraders().trade().report().write(directory);
        final List<Path> files;
        try (var paths = Files.list(directory)) {
            files = paths.sorted().toList();
        }
        assertEquals(6, files.size());
        for (final Path file : files) {
            final byte[] first = Files.readAllBytes(file);
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            try {
                RecordedMarket.withTraders().trade().report().write(directory);
            } finally {
                Locale.setDefault(before);
            }
            assertArrayEquals(first, Files.readAllBytes(file), file.toString());
        }
    }

    @Test
    void aRunInWhichNothingHappened() throws IOException {
        final RunReport report = new RecordedMarket().report();
        report.write(directory);
        final String text = Files.readString(directory.resolve(RunReport.REPORT));
        assertHas(text, "None was listed.");
        assertHas(text, "## Rejections\n\nNone.\n");
        assertHas(report.table(10), "venue");
    }

    @Test
    void assetsThatNeverTradedCountAsNothing() throws IOException {
        final RunReport report = RecordedMarket.withTraders().report();
        report.write(directory);
        final String text = Files.readString(directory.resolve(RunReport.REPORT));
        assertHas(text, "No trade gave ACME a price, so it counts as nothing.");
        assertHas(text, "| 10,000.00 | 0.00 |   0.00 |");
        assertHas(Files.readString(directory.resolve("prices-ACME.svg")), "Nothing was quoted and nothing traded.");
    }

    @Test
    void assetsAreValuedStepByStepInTheMostQuotedOne() {
        final RecordedMarket market = RecordedMarket.withTraders();
        final CommandPublisher operator = market.session(Records.OPERATOR);
        operator.listAsset("EUR", 2);
        operator.listAsset("BRIE", 0);
        operator.listInstrument("EUR/USD", 2, RecordedMarket.USD, 1, 100, 0, 0);
        operator.listInstrument("BRIE/EUR", 3, 2, 1, 1, 0, 0);
        operator.deposit(1, 2, 10_000);
        operator.deposit(1, 3, 8);
        operator.deposit(2, 2, 10_000);
        market.session(1).limit(1, 1, Side.SELL, 110, 1, TimeInForce.GTC);
        market.session(2).limit(2, 1, Side.BUY, 110, 1, TimeInForce.GTC);
        market.session(1).limit(3, 2, Side.SELL, 250, 2, TimeInForce.GTC);
        market.session(2).limit(4, 2, Side.BUY, 250, 2, TimeInForce.GTC);
        market.session(1).limit(5, 2, Side.SELL, 350, 2, TimeInForce.GTC);
        market.session(2).limit(6, 2, Side.BUY, 350, 2, TimeInForce.GTC);
        // 8 cheeses at 2.50 became 4 at 3.50 and 12.00, in EUR of 1.10 USD; ACME has no price.
        final String alice = market.report().table(10).lines().toList().get(1);
        assertEquals("alice         3      3         0    50  111     4  10,001.10    6.60", alice);
    }

    @Test
    void aTableNeverIsWiderThanTheTerminal() {
        final RecordedMarket market = new RecordedMarket();
        final CommandPublisher operator = market.session(Records.OPERATOR);
        operator.listAsset("USD", 2);
        for (int asset = 1; asset <= 12; asset++) {
            operator.listAsset("ASSET-" + asset, 18);
            operator.listInstrument("ASSET-" + asset, asset, 0, 1, 1, 0, 0);
        }
        for (int account = 1; account <= 30; account++) {
            operator.openAccount("an-account-with-a-long-name-" + account);
            operator.deposit(account, 0, Long.MAX_VALUE / 40);
            operator.deposit(account, 1, Long.MAX_VALUE / 40);
        }
        final String table = market.report().table(5);
        table.lines().forEach(line -> assertTrue(line.length() <= 100, line));
        assertEquals(8, table.lines().count());
        assertHas(table, "and 26 more accounts in the report\n");
        assertHas(table, " more assets in the report\n");
        assertHas(table, "\nvenue ");
    }

    @Test
    void everySymbolHasItsOwnPicture() throws IOException {
        final RecordedMarket market = new RecordedMarket();
        final CommandPublisher operator = market.session(Records.OPERATOR);
        operator.listAsset("USD", 2);
        operator.listAsset("../X", 2);
        operator.listInstrument("../X", 1, 0, 1, 1, 0, 0);
        operator.listInstrument("..:x", 1, 0, 1, 1, 0, 0);
        market.report().write(directory);
        assertTrue(Files.exists(directory.resolve("prices-.._X.svg")));
        assertTrue(Files.exists(directory.resolve("prices-.._x~1.svg")));
    }

    private static void assertHas(final String text, final String part) {
        assertTrue(text.contains(part), () -> "missing: " + part + "\nin:\n" + text);
    }
}
