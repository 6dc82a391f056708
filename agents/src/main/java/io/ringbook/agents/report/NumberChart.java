package io.ringbook.agents.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A picture of values that belong to whole numbers from 0 on, such as fitness by generation: one colored line each, with dots. */
public final class NumberChart {
    private static final int HEIGHT = 3600;
    private static final int LEGEND_CHARACTER = 64;
    private static final int DOT = 25;
    private static final int MOST_LABELS = 20;
    private static final int DECIMALS = 4;
    private static final double UNIT = 10_000;

    private final String title;
    private final String unit;
    private final List<String> names;
    private final List<double[]> lines;
    private final ChartFrame frame;
    private ValueAxis axis;

    /**
     * @param title also tells what it is to those who cannot see it
     * @param unit of the values, and what the numbers are
     * @param names of the lines, no more than there are colors: four
     * @param lines values by number, all of one length; what is not finite is left out
     */
    public NumberChart(final String title, final String unit, final List<String> names, final List<double[]> lines) {
        this.title = title;
        this.unit = unit;
        this.names = names;
        this.lines = lines;
        frame = new ChartFrame(HEIGHT, title);
    }

    /** @return the whole document; to be called once */
    public String svg() {
        final long[] all = lines.stream()
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .mapToLong(NumberChart::steps)
                .sorted()
                .toArray();
        if (all.length == 0) {
            return frame.empty(title, unit, "There was none.");
        }
        // A line that stands still has room above and below.
        final long room = all[0] == all[all.length - 1] ? (long) UNIT : 0;
        axis = new ValueAxis(
                BigDecimal.ONE.movePointLeft(DECIMALS), all[0] - room, all[all.length - 1] + room, frame.plotHeight());
        frame.fit(axis.labels(), "");
        frame.title(title, unit);
        frame.axes(numbers(), axis.labels());
        int end = frame.right;
        for (int line = names.size() - 1; line >= 0; line--) {
            end = drawLegend(line, end);
            draw(line);
        }
        return frame.svg.end();
    }

    private List<AxisLabel> numbers() {
        final int count = lines.get(0).length;
        final int every = (count + MOST_LABELS - 1) / MOST_LABELS;
        final List<AxisLabel> labels = new ArrayList<>();
        for (int number = 0; number < count; number += every) {
            labels.add(new AxisLabel(at(number), Integer.toString(number)));
        }
        return labels;
    }

    private void draw(final int line) {
        final double[] values = lines.get(line);
        final Svg.Path path = new Svg.Path();
        boolean isOpen = false;
        for (int number = 0; number < values.length; number++) {
            if (!Double.isFinite(values[number])) {
                isOpen = false;
                continue;
            }
            final int x = frame.left + at(number);
            final int y = ChartFrame.TOP + axis.at(steps(values[number]));
            if (isOpen) {
                path.line(x, y);
            } else {
                path.move(x, y);
            }
            isOpen = true;
            frame.svg.circle(x, y, DOT, StepLine.style(line));
        }
        frame.svg.path(path, StepLine.style(line));
    }

    private int drawLegend(final int line, final int end) {
        final int from = end - names.get(line).length() * LEGEND_CHARACTER;
        frame.svg.words(from, 530, ChartFrame.PALE_INK, names.get(line));
        frame.svg.line(from - 280, 490, from - 60, 490, StepLine.style(line));
        return from - 480;
    }

    private int at(final int number) {
        return frame.plotWidth() * number / Math.max(1, lines.get(0).length - 1);
    }

    private static long steps(final double value) {
        return StrictMath.round(value * UNIT);
    }
}
