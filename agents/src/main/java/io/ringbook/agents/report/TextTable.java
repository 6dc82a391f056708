package io.ringbook.agents.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of text in aligned columns, as Markdown or plain. */
public final class TextTable {
    private static final String GAP = "  ";

    private final List<String> titles = new ArrayList<>();
    private final List<Boolean> right = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    /** Adds a column of words; before any row. */
    public TextTable words(final String title) {
        return column(title, false);
    }

    /** Adds a column of numbers, which end below each other; before any row. */
    public TextTable numbers(final String title) {
        return column(title, true);
    }

    /** @param cells one for each column */
    public void row(final List<String> cells) {
        if (cells.size() != titles.size()) {
            throw new IllegalArgumentException("cells=" + cells.size() + ", expected columns=" + titles.size());
        }
        rows.add(List.copyOf(cells));
    }

    /** @return the width of the plain form */
    int width() {
        return Arrays.stream(widths(lines())).sum() + GAP.length() * (titles.size() - 1);
    }

    /** @return a title line and a line for each row, ended by line feeds; no spaces at ends of lines */
    public String plain() {
        final List<List<String>> lines = lines();
        final int[] widths = widths(lines);
        final StringBuilder text = new StringBuilder();
        for (final List<String> line : lines) {
            text.append(join(line, widths, GAP).stripTrailing()).append('\n');
        }
        return text.toString();
    }

    /** @return the same, with cells escaped so that they show as they are */
    public String markdown() {
        final List<List<String>> lines = lines().stream()
                .map(line -> line.stream().map(Markdown::escape).toList())
                .toList();
        final int[] widths = widths(lines);
        final StringBuilder text = new StringBuilder();
        for (int line = 0; line < lines.size(); line++) {
            text.append("| ").append(join(lines.get(line), widths, " | ")).append(" |\n");
            if (line == 0) {
                text.append(rule(widths));
            }
        }
        return text.toString();
    }

    /** @return rows of an HTML table */
    String html() {
        final StringBuilder text = new StringBuilder();
        String tag = "th";
        for (final List<String> line : lines()) {
            text.append("<tr>");
            for (int column = 0; column < line.size(); column++) {
                text.append('<').append(tag).append(right.get(column) ? " class=\"n\">" : ">");
                text.append(Svg.escape(line.get(column)))
                        .append("</")
                        .append(tag)
                        .append('>');
            }
            text.append("</tr>\n");
            tag = "td";
        }
        return text.toString();
    }

    private TextTable column(final String title, final boolean isRight) {
        titles.add(title);
        right.add(isRight);
        return this;
    }

    private List<List<String>> lines() {
        final List<List<String>> lines = new ArrayList<>();
        lines.add(titles);
        lines.addAll(rows);
        return lines;
    }

    private String rule(final int[] widths) {
        final StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            line.append('|').append("-".repeat(widths[column] + 1)).append(right.get(column) ? ':' : '-');
        }
        return line.append("|\n").toString();
    }

    private String join(final List<String> cells, final int[] widths, final String between) {
        final StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            final String cell = cells.get(column);
            final String space = " ".repeat(widths[column] - cell.length());
            line.append(column == 0 ? "" : between).append(right.get(column) ? space + cell : cell + space);
        }
        return line.toString();
    }

    private int[] widths(final List<List<String>> lines) {
        final int[] widths = new int[titles.size()];
        for (final List<String> line : lines) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] =
                        Math.max(Math.max(1, widths[column]), line.get(column).length());
            }
        }
        return widths;
    }
}
