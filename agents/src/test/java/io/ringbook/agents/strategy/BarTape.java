package io.ringbook.agents.strategy;

import io.ringbook.agents.Parameters;
import io.ringbook.core.marketdata.Bar;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** For tests: bars of a minute each, one after the other. */
final class BarTape {
    private static final long MINUTE_NS = 60_000_000_000L;

    private final List<Bar> bars = new ArrayList<>();

    /** Bars of 100 lots that never moved. */
    static BarTape closes(final long... ticks) {
        final BarTape tape = new BarTape();
        for (final long close : ticks) {
            tape.add(close, close, close, 100);
        }
        return tape;
    }

    static Decision decide(final StrategyType type, final BarTape tape, final String... keysAndValues) {
        return make(type, keysAndValues).decide(tape.bars());
    }

    static Strategy make(final StrategyType type, final String... keysAndValues) {
        final Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            values.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return type.make(new Parameters(values));
    }

    BarTape times(final int count, final long close, final long lots) {
        for (int i = 0; i < count; i++) {
            add(close, close, close, lots);
        }
        return this;
    }

    BarTape add(final long high, final long low, final long close, final long lots) {
        final long fromNs = bars.size() * MINUTE_NS;
        bars.add(new Bar(
                0,
                fromNs,
                fromNs + 1,
                close,
                high,
                low,
                close,
                lots,
                BigInteger.valueOf(close).multiply(BigInteger.valueOf(lots)),
                1));
        return this;
    }

    List<Bar> bars() {
        return bars;
    }
}
