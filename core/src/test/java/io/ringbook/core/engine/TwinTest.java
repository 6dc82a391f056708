package io.ringbook.core.engine;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.ringbook.core.CancelReason;
import io.ringbook.core.Limits;
import io.ringbook.core.OrderType;
import io.ringbook.core.Records;
import io.ringbook.core.RejectReason;
import io.ringbook.core.SelfTrade;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import io.ringbook.core.codec.AdvanceTimeEncoder;
import io.ringbook.core.codec.SignalDecoder;
import io.ringbook.core.command.CommandPublisher;
import io.ringbook.core.command.Publication;
import io.ringbook.core.event.DirectSink;
import io.ringbook.core.event.RecordText;
import io.ringbook.core.event.StreamHandler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/**
 * The engine against {@link NaiveEngine}: the same random commands, and after each the same events. What differs is cut
 * down to the few commands that it takes.
 */
final class TwinTest {
    private static final boolean CAMPAIGN = Boolean.getBoolean("campaign");
    private static final long COMMANDS = Long.getLong("campaign.commands", CAMPAIGN ? 20_000_000L : 300_000L);
    private static final long SEED = Long.getLong("campaign.seed", 1);

    /** Of one pair of engines; all its commands are kept, so that they can be cut down. */
    private static final int LONGEST_RUN = 25_000;

    /** Between two looks at the whole state; a prime, so that they fall everywhere. */
    private static final int LOOK = 997;

    /** One in so many commands is damaged, and one in so many is of a kind that {@link RandomCommands} does not send. */
    private static final int RARE = 20;

    private static final List<EngineConfig> CONFIGS =
            List.of(EngineConfig.small(), new EngineConfig(30, 12, 30, 8, 6, 5, 80, 7));

    /** No room for 65,537 schedules of fees takes more commands than a run has. */
    private static final Set<RejectReason> NEVER_MET = EnumSet.of(RejectReason.NONE, RejectReason.FEES_FULL);

    private static final StreamHandler NOBODY = (sequence, buffer, offset, length, last) -> {};

    @Test
    void bothSayTheSameOfRandomCommands() {
        final Map<String, Long> met = new TreeMap<>();
        long sent = 0;
        for (long seed = SEED; sent < COMMANDS; seed++) {
            final EngineConfig config = CONFIGS.get((int) (seed % CONFIGS.size()));
            final long count = Math.min(LONGEST_RUN, COMMANDS - sent);
            final Run run = new Run(config, seed, UnaryOperator.identity());
            if (!run.isSame(count)) {
                fail("seed=" + seed + ", " + config + "\n" + run.shrunkText());
            }
            run.twins.addTo(met);
            sent += count;
        }
        for (final String kind : toBeMet()) {
            assertTrue(met.containsKey(kind), "never met: " + kind + ", but " + met);
        }
    }

    private static List<String> toBeMet() {
        final List<String> kinds = new ArrayList<>(List.of("filled or killed: filled", "auction with trades"));
        for (final SelfTrade mode : SelfTrade.values()) {
            kinds.add("self-trade " + mode);
        }
        for (final CancelReason reason : CancelReason.values()) {
            kinds.add("canceled " + reason);
        }
        for (final RejectReason reason : EnumSet.complementOf(EnumSet.copyOf(NEVER_MET))) {
            kinds.add("rejected " + reason);
        }
        for (int template = Records.FIRST_EVENT; template < Records.ENGINE_BUILT; template++) {
            final UnsafeBuffer record = new UnsafeBuffer(new byte[Records.MAX_LENGTH]);
            record.putByte(1, (byte) template);
            final String text = RecordText.of(record, 0, Records.MAX_LENGTH);
            if (!text.startsWith("Malformed")) {
                kinds.add(name(text));
            }
        }
        return kinds;
    }

    private static String name(final String event) {
        return event.split(" ", 2)[0];
    }

    @Test
    void aMarketBuyDoesNotCountOnARebate() {
        final Script script = new Script(EngineConfig.small());
        script.openTrader(1, 10_000, 0);
        script.openTrader(2, 0, 100);
        script.operator.setFees(0, 100_000, -100_000);
        script.session(2).limit(1, 0, Side.SELL, 1_000, 50, TimeInForce.GTC);
        script.session(1).market(1, 0, Side.BUY, 0, 50);
        script.expectSame();
    }

    @Test
    void anOwnOrderIsMetBeforeTheFundsAreLookedAt() {
        for (final SelfTrade mode : SelfTrade.values()) {
            final Script script = new Script(EngineConfig.small());
            script.openTrader(1, 50, 100);
            script.session(1).limit(1, 0, Side.SELL, 1_000, 50, TimeInForce.GTC);
            script.session(1)
                    .newOrder(Venue.order(2, 0, Side.BUY, 0, 60)
                            .orderType(OrderType.MARKET)
                            .timeInForce(TimeInForce.IOC)
                            .selfTrade(mode));
            script.expectSame();
        }
    }

    @Test
    void aNameThatIsTakenIsFoundBeforeThereIsNoRoomForFees() {
        final Script script = new Script(new EngineConfig(8, 8, 1, 4, 4, 4, 4, 1));
        script.operator.listInstrument("ABC", 0, 1, 1, 1, 0, 0);
        script.operator.listInstrument("DEF", 0, 1, 1, 1, 0, 0);
        script.expectSame();
    }

    @Test
    void aDifferenceIsCutDownToWhatItTakes() {
        final Run run = new Run(CONFIGS.get(0), SEED, event -> event.replace("reason=REST_OF_IOC", "reason=REQUESTED"));
        assertFalse(run.isSame(LONGEST_RUN), "not found");
        final List<byte[]> shrunk = run.shrunk();
        // Two assets, an instrument, accounts and sessions up to the one, its money, and the order; and what came
        // before its
        // number.
        assertTrue(shrunk.size() <= 20, run.shrunkText());
        assertTrue(run.shrunkText().contains("reason=REST_OF_IOC"), run.shrunkText());
        assertTrue(run.shrunkText().contains("reason=REQUESTED"), run.shrunkText());
    }

    @Test
    void aDifferenceOfOneTradeIsCutDownToo() {
        final Run run =
                new Run(CONFIGS.get(1), SEED + 1, event -> event.replace("makerOpenLots=3 ", "makerOpenLots=4 "));
        assertFalse(run.isSame(LONGEST_RUN), "not found");
        assertTrue(run.shrunk().size() <= 25, run.shrunkText());
    }

    /** Random commands to two engines until they differ. */
    private static final class Run {
        private final EngineConfig config;
        private final UnaryOperator<String> spoiler;
        private final Twins twins;
        private final RandomCommands commands;
        private final Random random;
        private final CommandPublisher newcomer;
        private final List<byte[]> sent = new ArrayList<>();
        private boolean same = true;
        private boolean damaging;

        /** @param spoiler what becomes of the naive engine's events */
        private Run(final EngineConfig config, final long seed, final UnaryOperator<String> spoiler) {
            this.config = config;
            this.spoiler = spoiler;
            commands = new RandomCommands(seed, this::send);
            twins = new Twins(config, spoiler, commands);
            random = new Random(~seed);
            newcomer = new CommandPublisher(this::send, Records.OPERATOR);
        }

        private boolean isSame(final long count) {
            commands.setUp();
            for (int i = 1; same && i <= count; i++) {
                damaging = random.nextInt(RARE) == 0;
                if (random.nextInt(RARE) == 0) {
                    bringSomethingNew();
                } else {
                    commands.next();
                }
                if (same && i % LOOK == 0) {
                    same = twins.isSameState();
                }
            }
            same = same && twins.isSameState();
            return same;
        }

        private Publication send(final DirectBuffer buffer, final int offset, final int length) {
            if (same) {
                byte[] bytes = new byte[length];
                buffer.getBytes(offset, bytes);
                if (damaging) {
                    bytes = damaged(bytes);
                }
                new AdvanceTimeEncoder()
                        .wrap(new UnsafeBuffer(bytes), Records.HEADER_LENGTH)
                        .timestampNs(commands.timestampNs());
                sent.add(bytes);
                same = twins.isSame(bytes);
            }
            return Publication.PUBLISHED;
        }

        /**
         * What {@link RandomCommands} does not do: use names, accounts and instruments beyond the first few, and have
         * several faults at a time, so that it matters which is looked for first.
         */
        private void bringSomethingNew() {
            newcomer.session(isFaulty() ? random.nextInt(20) - 1 : Records.OPERATOR);
            switch (random.nextInt(10)) {
                case 0 -> newcomer.openAccount(name("new-"), random.nextInt(10) - 2);
                case 1 -> newcomer.listAsset(name("NEW"), isFaulty() ? Limits.MAX_DECIMALS + 1 : 2);
                case 2 ->
                    newcomer.listInstrument(
                            name("NEW"),
                            random.nextInt(7),
                            random.nextInt(7) - (isFaulty() ? 1 : 0),
                            isFaulty() ? 0 : 1 + random.nextInt(5),
                            isFaulty() ? -1 : 1 + random.nextInt(5),
                            isFaulty() ? Limits.MAX_FEE_PPM + 1 : random.nextInt(1_000) - 50,
                            random.nextInt(1_000));
                case 3 -> newcomer.setFees(random.nextInt(8) - 1, random.nextInt(200) - 100, random.nextInt(300) - 50);
                case 4 -> newcomer.openSession(random.nextInt(10) - 1, random.nextBoolean());
                case 5 -> newcomer.closeSession(random.nextInt(100) - 50);
                case 6 -> newcomer.deposit(random.nextInt(10) - 1, random.nextInt(8) - 1, random.nextInt(100_000));
                case 7 ->
                    newcomer.massCancel(random.nextInt(10) - 2, random.nextInt(8) - 2, Side.of(random.nextInt(3)));
                case 8 ->
                    newcomer.signal("new", 0, new UnsafeBuffer(new byte[Limits.MAX_PAYLOAD]), 0, Limits.MAX_PAYLOAD);
                default -> trySomething();
            }
        }

        private void trySomething() {
            newcomer.session(random.nextInt(20));
            newcomer.newOrder(Venue.order(
                            random.nextInt(100),
                            random.nextInt(8),
                            Side.of(random.nextInt(2)),
                            isFaulty()
                                    ? random.nextInt(2) - 1
                                    : isFaulty() ? Limits.MAX_PRICE_TICKS : 90L + random.nextInt(20),
                            isFaulty() ? 0 : isFaulty() ? Limits.MAX_LOTS : 1L + random.nextInt(20))
                    .orderType(isFaulty() ? OrderType.MARKET : OrderType.LIMIT)
                    .timeInForce(isFaulty() ? TimeInForce.FOK : TimeInForce.GTC)
                    .selfTrade(SelfTrade.of(random.nextInt(SelfTrade.values().length)))
                    .postOnly(isFaulty()));
        }

        private String name(final String prefix) {
            return isFaulty() ? "" : isFaulty() ? prefix + " " : prefix + random.nextInt(30);
        }

        private boolean isFaulty() {
            return random.nextInt(5) == 0;
        }

        /** Of another length, or with one byte changed; still such as a ring takes. */
        private byte[] damaged(final byte[] bytes) {
            final byte[] damaged = Arrays.copyOf(
                    bytes,
                    random.nextInt(4) == 0
                            ? Math.min(
                                    Records.MAX_LENGTH,
                                    Math.max(Records.COMMAND_HEAD_LENGTH, bytes.length + random.nextInt(9) - 4))
                            : bytes.length);
            final int payloadLength = Records.HEADER_LENGTH + SignalDecoder.BLOCK_LENGTH;
            if (damaged[1] == SignalDecoder.TEMPLATE_ID && bytes.length == damaged.length && random.nextBoolean()) {
                // Whole, and longer than a payload may be.
                final byte[] longer = Arrays.copyOf(damaged, Records.MAX_LENGTH - random.nextInt(20));
                final int payload = longer.length - payloadLength - 2;
                longer[payloadLength] = (byte) payload;
                longer[payloadLength + 1] = (byte) (payload >> Byte.SIZE);
                return longer;
            }
            final int at = random.nextInt(damaged.length);
            damaged[at] = (byte) random.nextInt(at == 1 ? Records.FIRST_EVENT : 1 << Byte.SIZE);
            return damaged;
        }

        private List<byte[]> shrunk() {
            return shrink(sent, candidate -> differs(config, spoiler, candidate));
        }

        private String shrunkText() {
            return text(config, spoiler, shrunk());
        }
    }

    /** Commands one by one, to an instrument of asset 1 against asset 0. */
    private static final class Script {
        private final List<byte[]> sent = new ArrayList<>();
        private final EngineConfig config;
        private final CommandPublisher operator = session(Records.OPERATOR);

        private Script(final EngineConfig config) {
            this.config = config;
            operator.listAsset("USD", 0);
            operator.listAsset("ABC", 0);
            operator.listInstrument("ABC", 1, 0, 1, 1, 0, 0);
        }

        /** Accounts from 1 in their order, so that the session has the number of its account. */
        private void openTrader(final int account, final long money, final long stock) {
            operator.openAccount("trader-" + account);
            operator.openSession(account);
            operator.deposit(account, 0, money);
            operator.deposit(account, 1, stock);
        }

        private CommandPublisher session(final int session) {
            return new CommandPublisher(
                    (buffer, offset, length) -> {
                        final byte[] bytes = new byte[length];
                        buffer.getBytes(offset, bytes);
                        sent.add(bytes);
                        return Publication.PUBLISHED;
                    },
                    session);
        }

        private void expectSame() {
            if (differs(config, UnaryOperator.identity(), sent)) {
                fail(text(config, UnaryOperator.identity(), sent));
            }
        }
    }

    /** Drops all commands that the difference does not take: halves, quarters and so on, and then one by one. */
    private static List<byte[]> shrink(final List<byte[]> commands, final Predicate<List<byte[]>> differs) {
        List<byte[]> left = commands;
        int chunk = Math.max(1, left.size() / 2);
        boolean dropped = true;
        while (chunk > 1 || dropped) {
            dropped = false;
            int from = 0;
            while (from < left.size()) {
                final List<byte[]> candidate = new ArrayList<>(left.subList(0, from));
                candidate.addAll(left.subList(Math.min(from + chunk, left.size()), left.size()));
                if (differs.test(candidate)) {
                    left = candidate;
                    dropped = true;
                } else {
                    from += chunk;
                }
            }
            chunk = Math.max(1, Math.min(chunk / 2, left.size()));
        }
        return left;
    }

    private static boolean differs(
            final EngineConfig config, final UnaryOperator<String> spoiler, final List<byte[]> commands) {
        final Twins twins = new Twins(config, spoiler, NOBODY);
        for (final byte[] command : commands) {
            if (!twins.isSame(command)) {
                return true;
            }
        }
        return !twins.isSameState();
    }

    /** The commands, each with its events; where the two differ, with those of both. */
    private static String text(
            final EngineConfig config, final UnaryOperator<String> spoiler, final List<byte[]> commands) {
        final StringBuilder text = new StringBuilder();
        final Twins twins = new Twins(config, spoiler, NOBODY);
        for (final byte[] command : commands) {
            final boolean same = twins.isSame(command);
            text.append(RecordText.of(new UnsafeBuffer(command), 0, command.length))
                    .append("\n    engine ")
                    .append(twins.real)
                    .append('\n');
            if (!same) {
                text.append("    naive  ").append(twins.expected).append('\n');
            }
        }
        if (!twins.isSameState()) {
            text.append("engine\n").append(twins.realState()).append("naive\n").append(twins.naive.state());
        }
        return text.toString();
    }

    /** The two engines; the time of a command is in its bytes. */
    private static final class Twins {
        private final List<String> real = new ArrayList<>();
        private final Map<String, Long> met = new TreeMap<>();
        private final UnaryOperator<String> spoiler;
        private final Engine engine;
        private final NaiveEngine naive;
        /** Is given what the engine says. */
        private final StreamHandler told;

        private List<String> expected = List.of();

        private Twins(final EngineConfig config, final UnaryOperator<String> spoiler, final StreamHandler told) {
            this.spoiler = spoiler;
            this.told = told;
            engine = new Engine(config, new DirectSink(this::onRecord));
            naive = new NaiveEngine(config);
        }

        private boolean isSame(final byte[] command) {
            final long sequence = engine.sequence() + 1;
            // A script has no time of its own: a nanosecond between two commands.
            final long timestampNs =
                    Math.max(engine.timestampNs() + 1, Records.timestampNs(new UnsafeBuffer(command), 0));
            real.clear();
            expected = events(
                    () -> naive.apply(new UnsafeBuffer(command.clone()), 0, command.length, sequence, timestampNs));
            real.addAll(events(() -> {
                engine.apply(new UnsafeBuffer(command.clone()), 0, command.length, sequence, timestampNs);
                return List.of();
            }));
            expected = expected.stream().map(spoiler).toList();
            count(command);
            return real.equals(expected);
        }

        /** What is thrown counts as an event, so that the commands that lead to it can be cut down as well. */
        private static List<String> events(final Supplier<List<String>> engine) {
            try {
                return engine.get();
            } catch (final RuntimeException e) {
                return List.of("Thrown by the engine: " + e);
            }
        }

        private boolean isSameState() {
            return realState().equals(naive.state());
        }

        private String realState() {
            return StateText.of(engine);
        }

        private void addTo(final Map<String, Long> sums) {
            met.forEach((kind, times) -> sums.merge(kind, times, Long::sum));
            for (final SelfTrade mode : naive.selfTrades().keySet()) {
                sums.merge("self-trade " + mode, naive.selfTrades().get(mode), Long::sum);
            }
        }

        private void onRecord(
                final long sequence,
                final DirectBuffer buffer,
                final int offset,
                final int length,
                final boolean last) {
            told.onRecord(sequence, buffer, offset, length, last);
            if (!Records.isCommand(Records.templateId(buffer, offset))) {
                real.add(RecordText.of(buffer, offset, length));
            }
        }

        private void count(final byte[] command) {
            for (final String event : real) {
                met(name(event));
                if (event.contains("Rejected ")) {
                    met("rejected " + reason(event));
                } else if (event.startsWith("OrderCanceled ")) {
                    met("canceled " + reason(event));
                } else if (event.startsWith("AuctionUncrossed ") && !event.endsWith("lots=0")) {
                    met("auction with trades");
                }
            }
            final boolean fillOrKill = RecordText.of(new UnsafeBuffer(command), 0, command.length)
                    .contains("timeInForce=" + TimeInForce.FOK);
            if (fillOrKill && real.get(real.size() - 1).startsWith("OrderExecuted ")) {
                met("filled or killed: filled");
            }
        }

        private void met(final String kind) {
            met.merge(kind, 1L, Long::sum);
        }

        private static String reason(final String event) {
            return event.substring(event.indexOf("reason=") + "reason=".length())
                    .split(" ", 2)[0];
        }
    }
}
