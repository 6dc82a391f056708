package io.ringbook.bench.cli;

import io.ringbook.bench.latency.LatencyRatio;
import io.ringbook.bench.latency.LatencyResult;
import io.ringbook.bench.latency.Percentiles;
import io.ringbook.bench.latency.Subject;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** Latencies as a table, in microseconds, and below it the ratios to what they are measured beside. */
final class LatencyTable {
    private static final String HEAD = "%-7s %8s  %-11s %9s %9s %9s %9s %9s %9s %8s %8s %7s %9s%n";
    private static final String RATIO = "%-36s%-19s%-19s%-19s%-19s%n";
    private static final double MILLION = 1e6;

    private LatencyTable() {}

    static String text(final List<LatencyResult> results) {
        final StringBuilder text = new StringBuilder();
        line(
                text,
                HEAD,
                "loop",
                "M/s",
                "through",
                "p50 us",
                "p90",
                "p99",
                "p99.9",
                "p99.99",
                "most",
                "back M/s",
                "full",
                "bytes",
                "pause");
        results.forEach(result -> row(text, result));
        text.append(String.format("%n"));
        line(text, RATIO, "ratio", "p50", "p90", "p99", "p99.9");
        for (final LatencyResult result : results) {
            final LatencyResult beside = beside(result, results);
            if (beside != null) {
                ratio(text, result, beside);
            }
        }
        return text.toString();
    }

    private static void row(final StringBuilder text, final LatencyResult result) {
        final Percentiles all = result.all();
        final boolean open = result.row().isOpen();
        final boolean nothing = result.row().subject() == Subject.PAUSES;
        line(
                text,
                HEAD,
                open ? "open" : nothing ? "" : "closed",
                open ? String.format(Locale.ROOT, "%.3f", result.row().perSecond() / MILLION) : "",
                result.row().subject().label(),
                micros(all.p50()),
                micros(all.p90()),
                micros(all.p99()),
                micros(all.p999()),
                micros(all.p9999()),
                micros(all.most()),
                nothing ? "" : String.format(Locale.ROOT, "%.3f", result.perSecond() / MILLION),
                open ? result.full() : "",
                nothing ? "" : String.format(Locale.ROOT, "%.2f", result.bytes()),
                open ? micros(result.waits().most()) : "");
    }

    /** @return a ping-pong for a closed loop, the empty pipeline at the same rate for an open one; null for these themselves */
    private static LatencyResult beside(final LatencyResult result, final List<LatencyResult> results) {
        final boolean open = result.row().isOpen();
        final Subject subject = result.row().subject();
        if (subject == Subject.PAUSES || subject == (open ? Subject.EMPTY : Subject.PING_PONG)) {
            return null;
        }
        return results.stream()
                .filter(each -> each.row().perSecond() == result.row().perSecond()
                        && each.row().subject() == (open ? Subject.EMPTY : Subject.PING_PONG))
                .findFirst()
                .orElseThrow();
    }

    private static void ratio(final StringBuilder text, final LatencyResult one, final LatencyResult other) {
        line(
                text,
                RATIO,
                one.row().name() + " / " + other.row().subject().label(),
                ratio(one, other, Percentiles::p50),
                ratio(one, other, Percentiles::p90),
                ratio(one, other, Percentiles::p99),
                ratio(one, other, Percentiles::p999));
    }

    private static String ratio(
            final LatencyResult one, final LatencyResult other, final ToLongFunction<Percentiles> percentile) {
        return ratio(one.byFork(), other.byFork(), percentile);
    }

    /** @return of the forks of one turn; with least and most, if there were several turns */
    static String ratio(
            final List<Percentiles> one, final List<Percentiles> other, final ToLongFunction<Percentiles> percentile) {
        final LatencyRatio ratio = LatencyRatio.of(one, other, percentile);
        return one.size() == 1
                ? String.format(Locale.ROOT, "%.2f", ratio.median())
                : String.format(Locale.ROOT, "%.2f (%.2f-%.2f)", ratio.median(), ratio.least(), ratio.most());
    }

    static String micros(final long nanos) {
        final double micros = nanos / 1e3;
        return String.format(Locale.ROOT, micros < 10 ? "%.2f" : micros < 1_000 ? "%.1f" : "%.0f", micros);
    }

    private static void line(final StringBuilder text, final String format, final Object... cells) {
        text.append(String.format(Locale.ROOT, format, cells).stripTrailing()).append(System.lineSeparator());
    }
}
