package io.ringbook.agents.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.agents.Desk;
import io.ringbook.agents.TradingAgent;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What parents promise, slice by slice and in markets. */
final class ExecutorsTest {
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final String[] DRAWN = {
        "side", "any", "lots", "20", "over", "1m", "every", "3s", "parents", "drawn", "pause", "5s"
    };

    @Test
    void twapTradesEvenlyAndSaysWhatItDid() {
        final Tape tape = deep().with("x", "twap", "lots", "100", "over", "2m", "every", "10s")
                .run(Duration.ofMinutes(3));
        assertEquals(List.of(8L, 8L, 9L, 8L, 8L, 9L, 8L, 8L, 9L, 8L, 8L, 9L), lots(tape));
        assertEquals(
                List.of(
                        "x parent 1 symbol=ABC side=BUY lots=100 done=100 value=1000100 fees=60 others=0 ns=120000000000"),
                tape.signals);
    }

    @Test
    void vwapTradesByItsProfile() {
        final Tape tape = deep().with(
                        "x", "vwap", "side", "sell", "lots", "100", "over", "40s", "every", "5s", "profile", "3:0:1:6")
                .run(Duration.ofMinutes(1));
        assertEquals(List.of(15L, 15L, 5L, 5L, 30L, 30L), lots(tape));
        assertTrue(tape.ordersOf("x").stream().allMatch(order -> order.side() == Side.SELL));
        assertEquals(
                lots(deep().with("x", "twap").run(TEN_MINUTES)),
                lots(deep().with("x", "vwap").run(TEN_MINUTES)));
    }

    @Test
    void povIsTheShareOfTheVolumeThatWasAskedFor() {
        for (final int percent : new int[] {5, 10, 30}) {
            for (long seed = 1; seed <= 2; seed++) {
                final Tape tape = new Trial(seed)
                        .withMaker()
                        .withNoise()
                        .with(
                                "x",
                                "pov",
                                "lots",
                                "100000",
                                "over",
                                "10h",
                                "every",
                                "1s",
                                "percent",
                                String.valueOf(percent))
                        .run(Duration.ofHours(1));
                final double share = 100.0 * tape.lots("x") / tape.lots();
                assertEquals(percent, share, percent * 0.1);
            }
        }
    }

    @Test
    void neverMoreThanTheParentIsTradedOrAsked() {
        for (long seed = 1; seed <= 3; seed++) {
            final Tape tape = new Trial(seed)
                    .withMaker()
                    .withNoise()
                    .with("twap", "twap", "lots", "150", "every", "3s", "rest", "take")
                    .with(
                            "vwap", "vwap", "lots", "150", "side", "sell", "every", "7s", "profile", "1:4", "rest",
                            "take")
                    .with("pov", "pov", "lots", "150", "over", "1h", "every", "1s", "percent", "40")
                    .run(Duration.ofHours(1));
            for (final String name : List.of("twap", "vwap", "pov")) {
                assertEquals(150, tape.lots(name), name);
                tape.ordersOf(name)
                        .forEach(order -> assertTrue(order.tradedBefore() + order.lots() <= 150, order::toString));
            }
            assertEquals(
                    3,
                    tape.signals.stream()
                            .filter(text -> text.contains(" parent 1 "))
                            .count());
        }
    }

    /** One lot comes every 20 seconds, so six of 100 are there in two minutes; the others come after the last slice. */
    @Test
    void whatIsLeftIsLeftOrTaken() {
        final Tape left =
                thin().with("x", "twap", "over", "2m", "rest", "leave").run(TEN_MINUTES);
        assertEquals(6, left.lots("x"));
        assertTrue(left.signals.get(0).startsWith("x parent 2 symbol=ABC side=BUY lots=100 done=6 "));
        final Tape taken =
                thin().with("x", "twap", "over", "2m", "rest", "take").run(TEN_MINUTES);
        assertEquals(100, taken.lots("x"));
        assertEquals(
                100 - 6, taken.ordersOf("x").get(taken.ordersOf("x").size() - 1).lots());
        assertTrue(taken.signals.get(0).startsWith("x parent 1 symbol=ABC side=BUY lots=100 done=100 "));
        assertEquals(1, taken.signals.size());
    }

    @Test
    void drawnParentsGiveOrderFlowALongMemory() {
        final Tape drawn = flow();
        final double[] signs = signs(drawn);
        assertTrue(signs.length > 5_000, () -> "orders: " + signs.length);
        final double near = correlation(signs, 1, 10);
        final double far = correlation(signs, 100, 200);
        assertTrue(near > 0.15, () -> "near: " + near);
        assertTrue(far > 0.02, () -> "far: " + far);
        assertTrue(near > far);
        final long largest = largestParent(drawn);
        assertTrue(largest > 10 * 20, () -> "largest: " + largest);
        assertTrue(drawn.signals.stream().anyMatch(text -> text.contains("side=BUY"))
                && drawn.signals.stream().anyMatch(text -> text.contains("side=SELL")));
    }

    private static Tape flow() {
        final Trial trial = new Trial(11).with("wall", new Wall(0));
        for (int i = 0; i < 5; i++) {
            trial.with("x-" + i, new TwapExecutor(Trial.parameters(DRAWN)));
        }
        return trial.run(Duration.ofHours(3));
    }

    private static double[] signs(final Tape tape) {
        return tape.orders.stream()
                .filter(order -> order.name().startsWith("x"))
                .mapToDouble(order -> order.side() == Side.BUY ? 1 : -1)
                .toArray();
    }

    /** Mean over the lags. */
    private static double correlation(final double[] signs, final int fromLag, final int toLag) {
        double sum = 0;
        double mean = 0;
        for (final double sign : signs) {
            mean += sign / signs.length;
        }
        for (int lag = fromLag; lag <= toLag; lag++) {
            double product = 0;
            for (int i = lag; i < signs.length; i++) {
                product += (signs[i] - mean) * (signs[i - lag] - mean);
            }
            sum += product / (signs.length - lag);
        }
        return sum / (toLag - fromLag + 1);
    }

    private static long largestParent(final Tape tape) {
        return tape.signals.stream()
                .mapToLong(text -> Long.parseLong(text.replaceAll(".* lots=(\\d+) .*", "$1")))
                .max()
                .orElseThrow();
    }

    private static List<Long> lots(final Tape tape) {
        final List<Long> lots = new ArrayList<>();
        tape.ordersOf("x").forEach(order -> lots.add(order.lots()));
        return lots;
    }

    private static Trial deep() {
        return new Trial(1).with("wall", new Wall(0));
    }

    private static Trial thin() {
        return new Trial(1).with("wall", new Wall(20_000_000_000L));
    }

    /** Rests 50,000 lots on the bid, and as many on the ask: at once, or one at a time and the others after 115 s. */
    private static final class Wall implements TradingAgent {
        private static final long LATE_NS = 115_000_000_000L;
        private final long everyNs;
        private long startNs;

        Wall(final long everyNs) {
            this.everyNs = everyNs;
        }

        @Override
        public void onStart(final Desk desk) {
            startNs = desk.nowNs();
            desk.buy(50_000, 10_000, TimeInForce.GTC);
            if (everyNs == 0) {
                desk.sell(50_000, 10_001, TimeInForce.GTC);
            } else {
                onTimer(desk);
            }
        }

        @Override
        public void onTimer(final Desk desk) {
            final long lateNs = startNs + LATE_NS - desk.nowNs();
            desk.sell(lateNs > 0 ? 1 : 50_000, 10_001, TimeInForce.GTC);
            if (lateNs > 0) {
                desk.wakeAfter(Math.min(everyNs, lateNs));
            }
        }
    }
}
