package io.ringbook.agents.report;

import java.util.List;

/** A report as one HTML file that needs nothing else: style and pictures are in it, and there is no script. */
final class HtmlPage implements Page {
    private static final String STYLE = """
            body { margin: 0; background: #f5f7fa; color: #1f2933; font: 14px/1.5 sans-serif; }
            main { max-width: 1000px; margin: 0 auto; padding: 16px 24px 48px; background: #fff; }
            h1 { font-size: 22px; overflow-wrap: anywhere; }
            h2 { font-size: 17px; margin-top: 32px; border-bottom: 1px solid #e4e7eb; padding-bottom: 4px; }
            p, li { max-width: 46em; }
            ul { padding-left: 20px; }
            li { margin: 6px 0; }
            code, pre { font-size: 13px; background: #f5f7fa; overflow-wrap: anywhere; }
            pre { padding: 8px 12px; overflow-x: auto; }
            div { overflow-x: auto; margin: 12px 0; }
            table { border-collapse: collapse; font-size: 13px; font-variant-numeric: tabular-nums; }
            th, td { padding: 3px 12px 3px 0; text-align: left; vertical-align: top; border-bottom: 1px solid #e4e7eb; }
            th { color: #616e7c; font-weight: 600; white-space: nowrap; }
            .n { text-align: right; white-space: nowrap; }
            svg { display: block; min-width: 640px; max-width: 100%; height: auto; overflow: hidden; }
            svg svg { min-width: 0; }
            .pairs { display: grid; grid-template-columns: repeat(auto-fit, minmax(640px, 1fr)); gap: 8px; }
            main:has(.pairs) { max-width: 1960px; }
            .pairs svg { min-width: 0; }
            figure { margin: 0; min-width: 0; }
            figcaption { color: #616e7c; font-weight: 600; }
            td:first-child { white-space: nowrap; }
            """;

    private final StringBuilder text = new StringBuilder(1 << 16);

    @Override
    public void title(final String title) {
        text.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>");
        text.append(Svg.escape(title)).append("</title>\n<style>\n").append(STYLE);
        text.append("</style>\n</head>\n<body>\n<main>\n<h1>")
                .append(Svg.escape(title))
                .append("</h1>\n");
    }

    @Override
    public void heading(final String heading) {
        text.append("<h2>").append(Svg.escape(heading)).append("</h2>\n");
    }

    @Override
    public void paragraph(final String words) {
        text.append("<p>").append(Svg.escape(words)).append("</p>\n");
    }

    @Override
    public void paragraph(final String before, final String code, final String after) {
        text.append("<p>").append(Svg.escape(before)).append("<code>").append(Svg.escape(code));
        text.append("</code>").append(Svg.escape(after)).append("</p>\n");
    }

    @Override
    public void table(final TextTable table) {
        text.append("<div><table>\n").append(table.html()).append("</table></div>\n");
    }

    @Override
    public void causes(final List<Cause> causes) {
        text.append("<ul>\n");
        for (final Cause cause : causes) {
            text.append("<li>").append(Svg.escape(cause.text()));
            if (!cause.causes().isEmpty()) {
                text.append('\n');
                causes(cause.causes());
            }
            text.append("</li>\n");
        }
        text.append("</ul>\n");
    }

    @Override
    public void picture(final Picture picture, final boolean isShown) {
        if (isShown) {
            text.append("<div>").append(picture.svg()).append("</div>\n");
        } else {
            text.append("<p><a href=\"").append(picture.file()).append("\">");
            text.append(Svg.escape(picture.alt())).append("</a></p>\n");
        }
    }

    @Override
    public void pairs(
            final String name,
            final List<Picture> pictures,
            final String otherName,
            final List<Picture> others,
            final String file) {
        text.append("<div class=\"pairs\">\n");
        for (int i = 0; i < Math.min(pictures.size(), others.size()); i++) {
            half(name, pictures.get(i));
            half(otherName, others.get(i));
        }
        text.append("</div>\n");
    }

    private void half(final String name, final Picture picture) {
        text.append("<figure><figcaption>").append(Svg.escape(name)).append("</figcaption>");
        text.append(picture.svg()).append("</figure>\n");
    }

    @Override
    public void command(final String line) {
        text.append("<pre>").append(Svg.escape(line)).append("</pre>\n");
    }

    @Override
    public String end() {
        return text.append("</main>\n</body>\n</html>\n").toString();
    }
}
