package io.ringbook.agents.report;

import io.ringbook.agents.Decimals;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A picture of values that hold until they change, one colored line each. */
final class LineChart {
    private static final int HEIGHT = 2800;
    private static final int LEGEND_CHARACTER = 64;
    private static final int COMMON_PERCENT = 98;
    private static final int MOST_OVER_COMMON = 3;

    private final String title;
    private final String unit;
    private final BigDecimal step;
    private final List<String> names;
    private final Series series;
    private final Series beside;
    private final boolean isFromZero;
    private final ChartFrame frame;

    /**
     * @param title also tells what it is to those who cannot see it
     * @param step what one of the values is, in the unit
     * @param names of the series' values
     * @param beside what is drawn to the same scale beside this, or the series itself
     * @param isFromZero whether the scale begins at 0 at the latest
     */
    LineChart(
            final String title,
            final String unit,
            final BigDecimal step,
            final List<String> names,
            final Series series,
            final Series beside,
            final boolean isFromZero) {
        this.title = title;
        this.unit = unit;
        this.step = step;
        this.names = names;
        this.series = series;
        this.beside = beside.size() == 0 ? series : beside;
        this.isFromZero = isFromZero;
        frame = new ChartFrame(HEIGHT, title + " in " + unit);
    }

    /** @return the whole document; to be called once */
    String svg() {
        final long[] highs = highs();
        if (highs.length == 0 || series.size() == 0) {
            return frame.empty(title, unit, "There was none.");
        }
        final long highest = highs[highs.length - 1];
        // A few far above the others would make those a flat line.
        final long top = Math.min(highest, MOST_OVER_COMMON * Math.max(1, highs[highs.length * COMMON_PERCENT / 100]));
        final ValueAxis values = new ValueAxis(step, least(top), top, frame.plotHeight());
        frame.fit(values.labels(), "");
        final TimeAxis times = new TimeAxis(
                Math.min(series.firstNs(), beside.firstNs()),
                Math.max(series.lastNs(), beside.lastNs()),
                frame.plotWidth());
        final String cut = top == highest
                ? ""
                : ", up to "
                        + Decimals.grouped(
                                step.multiply(BigDecimal.valueOf(highest)).toPlainString());
        frame.title(title, unit + cut + ", " + ChartFrame.when(series.firstNs(), series.lastNs()));
        frame.axes(times.labels(), values.labels());
        int end = frame.right;
        for (int value = names.size() - 1; value >= 0; value--) {
            end = drawLegend(value, end);
            frame.svg.beginClip(frame.left, ChartFrame.TOP, frame.plotWidth(), frame.plotHeight(), 0);
            frame.svg.path(ranges(value, times, values), StepLine.range(value));
            frame.svg.path(StepLine.of(series, value, times, values), StepLine.style(value));
            frame.svg.endClip();
        }
        return frame.svg.end();
    }

    /** @return the highest of each bucket and value, sorted */
    private long[] highs() {
        return values(false).sorted().toArray();
    }

    /** @return the lowest or the highest of each bucket and value, of both series */
    private LongStream values(final boolean lowest) {
        return Stream.of(series, beside)
                .flatMapToLong(one -> IntStream.range(0, one.size() * one.values())
                        .mapToLong(i -> lowest
                                ? one.low(i / one.values(), i % one.values())
                                : one.high(i / one.values(), i % one.values())))
                .filter(value -> value > Series.UNCHANGED);
    }

    /** 0, or the lowest if that is below or the scale need not begin at 0. */
    private long least(final long top) {
        final long lowest = values(true).reduce(top, Math::min);
        return isFromZero ? Math.min(0, lowest) : lowest;
    }

    private int drawLegend(final int value, final int end) {
        final int from = end - names.get(value).length() * LEGEND_CHARACTER;
        frame.svg.words(from, 530, ChartFrame.PALE_INK, names.get(value));
        frame.svg.line(from - 280, 490, from - 60, 490, StepLine.style(value));
        return from - 480;
    }

    /** From the lowest to the highest, where a bucket has seen more than its last. */
    private Svg.Path ranges(final int value, final TimeAxis times, final ValueAxis values) {
        final Svg.Path path = new Svg.Path();
        for (int bucket = 0; bucket < series.size(); bucket++) {
            final long low = series.low(bucket, value);
            if (low > Series.UNCHANGED && series.high(bucket, value) > low) {
                path.move(times.at(series.timeNs(bucket)), values.at(low))
                        .upOrDown(values.at(series.high(bucket, value)));
            }
        }
        return path;
    }
}
