package io.ringbook.core.marketdata;

import io.ringbook.core.Side;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Puts the trades of each instrument together to bars: by time, by volume or by their number. Statistics of the day are
 * the bar by time of a day that is {@linkplain #current being built}. A bar is told when the first trade behind it comes;
 * spans without a trade have none.
 */
public final class Bars implements MarketDataListener {
    /** Of a bar by time: days begin at midnight UTC. */
    public static final long DAY_NS = 86_400_000_000_000L;

    private enum Unit {
        TIME,
        VOLUME,
        TRADES
    }

    private final Unit unit;
    private final long size;
    private final Consumer<Bar> consumer;
    private final List<Building> building = new ArrayList<>();

    private Bars(final Unit unit, final long size, final Consumer<Bar> consumer) {
        if (size < 1) {
            throw new IllegalArgumentException("bars of nothing: size=" + size);
        }
        this.unit = unit;
        this.size = size;
        this.consumer = consumer;
    }

    /** @param spanNs of each bar; a trade belongs to the span, counted from the epoch, in which its command came */
    public static Bars byTime(final long spanNs, final Consumer<Bar> consumer) {
        return new Bars(Unit.TIME, spanNs, consumer);
    }

    /** @param lots after which a bar is full; its last trade is not divided, so it may hold more */
    public static Bars byVolume(final long lots, final Consumer<Bar> consumer) {
        return new Bars(Unit.VOLUME, lots, consumer);
    }

    /** @param trades of each bar */
    public static Bars byTrades(final int trades, final Consumer<Bar> consumer) {
        return new Bars(Unit.TRADES, trades, consumer);
    }

    /** @return the bar that is being built, or null before the first trade */
    public Bar current(final int instrument) {
        final Building of = instrument < building.size() ? building.get(instrument) : null;
        return of == null ? null : of.bar();
    }

    @Override
    public void onTrade(
            final int instrument,
            final long sequence,
            final long timestampNs,
            final long priceTicks,
            final long lots,
            final Side takerSide) {
        while (building.size() <= instrument) {
            building.add(null);
        }
        Building of = building.get(instrument);
        if (of != null && isBehind(of, timestampNs)) {
            consumer.accept(of.bar());
            of = null;
        }
        if (of == null) {
            final long fromNs = unit == Unit.TIME ? timestampNs - Math.floorMod(timestampNs, size) : timestampNs;
            of = new Building(instrument, fromNs, priceTicks);
            building.set(instrument, of);
        }
        of.add(timestampNs, priceTicks, lots);
    }

    private boolean isBehind(final Building of, final long timestampNs) {
        return switch (unit) {
            case TIME -> timestampNs - of.fromNs >= size;
            case VOLUME -> of.lots >= size;
            case TRADES -> of.trades >= size;
        };
    }

    private static final class Building {
        private final int instrument;
        private final long fromNs;
        private final long openTicks;
        private long lastNs;
        private long highTicks;
        private long lowTicks = Long.MAX_VALUE;
        private long closeTicks;
        private long lots;
        private int trades;
        // Price times lots may not fit 64 bits: two halves.
        private long turnoverHigh;
        private long turnoverLow;

        private Building(final int instrument, final long fromNs, final long openTicks) {
            this.instrument = instrument;
            this.fromNs = fromNs;
            this.openTicks = openTicks;
        }

        private void add(final long timestampNs, final long priceTicks, final long traded) {
            lastNs = timestampNs;
            highTicks = Math.max(highTicks, priceTicks);
            lowTicks = Math.min(lowTicks, priceTicks);
            closeTicks = priceTicks;
            lots += traded;
            trades++;
            final long low = priceTicks * traded;
            turnoverLow += low;
            turnoverHigh +=
                    Math.multiplyHigh(priceTicks, traded) + (Long.compareUnsigned(turnoverLow, low) < 0 ? 1 : 0);
        }

        private Bar bar() {
            final BigInteger turnover = BigInteger.valueOf(turnoverHigh)
                    .shiftLeft(Long.SIZE)
                    .add(new BigInteger(Long.toUnsignedString(turnoverLow)));
            return new Bar(
                    instrument, fromNs, lastNs, openTicks, highTicks, lowTicks, closeTicks, lots, turnover, trades);
        }
    }
}
