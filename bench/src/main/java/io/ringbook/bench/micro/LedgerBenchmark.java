package io.ringbook.bench.micro;

import io.ringbook.core.RejectReason;
import io.ringbook.core.ledger.Ledger;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The ledger alone, its balances looked up by account and asset as the engine does for each order. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class LedgerBenchmark {
    private static final int ACCOUNTS = 1 << 10;
    private static final int BALANCES = 1 << 18;
    private static final int LENGTH = 1 << 12;
    private static final int MASK = LENGTH - 1;
    private static final int QUOTE = 0;
    private static final int BASE = 1;
    private static final long DEPOSIT = 1L << 50;
    private static final long QUANTITY = 10;
    private static final long VALUE = 100_000;
    private static final long MAKER_FEE = -10;
    private static final long TAKER_FEE = 50;

    private final int[] buyers = new int[LENGTH];
    private final int[] sellers = new int[LENGTH];
    private Ledger ledger;
    private int venueQuote;
    private int next;
    private long settled;

    @Setup
    public void deposit() {
        ledger = new Ledger(BALANCES, 2);
        ledger.listAsset();
        ledger.listAsset();
        venueQuote = ledger.findOrOpen(Ledger.VENUE, QUOTE);
        for (int i = 0; i < ACCOUNTS; i++) {
            final int account = ledger.openAccount();
            deposit(account, QUOTE);
            deposit(account, BASE);
        }
        final SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < LENGTH; i += 2) {
            buyers[i] = 1 + random.nextInt(ACCOUNTS);
            do {
                sellers[i] = 1 + random.nextInt(ACCOUNTS);
            } while (sellers[i] == buyers[i]);
            // The other way round: nobody runs out of anything.
            buyers[i + 1] = sellers[i];
            sellers[i + 1] = buyers[i];
        }
    }

    @TearDown
    public void check() {
        ledger.checkSums();
        Expect.same("fees", settled * (MAKER_FEE + TAKER_FEE), ledger.available(venueQuote));
        for (int account = 1; account <= ACCOUNTS; account++) {
            Expect.same("held of account " + account, 0, ledger.held(account, QUOTE) + ledger.held(account, BASE));
        }
    }

    /** Sets an amount aside and makes it available again. */
    @Benchmark
    public long holdRelease() {
        final int i = advance();
        final int account = buyers[i];
        ledger.hold(ledger.find(account, QUOTE), VALUE);
        final int balance = ledger.find(account, QUOTE);
        ledger.release(balance, VALUE);
        return balance;
    }

    /** Posts a trade with both fees. */
    @Benchmark
    public long settle() {
        final int i = advance();
        final int buyer = buyers[i];
        final int seller = sellers[i];
        settled++;
        ledger.settle(
                ledger.find(buyer, BASE),
                ledger.find(buyer, QUOTE),
                ledger.find(seller, BASE),
                ledger.find(seller, QUOTE),
                venueQuote,
                QUANTITY,
                VALUE,
                MAKER_FEE,
                TAKER_FEE);
        return seller;
    }

    /** Walks the accounts. */
    @Benchmark
    public long baseline() {
        final int i = advance();
        return (long) buyers[i] + sellers[i];
    }

    private int advance() {
        final int i = next;
        next = i + 1 & MASK;
        return i;
    }

    private void deposit(final int account, final int asset) {
        final RejectReason reason = ledger.deposit(account, asset, DEPOSIT);
        Expect.same("rejections", 0, reason.ordinal());
    }
}
