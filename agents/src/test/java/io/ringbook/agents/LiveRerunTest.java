package io.ringbook.agents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.agents.plugin.AgentTypes;
import io.ringbook.core.Records;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import io.ringbook.core.engine.EngineConfig;
import io.ringbook.core.event.StreamHandler;
import io.ringbook.core.marketdata.Bar;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every agent of a live run that was recorded, run again on what it saw, sends the same commands, however its threads were run. */
final class LiveRerunTest {
    private static final Duration LONGEST = Duration.ofSeconds(90);
    private static final Map<String, Long> FUNDS = Map.of("USD", 1_000_000_000L, "ABC", 100_000L, "XYZ", 100_000L);
    private static final AgentLimits WIDE = AgentLimits.STANDARD
            .withCommandsPerSecond(1_000_000)
            .withHangNs(Duration.ofHours(1).toNanos());
    private static final int ENOUGH = 120;

    @TempDir
    private Path folder;

    private final Map<String, AgentSpec> agents = new LinkedHashMap<>();
    private final Commands commands = new Commands();
    private MarketConfig config;

    @BeforeEach
    void cast() {
        config = MarketConfig.live(folder.resolve("journal"))
                .withEngine(EngineConfig.small())
                .withSeed(5)
                .withDeliveries(folder.resolve("told"));
    }

    @Test
    void everyAgentDoesTheSameAgain() {
        castAll();
        run(market -> awaitCommands(market, ENOUGH));
        for (final AgentSpec spec : agents.values()) {
            final Rerun result = rerun(spec);
            assertNull(result.difference(), spec.name());
            assertNull(result.end(), spec.name());
            assertEquals(commands.of(spec.name()), result.commands(), spec.name());
        }
    }

    @Test
    void anotherAgentIsFound() {
        castAll();
        run(market -> awaitCommands(market, ENOUGH));
        final AgentSpec larger = type("maker", "every", "3ms", "lots", "11").withName("maker-1");
        final Rerun.Difference difference = rerun(larger).difference();
        assertTrue(difference.rerun().contains("ots=11 "), difference::toString);
        assertTrue(!difference.journal().contains("ots=11 "), difference::toString);
        final AgentSpec silent = AgentSpec.of("noise-1", new TradingAgent() {});
        assertEquals("nothing", rerun(silent).difference().rerun());
        assertEquals(0, rerun(silent).commands());
        final AgentSpec blind = AgentSpec.of("sees", () -> new Sees() {
            @Override
            public void onBook(final Desk desk) {
                // Goes without.
            }
        });
        assertNotNull(rerun(blind.withLimits(WIDE)).difference());
    }

    @Test
    void whatIsCutIsComparedAsFarAsItIsSound() throws IOException {
        castAll();
        run(market -> awaitCommands(market, ENOUGH));
        final AgentSpec spec = agents.get("sees");
        final Path told = folder.resolve("told/sees.turns");
        final long size = Files.size(told);
        try (RandomAccessFile file = new RandomAccessFile(told.toFile(), "rw")) {
            file.setLength(size - 3);
        }
        final Rerun cut = rerun(spec);
        assertNull(cut.difference());
        assertTrue(cut.commands() > 0 && cut.commands() < commands.of("sees"), cut::toString);
        final long left = commands.of("sees") - cut.commands();
        assertTrue(
                cut.end()
                        .matches("its deliveries are damaged: file=.*sees.turns, offset=\\d+, found=\\d+ bytes of a "
                                + "block, expected=\\d+; commands that were not compared: " + left),
                cut::end);
        try (RandomAccessFile file = new RandomAccessFile(told.toFile(), "rw")) {
            file.seek(size / 2);
            final int before = file.read();
            file.seek(size / 2);
            file.write(before ^ 4);
        }
        final Rerun changed = rerun(spec);
        assertNull(changed.difference());
        assertTrue(changed.commands() < cut.commands(), changed::toString);
        assertTrue(changed.end().contains("expected=checksum "), changed::end);
        try (RandomAccessFile file = new RandomAccessFile(told.toFile(), "rw")) {
            file.write(1);
        }
        assertTrue(assertThrows(BadInputException.class, () -> rerun(spec))
                .getMessage()
                .endsWith("sees.turns, found=another beginning, expected=what an agent of a live run was told"));
    }

    @Test
    void withoutARecordItIsRefused() {
        castAll();
        config = config.withDeliveries(null);
        run(market -> awaitCommands(market, 1));
        config = config.withDeliveries(folder.resolve("told"));
        assertEquals(
                "file=" + folder.resolve("told/maker-1.turns")
                        + ", found=no such file, expected=a live run that was recorded",
                assertThrows(BadInputException.class, () -> rerun(agents.get("maker-1")))
                        .getMessage());
        assertThrows(
                IllegalArgumentException.class,
                () -> MarketConfig.simulated(folder).withDeliveries(folder));
        assertThrows(MarketException.class, () -> Market.restart(config));
    }

    @Test
    void whoIsCutOffIsComparedUntilThen() {
        castAll();
        add("throws", AgentSpec.of("", Throws::new));
        add("anew", AgentSpec.of("", Throws::new).withRestarts(1));
        agents.put("floods", AgentSpec.of("floods", Sees::new).withLimits(WIDE.withCommandsPerSecond(20)));
        run(market -> {
            awaitCommands(market, 20);
            market.kill("noise-2");
            market.detach("maker-2");
            // One of them twice.
            await(market, each -> each.cutOffCount() == 5);
        });
        for (final AgentSpec spec : agents.values()) {
            final Rerun result = rerun(spec);
            final String name = spec.name();
            assertNull(result.difference(), name);
            switch (name) {
                case "noise-2", "maker-2" ->
                    assertTrue(
                            result.end().startsWith("it was cut off by others in the last of its turns"), result::end);
                case "anew" ->
                    assertTrue(
                            result.end()
                                    .startsWith(
                                            "it was made anew or came back, of which there are no deliveries: sequence="),
                            result::end);
                default -> {
                    assertNull(result.end(), name);
                    assertEquals(commands.of(name), result.commands(), name);
                }
            }
        }
    }

    private void castAll() {
        for (int i = 1; i <= 3; i++) {
            add("maker-" + i, type("maker", "every", "3ms"));
            add("noise-" + i, type("noise", "every", "1ms"));
        }
        add("noise/4", type("noise", "every", "2ms"));
        add("grid", AgentSpec.of("", Sees::new).withThrottle(Throttle.periodic("1ms")));
        add("folded", AgentSpec.of("", Sees::new).withThrottle(Throttle.every("4ms")));
        add("sees", AgentSpec.of("", Sees::new));
        add("asks", AgentSpec.of("", Asks::new));
        add("tells", AgentSpec.of("", Tells::new));
        add("hears", AgentSpec.of("", Hears::new));
    }

    private void run(final Consumer<Market> until) {
        assertTimeoutPreemptively(LONGEST, () -> {
            try (Market market = Market.open(config, commands)) {
                market.listAsset("USD", 2);
                market.listAsset("ABC", 0);
                market.listAsset("XYZ", 0);
                market.listInstrument(new InstrumentSpec("ABC", "ABC", "USD", 1, 1, -10, 50));
                market.listInstrument(new InstrumentSpec("XYZ", "XYZ", "USD", 1, 1, 0, 0));
                market.funds(FUNDS);
                agents.values().forEach(market::add);
                agents.keySet()
                        .forEach(name -> commands.sessions.put(
                                name,
                                market.directory().session(market.directory().account(name))));
                market.start();
                until.accept(market);
            }
        });
    }

    private void awaitCommands(final Market market, final int each) {
        await(market, any -> agents.keySet().stream().allMatch(name -> commands.of(name) >= each));
    }

    private static void await(final Market market, final Predicate<Market> condition) {
        while (!condition.test(market)) {
            assertNull(market.halt());
            LockSupport.parkNanos(1_000_000);
        }
    }

    private Rerun rerun(final AgentSpec spec) {
        return Rerun.of(config, spec, Map.of());
    }

    private void add(final String name, final AgentSpec spec) {
        agents.put(name, spec.withName(name).withLimits(WIDE));
    }

    private static AgentSpec type(final String type, final String... keysAndValues) {
        final Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            parameters.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return AgentSpec.of("", () -> new AgentTypes().make(type, parameters, "test"));
    }

    /** Counts commands by session. */
    private static final class Commands implements StreamHandler {
        private final Map<String, Integer> sessions = new LinkedHashMap<>();
        private final AtomicIntegerArray counts = new AtomicIntegerArray(256);

        @Override
        public void onRecord(
                final long sequence,
                final DirectBuffer buffer,
                final int offset,
                final int length,
                final boolean last) {
            if (Records.isCommand(Records.templateId(buffer, offset))) {
                counts.incrementAndGet(Records.session(buffer, offset));
            }
        }

        int of(final String name) {
            return counts.get(sessions.get(name));
        }
    }

    /** Puts all that its desks show into what it sends. */
    private static class Sees implements TradingAgent {
        private long calls;

        @Override
        public void onStart(final Desk desk) {
            desk.wakeAfter(1_000_000);
        }

        @Override
        public void onQuote(final Desk desk) {
            say(desk, "quote");
        }

        @Override
        public void onTrade(final Desk desk) {
            say(desk, "trade");
        }

        @Override
        public void onBook(final Desk desk) {
            say(desk, "book");
        }

        @Override
        public void onBar(final Desk desk, final Bar bar) {
            say(desk, bar.toString());
        }

        @Override
        public void onTimer(final Desk desk) {
            desk.wakeAfter(700_000 + desk.random().nextInt(2_000_000));
            desk.state().set("timers", desk.state().get("timers", 0L) + 1);
            say(desk, "timer");
            if (desk.random().nextInt(4) == 0) {
                desk.market(desk.random().nextBoolean() ? Side.BUY : Side.SELL, 1);
            }
        }

        @Override
        public void onStop(final Desk desk) {
            say(desk, "stop");
        }

        private void say(final Desk desk, final String what) {
            calls++;
            final StringBuilder text = new StringBuilder(what).append(' ').append(desk.nowNs());
            for (final String symbol : List.of("ABC", "XYZ")) {
                final Desk on = desk.on(symbol);
                text.append(' ').append(on.bidTicks()).append(' ').append(on.askLots());
                text.append(' ').append(on.tradedLots()).append(' ').append(on.position());
                text.append(' ')
                        .append(on.cached("last", 0))
                        .append(' ')
                        .append(desk.state().get("timers", 0L));
                // One after the other, so that each begins in the middle of things.
                if (calls > 20) {
                    text.append(" d").append(on.depth().hashCode());
                }
                if (calls > 40) {
                    text.append(" t").append(on.trades(50).hashCode());
                }
                if (calls > 60) {
                    text.append(" b").append(on.bars("5ms", 20).hashCode());
                }
            }
            desk.signal("seen-" + desk.name(), 0, text.toString());
        }
    }

    /** Asks for quotes, and for depth and bars of one instrument while it is told of the other. */
    private static final class Asks implements TradingAgent {
        private int calls;

        @Override
        public void onQuote(final Desk desk) {
            calls++;
            final Desk other = desk.on(desk.instrument().symbol().equals("ABC") ? "XYZ" : "ABC");
            if (calls % 7 == 0) {
                desk.send(Message.QUOTE_REQUESTS, new Message.QuoteRequest("ABC"));
            }
            final long levels = calls < 50
                    ? 0
                    : other.depth().levels(Side.BUY) + other.depth().levels(Side.SELL);
            final long bars = calls < 80
                    ? 0
                    : other.bars("3ms", 9).size() + other.trades(9).size();
            desk.buy(1 + levels % 5 + bars % 3, Math.max(1, desk.bidTicks() - levels), TimeInForce.IOC);
        }
    }

    /** Signals, and puts into the cache. */
    private static final class Tells implements TradingAgent {
        @Override
        public void onTrade(final Desk desk) {
            desk.signal("prices", 1, Long.toString(desk.lastTicks()));
            desk.put("last", (double) desk.nowNs());
            if (desk.random().nextInt(5) == 0) {
                desk.transfer("hears", "USD", 1);
            }
        }
    }

    /** Follows a topic after a while, and answers quote requests. */
    private static final class Hears implements TradingAgent {
        private int trades;

        @Override
        public void onTrade(final Desk desk) {
            trades++;
            if (trades == 15) {
                desk.follow("prices");
            }
            if (trades == 25) {
                desk.follow(Message.CACHE);
            }
        }

        @Override
        public void onSignal(final Desk desk, final Signal signal) {
            desk.signal("heard", 2, signal.sender() + " " + signal.topic() + " " + signal.text() + " " + desk.cash());
        }

        @Override
        public void onQuoteRequest(final Desk desk, final String sender) {
            desk.quote(Math.max(1, desk.bidTicks() - 1), 2, desk.askTicks() + 1, 2);
        }
    }

    /** Throws after some calls. */
    private static final class Throws implements TradingAgent {
        private int calls;

        @Override
        public void onQuote(final Desk desk) {
            desk.buy(1, 1, TimeInForce.IOC);
            if (++calls > 30) {
                throw new IllegalStateException("on purpose");
            }
        }
    }
}
