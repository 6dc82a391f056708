package io.ringbook.agents.report;

/** Text that is to be shown by Markdown as it is. */
final class Markdown {
    private static final String SPECIAL = "\\`*[]<>|~#&";

    private Markdown() {}

    /** @return with a backslash before whatever means something */
    static String escape(final String text) {
        final StringBuilder result = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            final char c = text.charAt(i);
            if (SPECIAL.indexOf(c) >= 0 || (c == '_' && !isInWord(text, i))) {
                result.append('\\');
            }
            result.append(c);
        }
        return result.toString();
    }

    /** @return in a fixed-width font, whatever it holds */
    static String code(final String text) {
        String fence = "`";
        while (text.contains(fence)) {
            fence += "`";
        }
        final String space = text.startsWith("`") || text.endsWith("`") ? " " : "";
        return fence + space + text + space + fence;
    }

    /** An underscore inside a word means nothing. */
    private static boolean isInWord(final String text, final int at) {
        return at > 0
                && at < text.length() - 1
                && Character.isLetterOrDigit(text.charAt(at - 1))
                && Character.isLetterOrDigit(text.charAt(at + 1));
    }
}
