package io.ringbook.agents.report;

/** A value that holds until it changes, as a line in steps, and the colors of several. */
final class StepLine {
    // Told apart also by those who see red and green alike.
    private static final String[] COLORS = {"#0b4a8f", "#d9730d", "#00806b", "#a3357a"};

    private StepLine() {}

    /** @return how many lines have a color of their own */
    static int colors() {
        return COLORS.length;
    }

    /** @param line from 0 */
    static String style(final int line) {
        return "stroke=\"" + COLORS[line] + "\" stroke-width=\"1.2\" stroke-linejoin=\"round\" fill=\"none\"";
    }

    /** @param line from 0 */
    static String range(final int line) {
        return "stroke=\"" + COLORS[line] + "\" stroke-opacity=\"0.35\" stroke-width=\"1\" fill=\"none\"";
    }

    /** @return broken where there was no value */
    static Svg.Path of(final Series series, final int value, final TimeAxis times, final ValueAxis values) {
        final Svg.Path path = new Svg.Path();
        boolean isOpen = false;
        for (int bucket = 0; bucket < series.size(); bucket++) {
            if (series.isChanged(bucket, value)) {
                final int x = times.at(series.timeNs(bucket));
                final long last = series.last(bucket, value);
                if (isOpen) {
                    path.across(x);
                }
                if (last == Series.NONE) {
                    isOpen = false;
                } else if (isOpen) {
                    path.upOrDown(values.at(last));
                } else {
                    path.move(x, values.at(last));
                    isOpen = true;
                }
            }
        }
        return isOpen ? path.across(times.at(series.lastNs())) : path;
    }
}
