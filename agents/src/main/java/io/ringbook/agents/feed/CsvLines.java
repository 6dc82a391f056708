package io.ringbook.agents.feed;

import io.ringbook.agents.BadInputException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipException;

/**
 * Lines of whole numbers and letters with commas between them, read byte by byte. Whatever is wrong is named with file,
 * line and field.
 */
final class CsvLines implements AutoCloseable {
    private static final int MOST_FIELDS = 512;

    private final String file;
    private final InputStream stream;
    private final byte[] buffer = new byte[1 << 16];
    private final int[] starts = new int[MOST_FIELDS + 1];
    private byte[] line = new byte[1 << 12];
    private int length;
    private int fields;
    private int position;
    private int limit;
    private long number;

    /** @param file for messages */
    CsvLines(final String file, final InputStream stream) {
        this.file = file;
        this.stream = stream;
    }

    /** Goes to the next line that is not empty. @return false at the end */
    boolean next() {
        do {
            if (!readLine()) {
                return false;
            }
        } while (length == 0);
        return true;
    }

    /** From 1. */
    long number() {
        return number;
    }

    int fields() {
        return fields;
    }

    void expectFields(final int expected) {
        if (fields != expected) {
            throw wrong(null, fields + " fields", expected + " fields");
        }
    }

    /** @return the one character of a field */
    char letter(final int field, final String name) {
        if (starts[field + 1] - starts[field] != 2) {
            throw wrong(name, text(field), "one letter");
        }
        return (char) line[starts[field]];
    }

    /** @return a whole number within bounds, both included */
    long whole(final int field, final String name, final long least, final long most) {
        final int start = starts[field];
        final int end = starts[field + 1] - 1;
        final boolean negative = start < end && line[start] == '-';
        long value = 0;
        boolean good = start + (negative ? 1 : 0) < end && end - start < 19;
        for (int i = start + (negative ? 1 : 0); good && i < end; i++) {
            final int digit = line[i] - '0';
            good = digit >= 0 && digit <= 9;
            value = value * 10 + digit;
        }
        value = negative ? -value : value;
        if (!good || value < least || value > most) {
            throw wrong(name, text(field), "a whole number from " + least + " to " + most);
        }
        return value;
    }

    /**
     * Seconds with a fraction, which some files drop zeros of and some have float noise in.
     *
     * @return nanoseconds, the fraction padded or cut to nine digits
     */
    long seconds(final int field, final String name) {
        final String text = text(field);
        final int point = text.indexOf('.');
        final String whole = point < 0 ? text : text.substring(0, point);
        final String fraction = point < 0 ? "" : text.substring(point + 1);
        if (!isDigits(whole) || whole.isEmpty() || whole.length() > 6 || !isDigits(fraction)) {
            throw wrong(name, text, "seconds after midnight");
        }
        final String nanos = (fraction + "000000000").substring(0, 9);
        return Long.parseLong(whole) * 1_000_000_000L + Long.parseLong(nanos);
    }

    String text(final int field) {
        return new String(line, starts[field], starts[field + 1] - 1 - starts[field], StandardCharsets.ISO_8859_1);
    }

    BadInputException wrong(final String field, final String found, final String expected) {
        return new BadInputException(file, number, field, found, expected);
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (final IOException e) {
            throw wrong(null, e.toString(), "a file that can be closed");
        }
    }

    private boolean readLine() {
        length = 0;
        fields = 1;
        starts[0] = 0;
        boolean any = false;
        while (true) {
            if (position == limit && !fill()) {
                if (!any) {
                    return false;
                }
                break;
            }
            final byte octet = buffer[position++];
            any = true;
            if (octet == '\n') {
                break;
            }
            if (octet != '\r') {
                append(octet);
            }
        }
        number++;
        starts[fields] = length + 1;
        return true;
    }

    private void append(final byte octet) {
        if (length == line.length) {
            if (length >= 1 << 20) {
                throw wrong(null, "a line of more than a million bytes", "lines");
            }
            line = Arrays.copyOf(line, 2 * length);
        }
        line[length++] = octet;
        if (octet == ',') {
            if (fields == MOST_FIELDS) {
                throw wrong(null, "more than " + MOST_FIELDS + " fields", "fewer");
            }
            starts[fields++] = length;
        }
    }

    private boolean fill() {
        try {
            // At the end there is nothing behind the position, however often it is asked.
            limit = Math.max(stream.read(buffer), 0);
            position = 0;
            return limit > 0;
        } catch (final EOFException | ZipException e) {
            throw new BadInputException(
                    file, number + 1, null, "damaged or cut off: " + e.getMessage(), "a whole file");
        } catch (final IOException e) {
            throw new BadInputException(file, number + 1, null, e.toString(), "a file that can be read");
        }
    }

    private static boolean isDigits(final String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
