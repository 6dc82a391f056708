package io.ringbook.agents.report;

/** Writes the few shapes that a chart needs as SVG. Places and sizes are in tenths of a pixel. */
public final class Svg {
    private final StringBuilder text = new StringBuilder(1 << 14);

    /** @param description for those who cannot see it */
    public Svg(final int width, final int height, final String description) {
        text.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"").append(number(width));
        text.append("\" height=\"")
                .append(number(height))
                .append("\" viewBox=\"0 0 ")
                .append(number(width));
        text.append(' ')
                .append(number(height))
                .append("\" role=\"img\" font-family=\"sans-serif\" font-size=\"12\">\n");
        text.append("<title>").append(escape(description)).append("</title>\n");
    }

    /**
     * What follows until {@link #endClip} is seen only inside this rectangle and placed from its corner.
     *
     * @param margin that is seen on its left and right as well
     */
    public void beginClip(final int x, final int y, final int width, final int height, final int margin) {
        text.append("<svg x=\"").append(number(x - margin)).append("\" y=\"").append(number(y));
        text.append("\" width=\"")
                .append(number(width + 2 * margin))
                .append("\" height=\"")
                .append(number(height));
        text.append("\" viewBox=\"").append(number(-margin)).append(" 0 ").append(number(width + 2 * margin));
        text.append(' ').append(number(height)).append("\">\n");
    }

    public void endClip() {
        text.append("</svg>\n");
    }

    /** @param style attributes as SVG writes them */
    public void rectangle(final int x, final int y, final int width, final int height, final String style) {
        text.append("<rect x=\"").append(number(x)).append("\" y=\"").append(number(y));
        text.append("\" width=\"").append(number(width)).append("\" height=\"").append(number(height));
        text.append("\" ").append(style).append("/>\n");
    }

    public void circle(final int x, final int y, final int radius, final String style) {
        text.append("<circle cx=\"").append(number(x)).append("\" cy=\"").append(number(y));
        text.append("\" r=\"")
                .append(number(radius))
                .append("\" ")
                .append(style)
                .append("/>\n");
    }

    public void line(final int x1, final int y1, final int x2, final int y2, final String style) {
        path(new Path().move(x1, y1).line(x2, y2), style);
    }

    /** An empty path is left out. */
    public void path(final Path path, final String style) {
        if (path.steps.length() > 0) {
            text.append("<path d=\"")
                    .append(path.steps)
                    .append("\" ")
                    .append(style)
                    .append("/>\n");
        }
    }

    /** @param y of the line that the letters stand on */
    public void words(final int x, final int y, final String style, final String words) {
        text.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(y));
        text.append("\" ").append(style).append('>').append(escape(words)).append("</text>\n");
    }

    /** @return the whole document */
    public String end() {
        return text.append("</svg>\n").toString();
    }

    static String number(final int tenths) {
        final String sign = tenths < 0 ? "-" : "";
        final int absolute = Math.abs(tenths);
        final String fraction = absolute % 10 == 0 ? "" : "." + absolute % 10;
        return sign + absolute / 10 + fraction;
    }

    /** @return as text between two tags, of SVG or HTML */
    static String escape(final String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** A line of many steps. */
    public static final class Path {
        private final StringBuilder steps = new StringBuilder();

        public Path move(final int x, final int y) {
            steps.append('M').append(number(x)).append(' ').append(number(y));
            return this;
        }

        public Path line(final int x, final int y) {
            steps.append('L').append(number(x)).append(' ').append(number(y));
            return this;
        }

        public Path across(final int x) {
            steps.append('H').append(number(x));
            return this;
        }

        public Path upOrDown(final int y) {
            steps.append('V').append(number(y));
            return this;
        }

        public Path close() {
            steps.append('Z');
            return this;
        }
    }
}
