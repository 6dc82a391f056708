package io.ringbook.agents.feed;

import io.ringbook.agents.BadInputException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Opens files as they are: plain, .gz, or an entry of a .zip. */
final class Sources {
    private Sources() {}

    /** A stream and the name that its content goes by. */
    record Source(String name, InputStream stream) {}

    static boolean isZip(final Path file) {
        return String.valueOf(file.getFileName()).endsWith(".zip");
    }

    /** @throws BadInputException if it cannot be read */
    static Source open(final Path file) {
        if (!Files.isRegularFile(file)) {
            throw new BadInputException(file.toString(), 0, "FILE", "no such file", "a file");
        }
        try {
            final InputStream stream = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
            final String name = String.valueOf(file.getFileName());
            return new Source(name, name.endsWith(".gz") ? new GZIPInputStream(stream, 1 << 16) : stream);
        } catch (final IOException e) {
            throw new BadInputException(file.toString(), 0, "FILE", e.toString(), "a file that can be read");
        }
    }

    /** @return the first entry whose name is as wanted, or null */
    static Source openEntry(final Path zip, final Predicate<String> wanted) {
        final Source whole = open(zip);
        try {
            final ZipInputStream entries = new ZipInputStream(whole.stream());
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (!entry.isDirectory() && wanted.test(entry.getName())) {
                    return new Source(entry.getName(), entries);
                }
            }
            entries.close();
            return null;
        } catch (final IOException e) {
            throw new BadInputException(zip.toString(), 0, "FILE", e.toString(), "a zip file");
        }
    }
}
