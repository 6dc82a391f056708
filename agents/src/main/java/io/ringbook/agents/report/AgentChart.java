package io.ringbook.agents.report;

import io.ringbook.agents.Decimals;
import java.math.BigDecimal;
import java.util.List;

/** A picture of positions and profits of accounts over time: a row for each, with scales of its own. */
final class AgentChart {
    private static final int ROW = 1420;
    private static final int PLOT = 960;
    private static final int POSITIONS = 1000;
    private static final int PROFITS = 5740;
    private static final int PANEL = 3560;
    private static final int LEGEND_CHARACTER = 75;
    private static final String BOLD = ChartFrame.INK + " font-weight=\"bold\"";
    private static final String ZERO = "stroke=\"#9aa5b1\" stroke-width=\"1\" stroke-dasharray=\"2 3\"";

    private final List<AgentCurve> curves;
    private final List<Long> timesNs;
    private final List<String> symbols;
    private final String cash;
    private final ChartFrame frame;

    /** @param symbols of the instruments, by position */
    AgentChart(final List<AgentCurve> curves, final List<Long> timesNs, final List<String> symbols, final String cash) {
        this.curves = curves;
        this.timesNs = timesNs;
        this.symbols = symbols;
        this.cash = cash;
        frame = new ChartFrame(ChartFrame.TOP + 320 + ROW * curves.size() + 60, "Positions and profits of agents");
        frame.left = POSITIONS;
    }

    /** @return the whole document; to be called once */
    String svg() {
        final long firstNs = timesNs.get(0);
        final long lastNs = timesNs.get(timesNs.size() - 1);
        final TimeAxis times = new TimeAxis(firstNs, lastNs, PANEL);
        frame.title("Agents", ChartFrame.when(firstNs, lastNs));
        frame.svg.words(POSITIONS, 860, ChartFrame.INK, "Bought less sold since the start");
        drawLegend();
        frame.svg.words(PROFITS, 860, ChartFrame.INK, "Profit of these trades in " + cash);
        int top = ChartFrame.TOP + 500;
        for (final AgentCurve curve : curves) {
            final Scaled profit = Scaled.of(curve.profit());
            final Scaled positions =
                    Scaled.of(curve.positions().stream().flatMap(List::stream).toList());
            frame.svg.words(POSITIONS, top - 70, BOLD, curve.name() + positions.factor());
            frame.svg.words(PROFITS, top - 70, BOLD, profit(curve, profit));
            draw(POSITIONS, top, positions, symbols.size(), times);
            draw(PROFITS, top, profit, 1, times);
            top += ROW;
        }
        final List<AxisLabel> labels = times.labels();
        frame.times(top - ROW + PLOT, POSITIONS, labels);
        frame.times(top - ROW + PLOT, PROFITS, labels);
        return frame.svg.end();
    }

    private void drawLegend() {
        int from = POSITIONS + PANEL;
        for (int line = symbols.size() - 1; line >= 0; line--) {
            from -= symbols.get(line).length() * LEGEND_CHARACTER;
            frame.svg.words(from, 860, ChartFrame.PALE_INK, symbols.get(line));
            frame.svg.line(from - 240, 820, from - 60, 820, StepLine.style(line));
            from -= 400;
        }
    }

    private void draw(final int left, final int top, final Scaled scaled, final int lines, final TimeAxis times) {
        final Series series = new Series(lines);
        final int points = timesNs.size();
        final long low = scaled.values().stream().reduce(0L, Math::min);
        final long high = scaled.values().stream().reduce(0L, Math::max);
        for (int point = 0; point < points; point++) {
            for (int line = 0; line < lines; line++) {
                series.put(timesNs.get(point), line, scaled.values().get(line * points + point));
            }
        }
        final long least = low == high ? whole(scaled.step()) : 0;
        final ValueAxis values = new ValueAxis(scaled.step(), low - least, high + least, PLOT);
        frame.values(top, left, left + PANEL, values.labels());
        frame.svg.line(left, top + values.at(0), left + PANEL, top + values.at(0), ZERO);
        frame.svg.beginClip(left, top, PANEL, PLOT, 0);
        for (int line = lines - 1; line >= 0; line--) {
            frame.svg.path(StepLine.of(series, line, times, values), StepLine.style(line));
        }
        frame.svg.endClip();
        frame.svg.line(left, top + PLOT, left + PANEL, top + PLOT, ChartFrame.AXIS);
    }

    /** @return steps of one unit */
    private static long whole(final BigDecimal step) {
        return BigDecimal.ONE.divide(step).longValueExact();
    }

    /** The last one, and in what the axis is. */
    private static String profit(final AgentCurve curve, final Scaled scaled) {
        final BigDecimal last = curve.profit().get(curve.profit().size() - 1);
        final String axis = scaled.factor().isEmpty() ? "" : ", axis" + scaled.factor();
        return Decimals.grouped(last.toPlainString()) + axis;
    }
}
