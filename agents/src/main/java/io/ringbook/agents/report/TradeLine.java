package io.ringbook.agents.report;

/**
 * The trades of a series: a line through the last price of each bucket, with gaps where nothing traded for long, and a
 * bar from the highest to the lowest where they differ.
 */
final class TradeLine {
    /** With no more points than these, each is a dot. */
    private static final int FEW_POINTS = 48;

    /** A gap is at least this part of the time on the axis... */
    private static final int PART_OF_TIME = 20;

    /** ...and this many times as long as trades are apart on average. */
    private static final int TIMES_AVERAGE = 4;

    private final PriceSeries series;
    private final TimeAxis times;
    private final ValueAxis prices;
    private final boolean isSparse;
    private final long gapNs;
    private final Svg.Path line = new Svg.Path();
    private final Svg.Path ranges = new Svg.Path();
    private final Svg.Path dots = new Svg.Path();

    TradeLine(final PriceSeries series, final TimeAxis times, final ValueAxis prices) {
        this.series = series;
        this.times = times;
        this.prices = prices;
        final int points = series.tradedBuckets();
        isSparse = points <= FEW_POINTS;
        gapNs = Math.max(times.part(PART_OF_TIME), TIMES_AVERAGE * times.part(Math.max(TIMES_AVERAGE, points)));
        int before = series.tradedFrom(0);
        boolean wasJoined = false;
        while (before < series.size()) {
            final int next = series.tradedFrom(before + 1);
            final boolean isJoined = next < series.size() && series.timeNs(next) - series.timeNs(before) <= gapNs;
            add(before, wasJoined, isJoined);
            before = next;
            wasJoined = isJoined;
        }
    }

    Svg.Path line() {
        return line;
    }

    Svg.Path ranges() {
        return ranges;
    }

    /** @return places without length, to be drawn with a round end: trades that stand alone, or all if they are few */
    Svg.Path dots() {
        return dots;
    }

    private void add(final int bucket, final boolean joinsBefore, final boolean joinsNext) {
        final int x = times.at(series.timeNs(bucket));
        final int y = prices.at(series.closeTicks(bucket));
        if (joinsBefore) {
            line.line(x, y);
        } else if (joinsNext) {
            line.move(x, y);
        }
        if (isSparse || !(joinsBefore || joinsNext)) {
            dots.move(x, y).across(x);
        }
        final long highTicks = series.highTicks(bucket);
        final long lowTicks = series.lowTicks(bucket);
        if (highTicks > lowTicks) {
            ranges.move(x, prices.at(highTicks)).upOrDown(prices.at(lowTicks));
        }
    }
}
