package io.ringbook.agents;

/**
 * A file, an option or a configuration is wrong: which one, where in it, what was found and what was expected. Nothing
 * was changed. The command line shows the message and exits with 2.
 */
public final class BadInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param where file or option
     * @param line from 1, 0 if there are no lines
     * @param field column, key or option, or null if it is about the whole
     * @param found as it stands there
     * @param expected what would have been right
     */
    public BadInputException(
            final String where, final long line, final String field, final String found, final String expected) {
        super(message(where, line, field, found, expected));
    }

    private static String message(
            final String where, final long line, final String field, final String found, final String expected) {
        final StringBuilder message = new StringBuilder("file=").append(where);
        if (line > 0) {
            message.append(", line=").append(line);
        }
        if (field != null) {
            message.append(", field=").append(field);
        }
        return message.append(", found=")
                .append(found)
                .append(", expected=")
                .append(expected)
                .toString();
    }
}
