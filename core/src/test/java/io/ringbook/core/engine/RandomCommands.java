package io.ringbook.core.engine;

import io.ringbook.core.Limits;
import io.ringbook.core.OrderType;
import io.ringbook.core.Records;
import io.ringbook.core.SelfTrade;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import io.ringbook.core.command.CommandPublisher;
import io.ringbook.core.command.CommandSink;
import java.util.Random;
import org.agrona.collections.IntArrayList;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * For tests: commands of all kinds from a seed, most of them sensible, some of them at the limits of their fields or
 * beyond. Five traders, four assets and three instruments, of which one pays its makers and one has huge steps.
 */
public final class RandomCommands {
    private static final int TRADERS = 5;
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

    private final Random random;
    private final CommandPublisher publisher;
    private final UnsafeBuffer payload = new UnsafeBuffer(new byte[Limits.MAX_PAYLOAD]);
    private final IntArrayList sessions = new IntArrayList();
    private int request = 1;
    private long sent;

    public RandomCommands(final long seed, final CommandSink sink) {
        random = new Random(seed);
        publisher = new CommandPublisher(sink, Records.OPERATOR);
    }

    /** Lists and funds; the sessions of traders 1 to 5 are 1 to 5. Whoever reads the stream says that they are open. */
    public void setUp() {
        publisher.session(Records.OPERATOR);
        for (int asset = 0; asset < ASSETS; asset++) {
            publisher.listAsset("ASSET" + asset, asset);
        }
        publisher.listInstrument("PLAIN", 1, 0, 1, 1, 100, 500);
        publisher.listInstrument("REBATE", 2, 0, 7, 10, -200, 300);
        // Quoted in what the first one trades, in steps so large that a few lots are most of what there can be.
        publisher.listInstrument("HUGE", 3, 1, 1L << 33, 1L << 42, 0, Limits.MAX_FEE_PPM);
        for (int account = 1; account <= TRADERS; account++) {
            // The last two have one owner.
            publisher.openAccount("trader-" + account, account == TRADERS ? TRADERS - 1 : -1);
            publisher.openSession(account);
            // The last trader is poor.
            publisher.deposit(account, 0, account == TRADERS ? 500 : 1_000_000);
            publisher.deposit(account, 1, account == TRADERS ? 50 : 1L << 60);
            publisher.deposit(account, 2, account == TRADERS ? 50 : 1_000_000);
            publisher.deposit(account, 3, account == TRADERS ? 50 : 1L << 60);
        }
    }

    /** A session may be used from now on. */
    public void opened(final int session) {
        sessions.addInt(session);
    }

    /** A session is no longer used, except that one may still try. */
    public void closed(final int session) {
        sessions.removeInt(session);
    }

    /** Sends one command. */
    public void next() {
        sent++;
        publisher.session(session());
        publisher.seenSequence(random.nextInt(1_000));
        if (random.nextInt(4) == 0) {
            // Mostly rising, so that some are duplicates.
            request += random.nextInt(10) - 1;
            publisher.request(random.nextInt(1_000) == 0 ? (int) extreme() : request);
        }
        final int kind = random.nextInt(1_000);
        if (kind < 480) {
            order();
        } else if (kind < 680) {
            publisher.cancel(orderId());
        } else if (kind < 860) {
            publisher.replace(orderId(), price(), lots(), knownFilled());
        } else if (kind < 866) {
            massCancel();
        } else if (kind < 880) {
            publisher.signal("topic", random.nextInt(), payload, 0, random.nextInt(Limits.MAX_PAYLOAD + 1));
        } else if (kind < 900) {
            publisher.transfer(account(), account(), asset(), amount());
        } else {
            if (random.nextInt(20) != 0) {
                publisher.session(Records.OPERATOR);
            }
            operate(kind);
        }
    }

    private void operate(final int kind) {
        if (kind < 930) {
            publisher.deposit(account(), asset(), amount());
        } else if (kind < 950) {
            publisher.withdraw(account(), asset(), amount());
        } else if (kind < 960) {
            publisher.transfer(account(), account(), asset(), amount());
        } else if (kind < 961) {
            publisher.suspendAccount(account(), random.nextBoolean());
        } else if (kind < 968) {
            publisher.resumeAccount(account());
        } else if (kind < 970) {
            publisher.haltInstrument(instrument());
        } else if (kind < 975) {
            publisher.resumeInstrument(instrument());
        } else if (kind < 978) {
            fees();
        } else if (kind < 980) {
            massCancel();
        } else if (kind < 984) {
            // Between three and ten are open.
            if (sessions.size() < 3 || (sessions.size() < 10 && random.nextBoolean())) {
                publisher.openSession(account(), random.nextBoolean());
            } else {
                publisher.closeSession(session());
            }
        } else if (kind < 985) {
            publisher.openAccount(random.nextBoolean() ? "trader-1" : "", account());
        } else if (kind < 986) {
            publisher.listAsset("ASSET1", random.nextInt(256));
        } else if (kind < 987) {
            publisher.listInstrument("PLAIN", asset(), asset(), extreme(), extreme(), fee(), fee());
        } else {
            publisher.advanceTime();
        }
    }

    private void order() {
        final Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        final int kind = random.nextInt(100);
        if (kind < 50) {
            publisher.limit(orderId(), instrument(), side, price(), lots(), TimeInForce.GTC);
        } else if (kind < 60) {
            publisher.goodTill(orderId(), instrument(), side, price(), lots(), expiry());
        } else if (kind < 66) {
            publisher.limit(orderId(), instrument(), side, price(), lots(), TimeInForce.IOC);
        } else if (kind < 72) {
            publisher.market(orderId(), instrument(), side, random.nextInt(3) == 0 ? price() : 0, lots());
        } else if (kind < 76) {
            publisher.postOnly(orderId(), instrument(), side, price(), lots());
        } else {
            final boolean normal = kind < 98;
            final OrderType orderType = random.nextInt(normal ? 10 : 2) == 0 ? OrderType.MARKET : OrderType.LIMIT;
            publisher.newOrder(
                    orderId(),
                    instrument(),
                    side,
                    orderType,
                    timeInForce(),
                    SelfTrade.of(random.nextInt(SelfTrade.values().length)),
                    random.nextInt(10) == 0,
                    !normal ? extreme() : orderType == OrderType.MARKET && random.nextBoolean() ? 0 : price(),
                    normal ? lots() : extreme(),
                    random.nextInt(3) != 0 ? 0 : normal ? random.nextInt(20) : extreme(),
                    0);
        }
    }

    /** The tests let a nanosecond pass with each command. */
    private long expiry() {
        return random.nextInt(100) == 0 ? extreme() : sent + random.nextInt(300);
    }

    private TimeInForce timeInForce() {
        return TimeInForce.of(random.nextInt(TimeInForce.values().length));
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
        publisher.setFees(instrument(), makerPays ? pays : receives, makerPays ? receives : pays);
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
        return random.nextInt(500) == 0 ? extreme() : random.nextInt(100);
    }

    private int instrument() {
        return random.nextInt(200) == 0 ? (int) extreme() : random.nextInt(INSTRUMENTS);
    }

    private int account() {
        return random.nextInt(100) == 0 ? (int) extreme() : random.nextInt(TRADERS + 1);
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
}
