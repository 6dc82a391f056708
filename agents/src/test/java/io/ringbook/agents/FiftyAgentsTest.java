package io.ringbook.agents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.agents.builtin.MarketMaker;
import io.ringbook.agents.builtin.NoiseTrader;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import io.ringbook.core.engine.BalanceState;
import io.ringbook.core.engine.OrderState;
import io.ringbook.core.engine.StateListener;
import io.ringbook.journal.replay.Verification;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fifty live agents, of which one throws, one hangs and one floods: those three are cut off, and every other one knows at the end exactly
 * what the engine says that it has. The ordinary run takes some seconds, {@code -Dcampaign=true} a minute.
 */
final class FiftyAgentsTest {
    private static final Duration OPEN = Duration.ofSeconds(Boolean.getBoolean("campaign") ? 60 : 6);
    private static final int GOOD = 47;
    private static final Map<String, Long> FUNDS = Map.of("USD", 100_000_000L, "ABC", 10_000L);

    @TempDir
    private Path folder;

    /** What agents knew of themselves when they were stopped. */
    private final Map<String, String> known = new ConcurrentSkipListMap<>();

    @Test
    void threeBadOnesAreCutOffAndTheOthersLoseNothing() {
        final CountDownLatch never = new CountDownLatch(1);
        final Market market = Market.open(MarketConfig.live(folder));
        assertTimeoutPreemptively(OPEN.plusSeconds(60), () -> {
            try (market) {
                market.listAsset("USD", 2);
                market.listAsset("ABC", 0);
                market.listInstrument(new InstrumentSpec("ABC", "ABC", "USD", 1, 1, -10, 50));
                market.funds(FUNDS);
                for (int i = 0; i < GOOD; i++) {
                    final TradingAgent agent = i < 5
                            ? new MarketMaker(new Parameters(Map.of("every", "50ms")))
                            : new NoiseTrader(new Parameters(Map.of("every", "100ms")));
                    market.add(AgentSpec.of("good-" + i, new Counted(agent)));
                }
                market.add(AgentSpec.of("throws", new TradingAgent() {
                    @Override
                    public void onTrade(final Desk desk) {
                        throw new IllegalStateException("a bug");
                    }
                }));
                market.add(AgentSpec.of("hangs", new TradingAgent() {
                    @Override
                    public void onTrade(final Desk desk) {
                        desk.buy(1, 1, TimeInForce.GTC);
                        waitFor(never);
                    }
                }));
                market.add(AgentSpec.of("floods", new TradingAgent() {
                    @Override
                    public void onTrade(final Desk desk) {
                        while (desk.market(Side.BUY, 1).answer() != Answer.CUT_OFF) {
                            // As fast as it can.
                        }
                    }
                }));
                market.start();
                market.run(OPEN);
                assertEquals(GOOD, market.names().size(), () -> market.names().toString());
                assertEquals(3, market.cutOffCount());
            }
        });
        assertEquals(GOOD, known.size());
        final Map<String, String> engine = new TreeMap<>();
        known.keySet().forEach(name -> engine.put(name, ledger(market, name)));
        assertEquals(engine, known);
        assertEquals(
                "USD 100000000 held 0, ABC 10000 held 0, 0 orders", ledger(market, "hangs"), "its order was canceled");
        assertEquals(0, orders(market, "floods"));
        final Verification verification = Verification.of(folder);
        assertTrue(verification.isGood(), verification::toString);
        assertTrue(verification.commands() > 1_000, verification::toString);
    }

    private static String ledger(final Market market, final String name) {
        final int account = market.directory().account(name);
        final Map<Integer, String> balances = new TreeMap<>();
        market.engine().describe(new StateListener() {
            @Override
            public void onBalance(final BalanceState balance) {
                if (balance.account() == account) {
                    balances.put(
                            balance.asset(),
                            (balance.asset() == 0 ? "USD " : "ABC ") + (balance.available() + balance.held()) + " held "
                                    + balance.held());
                }
            }
        });
        return String.join(", ", balances.values()) + ", " + orders(market, name) + " orders";
    }

    private static int orders(final Market market, final String name) {
        final int account = market.directory().account(name);
        final int[] orders = {0};
        market.engine().describe(new StateListener() {
            @Override
            public void onOrder(final OrderState order) {
                orders[0] += order.account() == account ? 1 : 0;
            }
        });
        return orders[0];
    }

    private static void waitFor(final CountDownLatch latch) {
        boolean waits = true;
        while (waits) {
            try {
                latch.await();
                waits = false;
            } catch (final InterruptedException e) {
                // Hangs all the same.
            }
        }
    }

    /** Does what another one does, and says at the end what it has. */
    private final class Counted implements TradingAgent {
        private final TradingAgent agent;

        Counted(final TradingAgent agent) {
            this.agent = agent;
        }

        @Override
        public void onStart(final Desk desk) {
            agent.onStart(desk);
        }

        @Override
        public void onQuote(final Desk desk) {
            agent.onQuote(desk);
        }

        @Override
        public void onTimer(final Desk desk) {
            agent.onTimer(desk);
        }

        @Override
        public void onAccepted(final Desk desk, final OwnOrder order) {
            agent.onAccepted(desk, order);
        }

        @Override
        public void onRejected(final Desk desk, final Rejection rejection) {
            agent.onRejected(desk, rejection);
        }

        @Override
        public void onFill(final Desk desk, final Fill fill) {
            agent.onFill(desk, fill);
        }

        @Override
        public void onStop(final Desk desk) {
            known.put(
                    desk.name(),
                    "USD " + desk.balance("USD") + " held " + desk.held("USD") + ", ABC " + desk.balance("ABC")
                            + " held " + desk.held("ABC") + ", " + desk.orders().size() + " orders");
        }
    }
}
