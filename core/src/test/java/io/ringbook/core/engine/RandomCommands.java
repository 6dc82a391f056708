package io.ringbook.core.engine;

import io.ringbook.core.Limits;
import io.ringbook.core.OrderType;
import io.ringbook.core.Phase;
import io.ringbook.core.Records;
import io.ringbook.core.SelfTrade;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import io.ringbook.core.Trigger;
import io.ringbook.core.command.CommandPublisher;
import io.ringbook.core.command.CommandSink;
import io.ringbook.core.command.OrderTerms;
import io.ringbook.core.command.QuoteTerms;
import io.ringbook.core.command.ReplaceTerms;
import io.ringbook.core.event.EventAdapter;
import io.ringbook.core.event.EventListener;
import io.ringbook.core.event.StreamHandler;
import java.util.Random;
import org.agrona.DirectBuffer;
import org.agrona.collections.IntArrayList;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * For tests: commands of all kinds from a seed, most of them sensible, some of them at the limits of their fields or
 * beyond. Five traders or, with every third seed, fifty; four assets and three instruments, of which one pays its makers
 * and one has huge steps.
 */
public final class RandomCommands implements StreamHandler {
    private static final int ASSETS = 4;
    private static final int INSTRUMENTS = 3;
    private static final int[] FEES = {0, 0, 1, 100, 333, 500, 9_999, Limits.MAX_FEE_PPM};
    private static final long[] EXTREMES = {
        Long.MIN_VALUE,
        Integer.MIN_VALUE,
        -1,
        0,
        1,
        Integer.MAX_VALUE,
        Limits.MAX_PRICE_TICKS,
        Limits.MAX_PRICE_TICKS + 1,
        Limits.MAX_LOTS,
        Limits.MAX_LOTS + 1,
        1L << 62,
        Long.MAX_VALUE - 1,
        Long.MAX_VALUE
    };

    private static final int DELISTED = 1;

    private final Random random;
    private final CommandPublisher publisher;
    private final int traders;
    private final UnsafeBuffer payload = new UnsafeBuffer(new byte[Limits.MAX_PAYLOAD]);
    private final IntArrayList sessions = new IntArrayList();
    private final OrderTerms terms = new OrderTerms();
    private final ReplaceTerms replaceTerms = new ReplaceTerms();
    private final QuoteTerms quoteTerms = new QuoteTerms();
    private final EventAdapter events = new EventAdapter(new Sessions());
    private int request = 1;
    private long nowNs;

    public RandomCommands(final long seed, final CommandSink sink) {
        random = new Random(seed);
        publisher = new CommandPublisher(sink, Records.OPERATOR);
        traders = seed % 3 == 0 ? 50 : 5;
    }

    /** Lists and funds; the sessions of the traders are 1, 2 and so on. It must be told the stream to know that they are open. */
    public void setUp() {
        publisher.session(Records.OPERATOR);
        for (int asset = 0; asset < ASSETS; asset++) {
            publisher.listAsset("ASSET" + asset, asset);
        }
        publisher.listInstrument("PLAIN", 1, 0, 1, 1, 100, 500);
        publisher.listInstrument("REBATE", 2, 0, 7, 10, -200, 300);
        // Quoted in what the first one trades, in steps so large that a few lots are most of what there can be.
        publisher.listInstrument("HUGE", 3, 1, 1L << 33, 1L << 42, 0, Limits.MAX_FEE_PPM);
        final long most = (1L << 62) / traders;
        for (int account = 1; account <= traders; account++) {
            // Every fifth is poor, and has the owner of the one before.
            final boolean poor = account % 5 == 0;
            publisher.openAccount("trader-" + account, poor ? account - 1 : -1);
            publisher.openSession(account);
            publisher.deposit(account, 0, poor ? 500 : 1_000_000);
            publisher.deposit(account, 1, poor ? 50 : most);
            publisher.deposit(account, 2, poor ? 50 : 1_000_000);
            publisher.deposit(account, 3, poor ? 50 : most);
        }
    }

    @Override
    public void onRecord(
            final long sequence, final DirectBuffer buffer, final int offset, final int length, final boolean last) {
        if (!Records.isCommand(Records.templateId(buffer, offset))) {
            events.onEvent(sequence, buffer, offset);
        }
    }

    /** @return the time of the command that is being sent, nanoseconds: mostly one more than that of the last */
    public long timestampNs() {
        return nowNs;
    }

    /** Sends one command. */
    public void next() {
        nowNs += random.nextInt(50) == 0 ? random.nextInt(100_000_000) : 1;
        publisher.session(session());
        publisher.seenSequence(random.nextInt(1_000));
        if (random.nextInt(4) == 0) {
            // Mostly rising, so that some are duplicates.
            request += random.nextInt(10) - 1;
            publisher.request(random.nextInt(10_000) == 0 ? (int) extreme() : request);
        }
        final int kind = random.nextInt(1_000);
        if (kind < 570) {
            order();
        } else if (kind < 610) {
            quote();
        } else if (kind < 700) {
            publisher.cancel(orderId());
        } else if (kind < 800) {
            publisher.replace(orderId(), price(), lots(), knownFilled());
        } else if (kind < 860) {
            replaceSpecial();
        } else if (kind < 866) {
            massCancel();
        } else if (kind < 872) {
            publisher.signal("topic", random.nextInt(), payload, 0, random.nextInt(Limits.MAX_PAYLOAD + 1));
        } else if (kind < 880) {
            publisher.transfer(account(), account(), asset(), amount());
        } else {
            if (random.nextInt(20) != 0) {
                publisher.session(Records.OPERATOR);
            }
            operate(kind - 880);
        }
    }

    private void operate(final int kind) {
        if (kind < 25) {
            publisher.deposit(account(), asset(), amount());
        } else if (kind < 37) {
            publisher.withdraw(account(), asset(), amount());
        } else if (kind < 40) {
            publisher.transfer(account(), account(), asset(), amount());
        } else if (kind < 41) {
            publisher.suspendAccount(account(), random.nextBoolean());
        } else if (kind < 48) {
            publisher.resumeAccount(account());
        } else if (kind < 74) {
            phase();
        } else if (kind < 78) {
            fees();
        } else if (kind < 79) {
            publisher.setAccountGroup(account(), random.nextInt(20) == 0 ? (int) extreme() : random.nextInt(3));
        } else if (kind < 81) {
            massCancel();
        } else if (kind < 86) {
            // As many as traders are open, or some more.
            if (sessions.size() < traders || (sessions.size() < 2 * traders && random.nextBoolean())) {
                publisher.openSession(account(), random.nextBoolean());
            } else {
                publisher.closeSession(session());
            }
        } else if (kind < 96) {
            limits();
        } else if (kind < 99) {
            odd();
        } else {
            publisher.advanceTime();
        }
    }

    /** What is seldom meant. */
    private void odd() {
        switch (random.nextInt(5)) {
            case 0 -> publisher.openAccount(random.nextBoolean() ? "trader-1" : "", account());
            case 1 -> publisher.listAsset("ASSET1", random.nextInt(256));
            case 2 -> publisher.listInstrument("PLAIN", asset(), asset(), extreme(), extreme(), fee(), fee());
            case 3 -> {
                // Only one, so that some are left.
                if (random.nextInt(20) == 0) {
                    publisher.setPhase(DELISTED, Phase.CLOSED, false);
                    publisher.delistInstrument(DELISTED);
                }
            }
            default -> publisher.delistInstrument(INSTRUMENTS + random.nextInt(5));
        }
    }

    /** An instrument is open half of the time. */
    private void phase() {
        final int kind = random.nextInt(20);
        publisher.setPhase(
                instrument(),
                kind < 12 ? Phase.OPEN : kind < 18 ? Phase.AUCTION : kind < 19 ? Phase.HALTED : Phase.CLOSED,
                random.nextBoolean());
    }

    private void limits() {
        switch (random.nextInt(10)) {
            case 0 ->
                publisher.setAccountLimits(account(), (int) limit(30), (int) limit(1_000), limit(200), limit(200_000));
            case 1, 2 ->
                publisher.setAssetLimits(
                        account(), asset(), limit(20_000), random.nextInt(3) == 0 ? limit(2_000_000) : -1);
            case 3, 4, 5 ->
                publisher.setPriceBand(
                        instrument(),
                        random.nextInt(20) == 0 ? extreme() : 100,
                        random.nextBoolean() ? 0 : limit(20),
                        random.nextBoolean() ? 0 : limit(10),
                        1 + limit(random.nextBoolean() ? 50 : 20_000_000),
                        1 + limit(random.nextBoolean() ? 50 : 20_000_000));
            case 6 -> publisher.setOrderLimits(instrument(), 1, Limits.MAX_LOTS, 0, Long.MAX_VALUE);
            case 7, 8 -> {
                final int instrument = instrument();
                for (int row = 0; row < 3; row++) {
                    publisher.setTickStep(
                            instrument, random.nextInt(10) == 0 ? extreme() : 80L + random.nextInt(40), steps());
                }
            }
            default ->
                publisher.setOrderLimits(
                        instrument(),
                        random.nextInt(20) == 0 ? extreme() : random.nextInt(2),
                        random.nextInt(3) != 0 ? Limits.MAX_LOTS : 1L + random.nextInt(100),
                        random.nextInt(20) == 0 ? extreme() : random.nextInt(100),
                        random.nextInt(3) != 0 ? Long.MAX_VALUE : 1L + random.nextInt(20_000));
        }
    }

    /** Mostly none, so that there is something to see. */
    private long limit(final int most) {
        final int kind = random.nextInt(20);
        return kind == 0 ? extreme() : kind < 10 ? 0 : 1L + random.nextInt(most);
    }

    private long steps() {
        return random.nextInt(20) == 0 ? extreme() : random.nextInt(8) != 0 ? 1 : 1L + random.nextInt(5);
    }

    private void order() {
        final Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        terms.clear()
                .orderId(orderId())
                .instrument(instrument())
                .side(side)
                .priceTicks(price())
                .lots(lots());
        if (random.nextInt(3) == 0) {
            terms.selfTrade(SelfTrade.of(random.nextInt(SelfTrade.values().length)));
        }
        final int kind = random.nextInt(100);
        if (kind < 8) {
            terms.timeInForce(TimeInForce.GTD).expiresAtNs(expiry());
        } else if (kind < 14) {
            terms.timeInForce(TimeInForce.IOC);
        } else if (kind < 20) {
            terms.orderType(OrderType.MARKET)
                    .timeInForce(random.nextInt(4) == 0 ? TimeInForce.AUCTION : TimeInForce.IOC)
                    .priceTicks(random.nextInt(3) == 0 ? price() : 0);
        } else if (kind < 24) {
            terms.postOnly(true);
        } else if (kind < 34) {
            terms.displayLots(1L + random.nextInt(5));
        } else if (kind < 46) {
            stop();
        } else if (kind < 49) {
            terms.timeInForce(TimeInForce.DAY);
        } else if (kind < 52) {
            terms.timeInForce(TimeInForce.AUCTION);
        } else if (kind < 56) {
            terms.timeInForce(TimeInForce.FOK);
        } else if (kind < 60) {
            terms.minLots(random.nextInt(20));
        } else if (kind < 66) {
            anything();
        }
        if (random.nextInt(10) == 0) {
            terms.paired(true).pairedOrderId(orderId());
        }
        publisher.newOrder(terms);
    }

    private void stop() {
        final boolean trails = random.nextInt(3) == 0;
        terms.trigger(!trails && random.nextInt(3) == 0 ? Trigger.TOUCH : Trigger.LAST)
                .triggerTicks(trails && random.nextBoolean() ? 0 : price())
                .trailTicks(trails ? 1L + random.nextInt(10) : 0);
        if (random.nextBoolean()) {
            terms.orderType(OrderType.MARKET)
                    .timeInForce(random.nextInt(4) == 0 ? TimeInForce.FOK : TimeInForce.IOC)
                    .priceTicks(random.nextBoolean() ? 0 : price());
        } else {
            terms.displayLots(random.nextInt(4) == 0 ? 2 : 0).minLots(random.nextInt(6) == 0 ? 2 : 0);
        }
    }

    /** What goes together and what does not, with several faults at a time. */
    private void anything() {
        terms.orderType(random.nextInt(4) == 0 ? OrderType.MARKET : OrderType.LIMIT)
                .timeInForce(TimeInForce.of(random.nextInt(TimeInForce.values().length)))
                .postOnly(random.nextInt(6) == 0)
                .priceTicks(random.nextInt(6) == 0 ? extreme() : price())
                .lots(random.nextInt(6) == 0 ? extreme() : lots())
                .minLots(random.nextInt(3) != 0 ? 0 : random.nextInt(6) == 0 ? extreme() : random.nextInt(20))
                .expiresAtNs(random.nextInt(3) != 0 ? 0 : expiry())
                .displayLots(random.nextInt(3) != 0 ? 0 : random.nextInt(6) == 0 ? extreme() : random.nextInt(9))
                .trigger(random.nextInt(3) != 0 ? Trigger.NONE : Trigger.of(random.nextInt(3)))
                .triggerTicks(random.nextInt(3) != 0 ? 0 : price())
                .trailTicks(random.nextInt(4) != 0 ? 0 : random.nextInt(3) == 0 ? extreme() : random.nextInt(9));
    }

    private void quote() {
        final long bid = price();
        publisher.quote(quoteTerms
                .instrument(instrument())
                .selfTrade(SelfTrade.of(random.nextInt(SelfTrade.values().length)))
                .bidOrderId(orderId())
                .bidTicks(bid)
                .bidLots(random.nextInt(6) == 0 ? 0 : lots())
                .askOrderId(orderId())
                .askTicks(random.nextInt(4) == 0 ? price() : bid + 1 + random.nextInt(5))
                .askLots(random.nextInt(6) == 0 ? 0 : lots()));
    }

    private void replaceSpecial() {
        replaceTerms
                .clear()
                .orderId(orderId())
                .priceTicks(random.nextInt(4) == 0 ? 0 : price())
                .openLots(lots())
                .knownFilledLots(knownFilled())
                .displayLots(random.nextInt(3) != 0 ? -1 : random.nextInt(9) == 0 ? extreme() : random.nextInt(6))
                .triggerTicks(random.nextInt(3) != 0 ? -1 : price());
        if (random.nextInt(3) == 0) {
            replaceTerms
                    .timeInForce(TimeInForce.of(random.nextInt(TimeInForce.values().length)))
                    .expiresAtNs(random.nextInt(3) != 0 ? 0 : expiry());
            if (replaceTerms.timeInForce() == TimeInForce.GTD && random.nextInt(9) != 0) {
                replaceTerms.expiresAtNs(expiry());
            }
        }
        publisher.replace(replaceTerms);
    }

    private long expiry() {
        return random.nextInt(100) == 0 ? extreme() : nowNs + random.nextInt(random.nextBoolean() ? 300 : 100_000_000);
    }

    private void massCancel() {
        publisher.massCancel(
                random.nextInt(3) == 0 ? -1 : account(),
                random.nextBoolean() ? -1 : instrument(),
                Side.of(random.nextInt(3)));
    }

    private void fees() {
        final int pays = FEES[random.nextInt(FEES.length)];
        final int receives = random.nextBoolean() ? fee() : -(int) (pays * (long) random.nextInt(101) / 100);
        final boolean makerPays = random.nextInt(3) == 0;
        publisher.setFees(
                instrument(),
                random.nextInt(4) - 1,
                makerPays ? pays : receives,
                makerPays ? receives : pays,
                random.nextBoolean() ? 0 : random.nextInt(9) == 0 ? extreme() : random.nextInt(30));
    }

    private int fee() {
        return random.nextInt(50) == 0 ? (int) extreme() : FEES[random.nextInt(FEES.length)];
    }

    private int session() {
        return sessions.isEmpty() || random.nextInt(200) == 0
                ? random.nextInt(30) - 2
                : sessions.getInt(random.nextInt(sessions.size()));
    }

    private long orderId() {
        return random.nextInt(500) == 0 ? extreme() : random.nextInt(traders > 5 ? 8 : 40);
    }

    private int instrument() {
        final int kind = random.nextInt(200);
        return kind == 0 ? (int) extreme() : random.nextInt(kind < 10 ? 2 * INSTRUMENTS : INSTRUMENTS);
    }

    private int account() {
        return random.nextInt(100) == 0 ? (int) extreme() : random.nextInt(traders + 1);
    }

    private int asset() {
        return random.nextInt(100) == 0 ? (int) extreme() : random.nextInt(ASSETS);
    }

    private long price() {
        return random.nextInt(100) == 0 ? extreme() : 90L + random.nextInt(20);
    }

    private long lots() {
        return random.nextInt(100) == 0 ? extreme() : 1L + random.nextInt(random.nextInt(20) == 0 ? 2_000 : 20);
    }

    private long knownFilled() {
        return random.nextInt(3) != 0 ? -1 : random.nextInt(50) == 0 ? extreme() : random.nextInt(10);
    }

    private long amount() {
        final int kind = random.nextInt(20);
        return kind == 0 ? extreme() : kind == 1 ? random.nextLong() : 1L + random.nextInt(20_000);
    }

    private long extreme() {
        return EXTREMES[random.nextInt(EXTREMES.length)];
    }

    /** Those that are open are used, and seldom others. */
    private final class Sessions implements EventListener {
        @Override
        public void onSessionOpened(final long sequence, final int session) {
            sessions.addInt(session);
        }

        @Override
        public void onSessionClosed(final long sequence, final int session) {
            sessions.removeInt(session);
        }
    }
}
