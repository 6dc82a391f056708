package io.ringbook.agents.report;

import io.ringbook.agents.Decimals;
import io.ringbook.core.RejectReason;
import io.ringbook.journal.JournalException;
import io.ringbook.journal.JournalWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Two runs of one scenario beside each other, such as with a rule and without it: what they have in numbers, their pictures to
 * the same scales, and what led to their largest moves.
 */
public final class SideBySide {
    private final Run first;
    private final Run second;

    /** A run, and how the page calls it. */
    private record Run(String name, RunResults results, Causes causes) {
        static Run of(final Path folder, final String name) {
            final Path inFolder = folder.resolve("journal");
            final Path journal = JournalWriter.exists(inFolder) ? inFolder : folder;
            final RunReading reading = RunReading.of(journal, new RunRecorder(Writer.nullWriter()));
            return new Run(name, reading.results(), reading.causes());
        }

        long rejected() {
            long rejected = 0;
            for (final Rejections.Kind kind : Rejections.Kind.values()) {
                rejected += results.rejections().count(kind);
            }
            return rejected;
        }

        long rejected(final RejectReason reason) {
            long rejected = 0;
            for (final Rejections.Kind kind : Rejections.Kind.values()) {
                rejected += results.rejections().count(kind, reason);
            }
            return rejected;
        }

        /** @return of that symbol, or null */
        InstrumentFigures instrument(final String symbol) {
            return results.instruments().stream()
                    .filter(instrument -> instrument.symbol().equals(symbol))
                    .findFirst()
                    .orElse(null);
        }
    }

    private SideBySide(final Run first, final Run second) {
        this.first = first;
        this.second = second;
    }

    /**
     * Reads both journals, and writes one HTML page that needs nothing else and, with the end {@code .md} in place of its own, the
     * same in Markdown without the pictures.
     *
     * @param first run folder or journal folder, named on the page by its name, as is the other
     * @param to the page, in place of one that may be there
     * @throws JournalException if a journal is missing or damaged; nothing is written then
     * @throws UncheckedIOException if a file cannot be written
     */
    public static void write(final Path first, final Path second, final Path to) {
        final String name = name(first);
        final String other = name(second);
        final boolean isSame = name.equals(other);
        final SideBySide runs = new SideBySide(
                Run.of(first, isSame ? first.toString() : name), Run.of(second, isSame ? second.toString() : other));
        final String file = String.valueOf(to.getFileName());
        final int end = file.lastIndexOf('.');
        final Path twin = to.resolveSibling((end > 0 ? file.substring(0, end) : file) + ".md");
        try {
            Files.createDirectories(to.toAbsolutePath().getParent());
            Files.writeString(twin, runs.text(new MarkdownPage(), file), StandardCharsets.UTF_8);
            Files.writeString(to, runs.text(new HtmlPage(), file), StandardCharsets.UTF_8);
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot write the page: file=" + to, e);
        }
    }

    private static String name(final Path folder) {
        final Path path = folder.toAbsolutePath().normalize();
        return String.valueOf(path.endsWith("journal") ? path.getParent().getFileName() : path.getFileName());
    }

    private String text(final Page page, final String file) {
        page.title(first.name + " and " + second.name);
        page.table(numbers());
        for (final InstrumentFigures instrument : first.results.instruments()) {
            final InstrumentFigures other = second.instrument(instrument.symbol());
            page.heading(instrument.symbol());
            if (other == null) {
                page.paragraph("It was not listed in " + second.name + ".");
            } else {
                page.table(numbers(instrument, other));
                page.pairs(
                        first.name,
                        Pictures.ofInstrument(instrument, other, instrument.symbol()),
                        second.name,
                        Pictures.ofInstrument(other, instrument, other.symbol()),
                        file);
            }
        }
        writeCauses(page, first);
        writeCauses(page, second);
        return page.end();
    }

    private static void writeCauses(final Page page, final Run run) {
        page.heading("Largest moves in " + run.name);
        page.table(run.causes.table());
        if (run.causes.trees().isEmpty()) {
            page.paragraph(
                    "None went " + MoveFinder.TELLING_SPREADS
                            + " times its ordinary spread in a minute, nobody was missed for a second, and nothing was halted.");
        } else {
            page.causes(run.causes.trees());
        }
    }

    /** What both runs have as a whole. */
    private TextTable numbers() {
        final TextTable table = table("Run");
        count(table, "commands", run -> run.results.recorder().commands());
        count(table, "trades", run -> run.results.recorder().trades());
        count(table, "orders and other commands rejected", Run::rejected);
        for (final RejectReason reason : RejectReason.values()) {
            if (first.rejected(reason) + second.rejected(reason) > 0) {
                count(table, "rejected: " + OrderEnds.words(reason), run -> run.rejected(reason));
            }
        }
        count(
                table,
                "agents cut off",
                run -> run.results.recorder().cutOffs().stream()
                        .filter(cutOff -> !cutOff.comesBack())
                        .count());
        return table;
    }

    private void count(final TextTable table, final String what, final Function<Run, Long> count) {
        row(table, what, BigDecimal.valueOf(count.apply(first)), BigDecimal.valueOf(count.apply(second)));
    }

    private TextTable numbers(final InstrumentFigures one, final InstrumentFigures other) {
        final TextTable table = table(one.symbol());
        row(table, one, other, "trades", figures -> BigDecimal.valueOf(figures.trades()));
        row(
                table,
                one,
                other,
                "quantity",
                figures -> new BigDecimal(figures.scale().quantity(figures.lots())));
        row(
                table,
                one,
                other,
                "halts by the circuit breaker",
                figures -> BigDecimal.valueOf(figures.moves().halts()));
        row(table, one, other, "first price", figures -> price(figures, figures.openTicks()));
        row(table, one, other, "lowest price", figures -> price(figures, figures.lowTicks()));
        row(table, one, other, "highest price", figures -> price(figures, figures.highTicks()));
        row(table, one, other, "last price", figures -> price(figures, figures.lastTicks()));
        row(
                table,
                one,
                other,
                "ordinary spread",
                figures -> price(figures, figures.moves().ordinarySpread()));
        row(
                table,
                one,
                other,
                "largest rise in a minute",
                figures -> size(figures, figures.moves().rise()));
        row(
                table,
                one,
                other,
                "largest fall in a minute",
                figures -> size(figures, figures.moves().fall()));
        final List<String> makers = new ArrayList<>(makers(one));
        makers.retainAll(makers(other));
        for (final String maker : makers) {
            row(table, one, other, "least that " + maker + " had", figures -> least(figures, maker));
        }
        return table;
    }

    private static List<String> makers(final InstrumentFigures instrument) {
        return instrument.inventory() == null
                ? List.of()
                : instrument.inventory().names();
    }

    private static BigDecimal least(final InstrumentFigures instrument, final String maker) {
        final Inventory inventory = instrument.inventory();
        final long least = inventory.units().lowest(inventory.names().indexOf(maker));
        return new BigDecimal(BigInteger.valueOf(least), instrument.base().decimals());
    }

    private static BigDecimal price(final InstrumentFigures instrument, final long ticks) {
        return ticks == 0 ? null : new BigDecimal(instrument.scale().price(ticks));
    }

    private static BigDecimal size(final InstrumentFigures instrument, final Move move) {
        return move == null
                ? null
                : new BigDecimal(Causes.middle(instrument, move.size()).replace(",", ""));
    }

    private TextTable table(final String title) {
        return new TextTable()
                .words(title)
                .numbers(first.name)
                .numbers(second.name)
                .numbers("Difference");
    }

    private static void row(
            final TextTable table,
            final InstrumentFigures one,
            final InstrumentFigures other,
            final String what,
            final Function<InstrumentFigures, BigDecimal> figure) {
        row(table, what, figure.apply(one), figure.apply(other));
    }

    private static void row(final TextTable table, final String what, final BigDecimal one, final BigDecimal other) {
        final String difference =
                one == null || other == null ? "-" : other.subtract(one).toPlainString();
        table.row(List.of(what, text(one), text(other), Decimals.grouped(difference)));
    }

    private static String text(final BigDecimal number) {
        return number == null ? "-" : Decimals.grouped(number.toPlainString());
    }
}
