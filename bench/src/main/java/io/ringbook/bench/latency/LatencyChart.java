package io.ringbook.bench.latency;

import io.ringbook.agents.report.Svg;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** A picture of latencies by percentile: one part for the closed loop and one for each rate of the open one, all on one scale. */
public final class LatencyChart {
    private static final int WIDTH = 12_000;
    private static final int COLUMNS = 2;
    private static final int TOP = 1_000;
    private static final int PART_HEIGHT = 3_800;
    private static final int PLOT_LEFT = 700;
    private static final int PLOT_TOP = 480;
    private static final int PLOT_WIDTH = WIDTH / COLUMNS - PLOT_LEFT - 450;
    private static final int PLOT_HEIGHT = PART_HEIGHT - PLOT_TOP - 500;
    private static final int LEGEND_LEFT = 700;
    private static final int CHARACTER = 68;

    private static final String INK = "fill=\"#1f2933\"";
    private static final String PALE_INK = "fill=\"#616e7c\"";
    private static final String GRID = "stroke=\"#e4e7eb\" stroke-width=\"1\"";
    private static final String AXIS = "stroke=\"#9aa5b1\" stroke-width=\"1\"";
    private static final String WAITS = line("#c0392b", "1.2", "2 3");

    private final List<LatencyResult> results;
    private final LatencyAxis latencies;
    private final PercentileAxis percentiles;
    private final Svg svg;
    private final int height;

    /** @param results as {@link Latency#measure} gives them */
    public LatencyChart(final List<LatencyResult> results) {
        this.results = results;
        latencies = new LatencyAxis(results, PLOT_HEIGHT);
        percentiles = new PercentileAxis(
                results.stream()
                        .mapToLong(each -> each.latencyHistogram().getTotalCount())
                        .max()
                        .orElse(1),
                PLOT_WIDTH);
        final int parts = rates().size();
        height = TOP + (parts + COLUMNS - 1) / COLUMNS * PART_HEIGHT;
        svg = new Svg(WIDTH, height, "Latencies by percentile");
    }

    /** @return the whole document; to be called once */
    public String svg() {
        svg.rectangle(0, 0, WIDTH, height, "rx=\"6\" fill=\"#ffffff\"");
        svg.words(LEGEND_LEFT, 380, INK + " font-size=\"18\" font-weight=\"bold\"", "Latency by percentile");
        drawLegend();
        final List<Long> rates = rates();
        for (int part = 0; part < rates.size(); part++) {
            drawPart(
                    part % COLUMNS * (WIDTH / COLUMNS) + PLOT_LEFT,
                    TOP + part / COLUMNS * PART_HEIGHT + PLOT_TOP,
                    rates.get(part));
        }
        return svg.end();
    }

    private List<Long> rates() {
        return results.stream().map(each -> each.row().perSecond()).distinct().toList();
    }

    private void drawLegend() {
        int x = LEGEND_LEFT;
        for (final Subject subject : subjects()) {
            x = legend(x, style(subject), words(subject));
        }
        legend(x, WAITS, "pauses of the producer meanwhile");
    }

    private List<Subject> subjects() {
        return results.stream()
                .map(each -> each.row().subject())
                .distinct()
                .sorted()
                .toList();
    }

    private int legend(final int x, final String style, final String words) {
        svg.line(x, 660, x + 260, 660, style);
        svg.words(x + 320, 700, PALE_INK, words);
        return x + 320 + words.length() * CHARACTER + 250;
    }

    private void drawPart(final int left, final int top, final long rate) {
        final List<LatencyResult> shown = results.stream()
                .filter(each -> each.row().perSecond() == rate || each.row().subject() == Subject.PAUSES)
                .toList();
        svg.words(
                left,
                top - 140,
                INK + " font-size=\"14\" font-weight=\"bold\"",
                rate == Row.CLOSED
                        ? "Closed loop, one command at a time"
                        : String.format(Locale.ROOT, "Open loop, %.3f M/s", rate / 1e6));
        drawAxes(left, top);
        svg.beginClip(left, top, PLOT_WIDTH, PLOT_HEIGHT, 0);
        shown.forEach(
                each -> svg.path(path(each.latencyHistogram()), style(each.row().subject())));
        shown.stream()
                .filter(each -> each.row().isOpen())
                .findFirst()
                .ifPresent(each -> svg.path(path(each.waitHistogram()), WAITS));
        svg.endClip();
    }

    private void drawAxes(final int left, final int top) {
        for (int power = latencies.first(); power <= latencies.last(); power++) {
            final int y = top + latencies.atPower(power);
            svg.line(left, y, left + PLOT_WIDTH, y, GRID);
            svg.words(left - 80, y + 40, PALE_INK + " text-anchor=\"end\"", LatencyAxis.label(power));
        }
        drawPercentile(left + percentiles.atHalf(), top, "50 %");
        for (int nine = 1; nine <= percentiles.nines(); nine++) {
            drawPercentile(left + percentiles.at(nine), top, PercentileAxis.label(nine));
        }
        svg.line(left, top + PLOT_HEIGHT, left + PLOT_WIDTH, top + PLOT_HEIGHT, AXIS);
    }

    private void drawPercentile(final int x, final int top, final String label) {
        svg.line(x, top, x, top + PLOT_HEIGHT, GRID);
        svg.words(x, top + PLOT_HEIGHT + 200, PALE_INK + " text-anchor=\"middle\"", label);
    }

    /** Up to the percentile of the last value; what is 0 has no place on such a scale. */
    private Svg.Path path(final Histogram histogram) {
        final Svg.Path path = new Svg.Path();
        boolean begun = false;
        long last = 0;
        for (int point = 0; point < percentiles.points() && last < histogram.getMaxValue(); point++) {
            last = histogram.getValueAtPercentile(percentiles.percentile(point));
            if (last > 0) {
                final int x = percentiles.atPoint(point);
                final int y = latencies.at(last);
                if (begun) {
                    path.line(x, y);
                } else {
                    path.move(x, y);
                }
                begun = true;
            }
        }
        return path;
    }

    private static String words(final Subject subject) {
        return switch (subject) {
            case JOURNAL -> "with journal";
            case NO_JOURNAL -> "without journal";
            case EMPTY -> "empty pipeline";
            case PING_PONG -> "ping-pong";
            case PAUSES -> "machine alone";
        };
    }

    private static String style(final Subject subject) {
        return switch (subject) {
            case JOURNAL -> line("#0b4a8f", "2", "none");
            case NO_JOURNAL -> line("#2f9e8f", "2", "none");
            case EMPTY -> line("#e08e0b", "2", "none");
            case PING_PONG -> line("#8e44ad", "2", "none");
            case PAUSES -> line("#9aa5b1", "1.5", "6 3");
        };
    }

    private static String line(final String color, final String width, final String dashes) {
        return "stroke=\"" + color + "\" stroke-width=\"" + width + "\" stroke-dasharray=\"" + dashes
                + "\" stroke-linejoin=\"round\" fill=\"none\"";
    }
}
