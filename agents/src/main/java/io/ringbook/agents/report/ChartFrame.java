package io.ringbook.agents.report;

import java.util.List;

/** What every picture over time has around its plot: title, unit and time, axes with their labels. In tenths of a pixel. */
final class ChartFrame {
    static final int WIDTH = 9600;
    static final int TOP = 760;

    static final String INK = "fill=\"#1f2933\"";
    static final String PALE_INK = "fill=\"#616e7c\"";
    static final String GRID = "stroke=\"#e4e7eb\" stroke-width=\"1\"";
    static final String AXIS = "stroke=\"#9aa5b1\" stroke-width=\"1\"";

    private static final int BELOW = 420;
    private static final int LEAST_MARGIN = 760;
    private static final int CHARACTER = 75;

    final Svg svg;
    final int bottom;
    int left = LEAST_MARGIN;
    int right = WIDTH - LEAST_MARGIN;

    /** @param description for those who cannot see it */
    ChartFrame(final int height, final String description) {
        svg = new Svg(WIDTH, height, description);
        svg.rectangle(0, 0, WIDTH, height, "rx=\"6\" fill=\"#ffffff\"");
        bottom = height - BELOW;
    }

    int plotHeight() {
        return bottom - TOP;
    }

    int plotWidth() {
        return right - left;
    }

    /** Makes room for the labels of the value axis and for what stands right of the plot. */
    void fit(final List<AxisLabel> values, final String beside) {
        left = Math.max(LEAST_MARGIN, longest(values) * CHARACTER + 250);
        right = WIDTH - Math.max(LEAST_MARGIN, beside.length() * CHARACTER + 250);
    }

    /** @param below the title, such as the unit */
    void title(final String title, final String below) {
        svg.words(left, 330, INK + " font-size=\"18\" font-weight=\"bold\"", title);
        svg.words(left, 530, PALE_INK, below);
    }

    void axes(final List<AxisLabel> times, final List<AxisLabel> values) {
        values(TOP, left, right, values);
        svg.line(left, bottom, right, bottom, AXIS);
        times(bottom, left, times);
    }

    /** Lines across a plot, with what they stand for at its left. */
    void values(final int top, final int from, final int to, final List<AxisLabel> values) {
        for (final AxisLabel value : values) {
            final int y = top + value.at();
            svg.line(from, y, to, y, GRID);
            svg.words(from - 100, y + 40, PALE_INK + " text-anchor=\"end\"", value.text());
        }
    }

    /** Marks below a plot. */
    void times(final int y, final int from, final List<AxisLabel> times) {
        for (final AxisLabel time : times) {
            final int x = from + time.at();
            svg.line(x, y, x, y + 50, AXIS);
            svg.words(x, y + 210, PALE_INK + " text-anchor=\"middle\"", time.text());
        }
    }

    /** In the middle of the plot. */
    void note(final String words) {
        final int x = (left + right) / 2;
        svg.words(x, (TOP + bottom) / 2, PALE_INK + " font-size=\"16\" text-anchor=\"middle\"", words);
    }

    /** In place of a plot. */
    String empty(final String title, final String unit, final String words) {
        title(title, unit);
        svg.rectangle(left, TOP, right - left, bottom - TOP, "fill=\"#f5f7fa\"");
        note(words);
        return svg.end();
    }

    /** @return when the plot begins and ends */
    static String when(final long firstNs, final long lastNs) {
        final String from = UtcTime.seconds(firstNs);
        final String to = UtcTime.seconds(lastNs);
        if (from.equals(to)) {
            final long lengthNs = lastNs - firstNs;
            return from + " UTC" + (lengthNs == 0 ? "" : " for " + UtcTime.duration(lengthNs));
        }
        final int date = "2026-01-05 ".length();
        final boolean isOneDay = from.regionMatches(0, to, 0, date);
        return from + " to " + (isOneDay ? to.substring(date) : to) + " UTC";
    }

    static int longest(final List<AxisLabel> labels) {
        return labels.stream().mapToInt(label -> label.text().length()).reduce(0, Math::max);
    }
}
