package io.ringbook.agents.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs of one market under different rules on one page, picture below picture so that their times are. */
public final class SideBySide {
    /** Name of the page in the folder of the runs. */
    public static final String PAGE = "side-by-side.html";

    private SideBySide() {}

    /**
     * Writes the page.
     *
     * @param folder of the runs
     * @param reports by what is different, in the order in which they are shown
     * @throws UncheckedIOException if it cannot be written
     */
    public static void write(final Path folder, final String title, final Map<String, RunReport> reports) {
        final Page page = new HtmlPage();
        page.title(title);
        page.table(table(reports));
        final List<List<Picture>> pictures = new ArrayList<>();
        reports.values().forEach(report -> pictures.add(report.pictures()));
        final List<String> names = List.copyOf(reports.keySet());
        for (int i = 0; i < pictures.get(0).size(); i++) {
            page.heading(pictures.get(0).get(i).alt());
            for (int run = 0; run < names.size(); run++) {
                page.paragraph(names.get(run));
                page.picture(pictures.get(run).get(i), true);
            }
        }
        try {
            Files.writeString(folder.resolve(PAGE), page.end(), StandardCharsets.UTF_8);
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot write the page: file=" + folder.resolve(PAGE), e);
        }
    }

    private static TextTable table(final Map<String, RunReport> reports) {
        final TextTable table = new TextTable().words("instrument").words("run");
        for (final String title : List.of("first", "high", "low", "last", "trades", "quantity")) {
            table.numbers(title);
        }
        final int instruments =
                reports.values().iterator().next().results().instruments().size();
        for (int i = 0; i < instruments; i++) {
            for (final Map.Entry<String, RunReport> report : reports.entrySet()) {
                final InstrumentFigures figures =
                        report.getValue().results().instruments().get(i);
                table.row(List.of(
                        figures.symbol(),
                        report.getKey(),
                        figures.scale().price(figures.openTicks()),
                        figures.scale().price(figures.highTicks()),
                        figures.scale().price(figures.lowTicks()),
                        figures.scale().price(figures.lastTicks()),
                        Decimals.grouped(Long.toString(figures.trades())),
                        Decimals.grouped(figures.scale().quantity(figures.lots()))));
            }
        }
        return table;
    }
}
