package io.ringbook.agents.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Who hangs, and who does not. */
final class WatchdogTest {
    private static final long MOST_NS = TimeUnit.SECONDS.toNanos(2);

    private long nowNs = 7;
    private long calls;
    private int hangs;
    private final Watchdog watchdog = new Watchdog(() -> this.nowNs);

    WatchdogTest() {
        watchdog.watch(new Watchdog.Watched() {
            @Override
            public long calls() {
                return calls;
            }

            @Override
            public long mostNs() {
                return MOST_NS;
            }

            @Override
            public void onHang() {
                hangs++;
            }
        });
    }

    @Test
    void aCallbackThatTakesTooLongHangsOnce() {
        calls = 1;
        look(2_000);
        assertEquals(0, hangs);
        look(100);
        assertEquals(1, hangs);
        look(10_000);
        assertEquals(1, hangs);
    }

    @Test
    void whoIsNotCalledOrIsCalledAgainDoesNotHang() {
        look(10_000);
        for (int call = 0; call < 20; call++) {
            calls += 2;
            look(1_000);
        }
        assertEquals(0, hangs);
    }

    @Test
    void aPauseOfTheWholeProcessIsNobodysFault() {
        calls = 1;
        look(1_000);
        nowNs += TimeUnit.HOURS.toNanos(1);
        look(50);
        assertEquals(0, hangs);
        look(2_000);
        assertEquals(1, hangs);
    }

    private void look(final long forMillis) {
        for (long passed = 0; passed < forMillis; passed += 50) {
            nowNs += TimeUnit.MILLISECONDS.toNanos(50);
            watchdog.look();
        }
    }
}
