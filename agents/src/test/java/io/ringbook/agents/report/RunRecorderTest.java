package io.ringbook.agents.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.core.Records;
import io.ringbook.core.RejectReason;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import io.ringbook.core.engine.BalanceState;
import io.ringbook.core.engine.OrderState;
import io.ringbook.core.engine.RandomCommands;
import io.ringbook.core.engine.StateListener;
import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RunRecorderTest {
    @Test
    void tape() {
        final RecordedMarket market = RecordedMarket.withTraders().trade();
        assertEquals("""
                time,sequence,instrument,price,quantity,taker_side,maker_order_number,taker_order_number,maker_account,\
                taker_account,maker_fee,taker_fee
                2026-01-05T09:30:01.000000000Z,13,ACME,100.0,0.4,buy,12,13,alice,bob,0.01,0.02
                2026-01-05T09:30:02.000000005Z,14,ACME,100.0,0.6,buy,12,14,alice,bob,0.01,0.03
                2026-01-05T09:31:02.000000005Z,21,ACME,97.5,0.3,sell,18,21,bob,alice,0.01,0.02
                """, market.tape.toString());
    }

    @Test
    void counts() {
        final RunRecorder recorder = RecordedMarket.withTraders().trade().recorder;
        assertEquals(23, recorder.commands());
        assertEquals(30, recorder.events());
        assertEquals(3, recorder.trades());
        assertEquals(RecordedMarket.START_NS, recorder.firstTimestampNs());
        assertEquals(RecordedMarket.START_NS + 62 * UtcTime.SECOND + 5, recorder.lastTimestampNs());
    }

    @Test
    void accounts() {
        final RunFigures figures = RecordedMarket.withTraders().trade().recorder.figures();
        final AccountFigures alice = figures.accounts().get(1);
        assertEquals("alice", alice.name());
        assertEquals("3 2 1 2 0 0 0 3", text(alice));
        assertEquals(
                Map.of(RejectReason.PRICE_OUT_OF_RANGE, 1L), alice.rejections().byReason(Rejections.Kind.ORDER));
        final TradedFigures sold = alice.traded().get(0);
        assertEquals(BigInteger.ZERO, sold.lotsBought());
        assertEquals(BigInteger.valueOf(13), sold.lotsSold());
        assertEquals(BigInteger.valueOf(12_925), sold.value());
        assertEquals(BigInteger.valueOf(4), sold.fees());
        assertEquals(BigInteger.valueOf(999_500), alice.funding(RecordedMarket.USD));

        final AccountFigures bob = figures.accounts().get(2);
        assertEquals("3 3 0 2 1 0 2 3", text(bob));
        assertEquals(Map.of(RejectReason.UNKNOWN_ORDER, 1L), bob.rejections().byReason(Rejections.Kind.REQUEST));
        assertEquals(BigInteger.valueOf(999_500), bob.funding(RecordedMarket.USD));
        assertEquals(BigInteger.valueOf(6), bob.traded().get(0).fees());

        assertEquals("venue", figures.accounts().get(0).name());
        assertEquals(1, figures.nobody().orders());
        assertEquals(1, figures.nobody().rejected());
    }

    @Test
    void instruments() {
        final InstrumentFigures acme = RecordedMarket.withTraders()
                .trade()
                .recorder
                .figures()
                .instruments()
                .get(0);
        assertEquals("ACME", acme.symbol());
        assertEquals(7, acme.orders());
        assertEquals(3, acme.trades());
        assertEquals(BigInteger.valueOf(13), acme.lots());
        assertEquals(BigInteger.valueOf(12_925), acme.value());
        assertEquals(200, acme.openTicks());
        assertEquals(200, acme.highTicks());
        assertEquals(195, acme.lowTicks());
        assertEquals(195, acme.lastTicks());
        assertEquals(RecordedMarket.START_NS, acme.series().firstNs());
        assertEquals(200, acme.series().askTicks(0));
        assertEquals(0, acme.series().bidTicks(0));
    }

    @Test
    void liveOrdersAndAClosedSession() {
        final RecordedMarket market = RecordedMarket.withTraders();
        market.session(1).limit(1, 0, Side.SELL, 200, 10, TimeInForce.GTC);
        market.session(1).limit(2, 0, Side.SELL, 201, 10, TimeInForce.GTC);
        market.session(Records.OPERATOR).closeSession(1);
        market.session(1).limit(3, 0, Side.SELL, 200, 10, TimeInForce.GTC);
        market.session(Records.OPERATOR).openSession(1);
        market.session(3).massCancel(1, -1, null);
        final RunFigures figures = market.recorder.figures();
        assertEquals("2 2 0 0 2 0 0 0", text(figures.accounts().get(1)));
        assertEquals(1, figures.nobody().rejected());
    }

    @Test
    void namesWithCommasAndQuotesStayOneField() {
        final RecordedMarket market = new RecordedMarket();
        final var operator = market.session(Records.OPERATOR);
        operator.listAsset("USD", 2);
        operator.listAsset("A,B", 0);
        operator.listInstrument("A,B", 1, 0, 1, 1, 0, 0);
        operator.openAccount("the\"maker\"");
        operator.openSession(1);
        operator.deposit(1, 0, 1_000);
        operator.deposit(1, 1, 10);
        market.session(1).limit(1, 0, Side.SELL, 5, 1, TimeInForce.GTC);
        market.session(1).limit(2, 0, Side.BUY, 5, 1, TimeInForce.GTC);
        final String line = market.tape.toString().lines().skip(1).findFirst().orElseThrow();
        assertEquals(
                "2026-01-05T09:30:00.000000000Z,9,\"A,B\",0.05,1,buy,8,9,\"the\"\"maker\"\"\",\"the\"\"maker\"\"\","
                        + "0.00,0.00",
                line);
        assertEquals(
                "2 2 0 2 0 0 0 2", text(market.recorder.figures().accounts().get(1)));
    }

    @Test
    void whateverIsSentIsCounted() {
        final RecordedMarket market = new RecordedMarket();
        final RandomCommands[] commands = new RandomCommands[1];
        commands[0] = new RandomCommands(1, (buffer, offset, length) -> {
            market.timestampNs = commands[0].timestampNs();
            return market.tryPublish(buffer, offset, length);
        });
        market.tap = commands[0];
        commands[0].setUp();
        for (int i = 0; i < 50_000; i++) {
            commands[0].next();
        }
        final Map<Integer, Long> live = new TreeMap<>();
        final RunFigures figures = market.recorder.figures();
        market.engine.describe(new StateListener() {
            @Override
            public void onOrder(final OrderState order) {
                live.merge(order.account(), 1L, Long::sum);
            }

            @Override
            public void onBalance(final BalanceState balance) {
                final AccountFigures account = figures.accounts().get(balance.account());
                assertEquals(
                        BigInteger.valueOf(balance.available() + balance.held()),
                        Holdings.of(account, figures).get(balance.asset()),
                        account.name() + " asset " + balance.asset());
            }
        });
        assertTrue(market.recorder.trades() > 1_000, "too few trades to tell");
        for (final AccountFigures account : market.recorder.figures().accounts()) {
            assertEquals(live.getOrDefault(account.id(), 0L), account.live(), account.name());
            assertEquals(account.orders(), account.accepted() + account.rejected(), account.name());
        }
        final Map<String, long[]> ends = market.recorder.ends().byEnd();
        assertTrue(ends.size() > 10, ends.keySet().toString());
        assertEquals(
                live.values().stream().mapToLong(Long::longValue).sum(), ends.get("live")[0] + ends.get("live")[1]);
        assertEquals(
                figures.accounts().stream().mapToLong(AccountFigures::filled).sum(),
                ends.get("filled")[0] + ends.get("filled")[1]);
        assertEquals(market.recorder.trades(), market.tape.toString().lines().count() - 1);
    }

    @Test
    void refusesAStreamThatBeginsInTheMiddle() {
        final RunFigures figures = new RunFigures();
        final var refused = assertThrows(IllegalStateException.class, () -> figures.onAccountOpened(5, "late"));
        assertEquals("not the whole stream: account=5, expected next=1", refused.getMessage());
    }

    private static String text(final AccountFigures account) {
        return account.orders() + " " + account.accepted() + " " + account.rejected() + " " + account.filled() + " "
                + account.canceled() + " " + account.live() + " " + account.replaced() + " " + account.fills();
    }
}
