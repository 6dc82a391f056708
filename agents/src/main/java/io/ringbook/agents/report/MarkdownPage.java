package io.ringbook.agents.report;

import java.util.List;

/** A report as Markdown, beside whose file the pictures lie. */
final class MarkdownPage implements Page {
    private final StringBuilder text = new StringBuilder();

    @Override
    public void title(final String title) {
        text.append("# ").append(Markdown.escape(title)).append("\n\n");
    }

    @Override
    public void heading(final String heading) {
        text.append("## ").append(Markdown.escape(heading)).append("\n\n");
    }

    @Override
    public void paragraph(final String words) {
        text.append(Markdown.escape(words)).append("\n\n");
    }

    @Override
    public void paragraph(final String before, final String code, final String after) {
        text.append(Markdown.escape(before)).append(Markdown.code(code));
        text.append(Markdown.escape(after)).append("\n\n");
    }

    @Override
    public void table(final TextTable table) {
        text.append(table.markdown()).append('\n');
    }

    @Override
    public void causes(final List<Cause> causes) {
        append(causes, "");
        text.append('\n');
    }

    private void append(final List<Cause> causes, final String indent) {
        for (final Cause cause : causes) {
            text.append(indent)
                    .append("- ")
                    .append(Markdown.escape(cause.text()))
                    .append('\n');
            append(cause.causes(), indent + "  ");
        }
    }

    @Override
    public void picture(final Picture picture, final boolean isShown) {
        text.append(isShown ? "!" : "").append('[').append(Markdown.escape(picture.alt()));
        text.append("](").append(picture.file()).append(")\n\n");
    }

    @Override
    public void pairs(
            final String name,
            final List<Picture> pictures,
            final String otherName,
            final List<Picture> others,
            final String file) {
        paragraph("The pictures stand in ", file, ".");
    }

    @Override
    public void command(final String line) {
        text.append("```\n").append(line).append("\n```\n\n");
    }

    @Override
    public String end() {
        return text.toString().stripTrailing() + "\n";
    }
}
