package io.ringbook.agents.report;

import java.util.List;

/** A picture of the prices of one instrument: trades as a line, and the band between best bid and ask behind it. */
final class PriceChart {
    private static final int WIDTH = 9600;
    private static final int HEIGHT = 4200;
    private static final int TOP = 760;
    private static final int BOTTOM = HEIGHT - 420;
    private static final int LEAST_MARGIN = 760;
    private static final int CHARACTER = 75;
    private static final int DOT_MARGIN = 50;

    private static final String INK = "fill=\"#1f2933\"";
    private static final String PALE_INK = "fill=\"#616e7c\"";
    private static final String GRID = "stroke=\"#e4e7eb\" stroke-width=\"1\"";
    private static final String AXIS = "stroke=\"#9aa5b1\" stroke-width=\"1\"";
    private static final String BAND = "fill=\"#f0b429\" fill-opacity=\"0.28\"";
    private static final String RANGE = "stroke=\"#2f6db5\" stroke-opacity=\"0.45\" stroke-width=\"1\" fill=\"none\"";
    private static final String LINE =
            "stroke=\"#0b4a8f\" stroke-width=\"1.5\" stroke-linejoin=\"round\" stroke-linecap=\"round\" fill=\"none\"";
    private static final String DOTS = "stroke=\"#0b4a8f\" stroke-width=\"5\" stroke-linecap=\"round\" fill=\"none\"";
    private static final String LAST = "fill=\"#0b4a8f\"";
    private static final String AFTER_LAST = "stroke=\"#0b4a8f\" stroke-width=\"1\" stroke-dasharray=\"2 3\"";

    private final String symbol;
    private final String unit;
    private final InstrumentScale scale;
    private final PriceSeries series;
    private final Svg svg;
    private int left = LEAST_MARGIN;
    private int right = WIDTH - LEAST_MARGIN;

    /** @param unit of prices, such as USD per ABC */
    PriceChart(final String symbol, final String unit, final InstrumentScale scale, final PriceSeries series) {
        this.symbol = symbol;
        this.unit = unit;
        this.scale = scale;
        this.series = series;
        svg = new Svg(WIDTH, HEIGHT, "Prices of " + symbol + " in " + unit);
    }

    /** @return the whole document; to be called once */
    String svg() {
        svg.rectangle(0, 0, WIDTH, HEIGHT, "rx=\"6\" fill=\"#ffffff\"");
        final PriceRange range = new PriceRange(series);
        if (range.isEmpty()) {
            drawTitle();
            svg.rectangle(left, TOP, right - left, BOTTOM - TOP, "fill=\"#f5f7fa\"");
            note("Nothing was quoted and nothing traded.");
            return svg.end();
        }
        final PriceAxis prices = new PriceAxis(scale, range.lowTicks(), range.highTicks(), BOTTOM - TOP);
        final int last = series.lastTraded();
        final String lastPrice = last < 0 ? "" : Decimals.grouped(scale.price(series.closeTicks(last)));
        left = Math.max(LEAST_MARGIN, longest(prices.labels()) * CHARACTER + 250);
        right = WIDTH - Math.max(LEAST_MARGIN, lastPrice.length() * CHARACTER + 250);
        final TimeAxis times = new TimeAxis(series.firstNs(), series.lastNs(), right - left);
        drawTitle();
        drawLegend(last >= 0);
        drawAxes(times.labels(), prices.labels());
        svg.beginClip(left, TOP, right - left, BOTTOM - TOP, DOT_MARGIN);
        svg.path(new QuoteBand(series, times, prices).path(), BAND);
        final TradeLine trades = new TradeLine(series, times, prices);
        svg.path(trades.ranges(), RANGE);
        svg.path(trades.line(), LINE);
        svg.path(trades.dots(), DOTS);
        svg.endClip();
        if (last >= 0) {
            drawLast(left + times.at(series.timeNs(last)), TOP + prices.at(series.closeTicks(last)), lastPrice);
        } else {
            note("Nothing traded.");
        }
        return svg.end();
    }

    private void drawTitle() {
        svg.words(left, 330, INK + " font-size=\"18\" font-weight=\"bold\"", symbol);
        svg.words(left, 530, PALE_INK, unit + (series.size() == 0 ? "" : ", " + when()));
    }

    private String when() {
        final String from = UtcTime.seconds(series.firstNs());
        final String to = UtcTime.seconds(series.lastNs());
        if (from.equals(to)) {
            final long lengthNs = series.lastNs() - series.firstNs();
            return from + " UTC" + (lengthNs == 0 ? "" : " for " + UtcTime.duration(lengthNs));
        }
        final int date = "2026-01-05 ".length();
        final boolean isOneDay = from.regionMatches(0, to, 0, date);
        return from + " to " + (isOneDay ? to.substring(date) : to) + " UTC";
    }

    private void drawLegend(final boolean isTraded) {
        final int y = 490;
        final int end = right + 80;
        svg.rectangle(end - 1240, y - 50, 220, 100, BAND);
        svg.words(end - 960, y + 40, PALE_INK, "best bid to ask");
        if (isTraded) {
            svg.line(end - 3420, y, end - 3200, y, LINE);
            svg.words(end - 3140, y + 40, PALE_INK, "trade price");
            svg.path(rangeSample(end - 2240, y), RANGE);
            svg.words(end - 2060, y + 40, PALE_INK, "high to low");
        }
    }

    private static Svg.Path rangeSample(final int x, final int y) {
        return new Svg.Path()
                .move(x, y - 50)
                .upOrDown(y + 30)
                .move(x + 40, y - 20)
                .upOrDown(y + 50)
                .move(x + 80, y - 60)
                .upOrDown(y + 20)
                .move(x + 120, y - 30)
                .upOrDown(y + 40);
    }

    private void drawAxes(final List<AxisLabel> times, final List<AxisLabel> prices) {
        for (final AxisLabel price : prices) {
            final int y = TOP + price.at();
            svg.line(left, y, right, y, GRID);
            svg.words(left - 100, y + 40, PALE_INK + " text-anchor=\"end\"", price.text());
        }
        svg.line(left, BOTTOM, right, BOTTOM, AXIS);
        for (final AxisLabel time : times) {
            final int x = left + time.at();
            svg.line(x, BOTTOM, x, BOTTOM + 50, AXIS);
            svg.words(x, BOTTOM + 210, PALE_INK + " text-anchor=\"middle\"", time.text());
        }
    }

    /** The last price, beside the plot. */
    private void drawLast(final int x, final int y, final String price) {
        if (x < right) {
            svg.line(x, y, right, y, AFTER_LAST);
        }
        svg.circle(x, y, 30, LAST);
        svg.words(right + 100, y + 40, LAST + " font-weight=\"bold\"", price);
    }

    private void note(final String words) {
        final int x = (left + right) / 2;
        svg.words(x, (TOP + BOTTOM) / 2, PALE_INK + " font-size=\"16\" text-anchor=\"middle\"", words);
    }

    private static int longest(final List<AxisLabel> labels) {
        return labels.stream().mapToInt(label -> label.text().length()).reduce(0, Math::max);
    }
}
