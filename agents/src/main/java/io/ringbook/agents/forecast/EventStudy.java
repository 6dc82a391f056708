package io.ringbook.agents.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads from a history what normal days are and what events of a kind did. */
final class EventStudy {
    /** Fewer say nothing about a deviation. */
    private static final int LEAST_EVENTS = 3;

    private final PriceHistory history;
    private final int daysAfter;
    private final double[][] returns;
    private final Moments[] normal;

    EventStudy(final PriceHistory history, final int daysAfter) {
        this.history = history;
        this.daysAfter = daysAfter;
        returns = new double[history.symbols().size()][];
        normal = new Moments[returns.length];
        for (int symbol = 0; symbol < returns.length; symbol++) {
            returns[symbol] = history.returns(symbol);
            normal[symbol] = Moments.of(onNormalDays(symbol));
        }
    }

    /** Of the days that are neither an event's nor among those after one; of all, if hardly any are left. */
    Moments normal(final int symbol) {
        return normal[symbol];
    }

    /** @throws IllegalArgumentException if there were too few */
    EventEffect effect(final String kind) {
        final List<PriceEvent> past = history.events().stream()
                .filter(event -> event.kind().equals(kind) && event.day() < history.days())
                .toList();
        if (past.size() < LEAST_EVENTS) {
            throw new IllegalArgumentException("too few past events to learn from: kind=" + kind + ", events="
                    + past.size() + ", needed=" + LEAST_EVENTS);
        }
        final Fit jump = new Fit();
        final Fit after = new Fit();
        for (final PriceEvent event : past) {
            final int symbol = history.indexOf(event.symbol());
            jump.add(event.size(), abnormal(symbol, event.day()), normal[symbol].deviation());
            for (int day = event.day() + 1; day <= event.day() + daysAfter && day < history.days(); day++) {
                after.add(event.size(), abnormal(symbol, day), normal[symbol].deviation());
            }
        }
        final double jumpRatio = jump.ratio();
        double variance = 0;
        for (final PriceEvent event : past) {
            final double deviation = normal[history.indexOf(event.symbol())].deviation();
            variance += Math.max(0, jumpRatio * jumpRatio - 1) * deviation * deviation / past.size();
        }
        return new EventEffect(
                jump.slope(),
                StrictMath.sqrt(variance),
                after.slope(),
                after.count() > 1 ? after.ratio() : 1,
                daysAfter);
    }

    private double abnormal(final int symbol, final int day) {
        return returns[symbol][day - 1] - normal[symbol].mean();
    }

    private double[] onNormalDays(final int symbol) {
        final boolean[] isSpecial = new boolean[history.days()];
        for (final PriceEvent event : history.events()) {
            if (history.indexOf(event.symbol()) == symbol && event.day() < isSpecial.length) {
                Arrays.fill(isSpecial, event.day(), Math.min(isSpecial.length, event.day() + daysAfter + 1), true);
            }
        }
        final List<Double> found = new ArrayList<>();
        for (int day = 1; day < isSpecial.length; day++) {
            if (!isSpecial[day]) {
                found.add(returns[symbol][day - 1]);
            }
        }
        return found.size() < 2
                ? returns[symbol]
                : found.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** A line through the origin by least squares, and how far around it things are, in normal deviations. */
    private static final class Fit {
        private final List<double[]> points = new ArrayList<>();

        void add(final double size, final double abnormal, final double deviation) {
            points.add(new double[] {size, abnormal, deviation});
        }

        int count() {
            return points.size();
        }

        double slope() {
            double products = 0;
            double squares = 0;
            for (final double[] point : points) {
                products += point[0] * point[1];
                squares += point[0] * point[0];
            }
            return squares > 0 ? products / squares : 0;
        }

        double ratio() {
            final double slope = slope();
            double squares = 0;
            for (final double[] point : points) {
                final double rest = point[1] - slope * point[0];
                // Where nothing ever moves on a normal day there is no measure of what is more.
                squares += point[2] > 0 ? rest * rest / (point[2] * point[2]) : 1;
            }
            return StrictMath.sqrt(squares / (points.size() - 1));
        }
    }
}
