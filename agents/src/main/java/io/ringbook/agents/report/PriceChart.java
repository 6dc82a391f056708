package io.ringbook.agents.report;

import io.ringbook.agents.Decimals;
import io.ringbook.agents.InstrumentScale;

/** A picture of the prices of one instrument: trades as a line, and the band between best bid and ask behind it. */
final class PriceChart {
    private static final int HEIGHT = 4200;
    private static final int DOT_MARGIN = 50;

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
    private final PriceSeries beside;
    private final ChartFrame frame;
    private final Svg svg;

    /**
     * @param unit of prices, such as USD per ABC
     * @param beside what is drawn to the same scale beside this, or the series itself
     */
    PriceChart(
            final String symbol,
            final String unit,
            final InstrumentScale scale,
            final PriceSeries series,
            final PriceSeries beside) {
        this.symbol = symbol;
        this.unit = unit;
        this.scale = scale;
        this.series = series;
        this.beside = beside.size() == 0 ? series : beside;
        frame = new ChartFrame(HEIGHT, "Prices of " + symbol + " in " + unit);
        svg = frame.svg;
    }

    /** @return the whole document; to be called once */
    String svg() {
        final PriceRange range = new PriceRange(series, beside);
        if (range.isEmpty() || series.size() == 0) {
            return frame.empty(symbol, unit, "Nothing was quoted and nothing traded.");
        }
        final ValueAxis prices = new ValueAxis(scale.tick(), range.lowTicks(), range.highTicks(), frame.plotHeight());
        final int last = series.lastTraded();
        final String lastPrice = last < 0 ? "" : Decimals.grouped(scale.price(series.closeTicks(last)));
        frame.fit(prices.labels(), lastPrice);
        final TimeAxis times = new TimeAxis(
                Math.min(series.firstNs(), beside.firstNs()),
                Math.max(series.lastNs(), beside.lastNs()),
                frame.plotWidth());
        frame.title(symbol, unit + ", " + ChartFrame.when(series.firstNs(), series.lastNs()));
        drawLegend(last >= 0);
        frame.axes(times.labels(), prices.labels());
        svg.beginClip(frame.left, ChartFrame.TOP, frame.plotWidth(), frame.plotHeight(), DOT_MARGIN);
        svg.path(new QuoteBand(series, times, prices).path(), BAND);
        final TradeLine trades = new TradeLine(series, times, prices);
        svg.path(trades.ranges(), RANGE);
        svg.path(trades.line(), LINE);
        svg.path(trades.dots(), DOTS);
        svg.endClip();
        if (last >= 0) {
            drawLast(
                    frame.left + times.at(series.timeNs(last)),
                    ChartFrame.TOP + prices.at(series.closeTicks(last)),
                    lastPrice);
        } else {
            frame.note("Nothing traded.");
        }
        return svg.end();
    }

    private void drawLegend(final boolean isTraded) {
        final int y = 490;
        final int end = frame.right + 80;
        svg.rectangle(end - 1240, y - 50, 220, 100, BAND);
        svg.words(end - 960, y + 40, ChartFrame.PALE_INK, "best bid to ask");
        if (isTraded) {
            svg.line(end - 3420, y, end - 3200, y, LINE);
            svg.words(end - 3140, y + 40, ChartFrame.PALE_INK, "trade price");
            svg.path(rangeSample(end - 2240, y), RANGE);
            svg.words(end - 2060, y + 40, ChartFrame.PALE_INK, "high to low");
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

    /** The last price, beside the plot. */
    private void drawLast(final int x, final int y, final String price) {
        if (x < frame.right) {
            svg.line(x, y, frame.right, y, AFTER_LAST);
        }
        svg.circle(x, y, 30, LAST);
        svg.words(frame.right + 100, y + 40, LAST + " font-weight=\"bold\"", price);
    }
}
