package io.ringbook.agents.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.agents.AgentSpec;
import io.ringbook.agents.Desk;
import io.ringbook.agents.InstrumentSpec;
import io.ringbook.agents.Market;
import io.ringbook.agents.MarketConfig;
import io.ringbook.agents.Signal;
import io.ringbook.agents.Throttle;
import io.ringbook.agents.TradingAgent;
import io.ringbook.core.TimeInForce;
import io.ringbook.journal.JournalException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two markets with a maker of 100 shares; in one of them ten buy when an analyst says so. */
final class SideBySideTest {
    @TempDir
    Path directory;

    @Test
    void oneWithFollowersAndOneWithout() throws Exception {
        run(directory.resolve("calm"), 0);
        run(directory.resolve("crash"), 10);
        final Path page = directory.resolve("pages/both.html");
        SideBySide.write(directory.resolve("calm"), directory.resolve("crash"), page);

        final String text = Files.readString(directory.resolve("pages/both.md"));
        assertTrue(text.startsWith("# calm and crash\n"), text);
        assertHas(text, "\\| trades +\\| +0 \\| +6 \\| +6 \\|");
        assertHas(text, "\\| rejected: insufficient funds +\\| +0 \\| +4 \\| +4 \\|");
        assertHas(text, "\\| highest price +\\| +- \\| +130.00 \\| +- \\|");
        assertHas(text, "\\| ordinary spread +\\| +0.20 \\| +0.20 \\| +0.00 \\|");
        assertHas(text, "\\| largest rise in a minute +\\| +- \\| +14.95 \\| +- \\|");
        assertHas(text, "## Largest moves in calm\n\n(\\|.*\n)+\nNone went 10 times");
        assertHas(text, "## Largest moves in crash\n\n(\\|.*\n)+\n- ACME rose by 14.95");
        assertHas(text, "    - analyst signaled \"buy\" on the topic advice");
        assertHas(text, "  - maker ran out: it had 100 ACME and 0 after");
        assertHas(text, "The pictures stand in `both.html`.");

        final String html = Files.readString(page);
        assertEquals(6, Pattern.compile("<figcaption>").matcher(html).results().count());
        for (final String outside : new String[] {"<script", "src=", "href=", "url(", "@import"}) {
            assertFalse(html.contains(outside), outside);
        }
        // Both pictures of the prices go from the lowest to the highest of both runs.
        assertEquals(
                2, Pattern.compile("end\">130</text>").matcher(html).results().count());
        final String xml = html.replace("<!DOCTYPE html>", "").replace("charset=\"utf-8\">", "charset=\"utf-8\"/>");
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void whatMakersHadIsInPicturesAndInTheTable() throws Exception {
        run(directory.resolve("two"), 2);
        run(directory.resolve("ten"), 10);
        final Path page = directory.resolve("both.html");
        SideBySide.write(directory.resolve("two"), directory.resolve("ten/journal"), page);
        final String text = Files.readString(directory.resolve("both.md"));
        assertTrue(text.startsWith("# two and ten\n"), text);
        assertHas(text, "\\| least that maker had +\\| +60 \\| +0 \\| +-60 \\|");
        final String html = Files.readString(page);
        assertEquals(8, Pattern.compile("<figcaption>").matcher(html).results().count());
        assertEquals(
                2,
                Pattern.compile("Inventories of makers of ACME</text>")
                        .matcher(html)
                        .results()
                        .count());
    }

    @Test
    void withoutAJournalNothingIsWritten() {
        run(directory.resolve("calm"), 0);
        final Path page = directory.resolve("both.html");
        assertThrows(
                JournalException.class,
                () -> SideBySide.write(directory.resolve("calm"), directory.resolve("none"), page));
        assertFalse(Files.exists(page));
    }

    private static void run(final Path folder, final int followers) {
        final Market market = Market.open(MarketConfig.simulated(folder.resolve("journal")));
        try (market) {
            market.listAsset("USD", 2);
            market.listAsset("ACME", 0);
            market.listInstrument(new InstrumentSpec("ACME", "ACME", "USD", 1, 1, 0, 0));
            market.add("maker", quoting(10_010, 100), Map.of("USD", 1_000_000L, "ACME", 100L));
            market.add("holder", quoting(13_000, 50), Map.of("USD", 1_000_000L, "ACME", 50L));
            market.add(AgentSpec.of("analyst", saysBuy()).withFunds(Map.of()).withThrottle(Throttle.periodic("30s")));
            for (int i = 1; i <= followers; i++) {
                market.add("follower-" + i, following(), Map.of("USD", i <= 6 ? 500_000L : 10_000L));
            }
            market.start();
            market.run(Duration.ofSeconds(50));
        }
    }

    private static TradingAgent quoting(final long askTicks, final long lots) {
        return new TradingAgent() {
            @Override
            public void onStart(final Desk desk) {
                desk.sell(lots, askTicks, TimeInForce.GTC);
                desk.buy(10, 9_990, TimeInForce.GTC);
            }
        };
    }

    private static TradingAgent saysBuy() {
        return new TradingAgent() {
            @Override
            public void onTimer(final Desk desk) {
                desk.signal("advice", 1, "buy");
            }
        };
    }

    private static TradingAgent following() {
        return new TradingAgent() {
            @Override
            public void onStart(final Desk desk) {
                desk.follow("advice");
            }

            @Override
            public void onSignal(final Desk desk, final Signal signal) {
                desk.buy(20, 13_000, TimeInForce.IOC);
            }
        };
    }

    private static void assertHas(final String text, final String pattern) {
        assertTrue(Pattern.compile(pattern).matcher(text).find(), () -> "no " + pattern + " in " + text);
    }
}
