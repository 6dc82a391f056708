package io.ringbook.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/** For tests: the files of a journal as bytes. */
final class JournalFiles {
    /** More than a test's journal uses of a file; what stands behind it is a hole. */
    static final int USED_AT_MOST = 1 << 20;

    private static final int PREFIX = 4;
    private static final int INDEX = 0x4000_0000;
    private static final int LENGTH_MASK = 0x3FFF_FFFF;

    private JournalFiles() {}

    /**
     * A document of a queue's file.
     *
     * @param at where its prefix stands
     * @param next where the prefix of the next one stands
     * @param isIndex whether it is the queue's own and no frame
     */
    record Document(long at, long next, boolean isIndex) {
        int length() {
            return (int) (next - at);
        }
    }

    /** All but the lock, which holds nothing. */
    static List<Path> of(final Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith(JournalLock.FILE))
                    .sorted()
                    .toList();
        }
    }

    /** Those that hold frames. */
    static List<Path> data(final Path directory) throws IOException {
        return of(directory).stream()
                .filter(file -> file.toString().endsWith(QueueFiles.SUFFIX))
                .toList();
    }

    static List<Document> documents(final Path file) throws IOException {
        final ByteBuffer bytes = read(file, 0, USED_AT_MOST).order(ByteOrder.LITTLE_ENDIAN);
        final List<Document> documents = new ArrayList<>();
        int at = 0;
        while (bytes.getInt(at) != 0) {
            final int prefix = bytes.getInt(at);
            final int next = at + PREFIX + (((prefix & LENGTH_MASK) + 3) & ~3);
            documents.add(new Document(at, next, (prefix & INDEX) != 0));
            at = next;
        }
        return documents;
    }

    /** Where a queue's file ends for its readers. */
    static long end(final Path file) throws IOException {
        final List<Document> documents = documents(file);
        return documents.get(documents.size() - 1).next();
    }

    /** Name, length and checksum of each file. */
    static Map<String, String> fingerprint(final Path directory) throws IOException {
        final Map<String, String> prints = new TreeMap<>();
        for (final Path file : of(directory)) {
            final CRC32C checksum = new CRC32C();
            checksum.update(read(file, 0, USED_AT_MOST));
            prints.put(directory.relativize(file).toString(), Files.size(file) + ":" + checksum.getValue());
        }
        return prints;
    }

    /** Copies a journal and keeps the holes of its files. */
    static void copy(final Path from, final Path to) throws IOException {
        for (final Path file : of(from)) {
            final Path target = to.resolve(from.relativize(file));
            Files.createDirectories(target.getParent());
            Files.createFile(target);
            write(target, 0, read(file, 0, USED_AT_MOST));
            resize(target, Files.size(file));
        }
    }

    /** @return fewer bytes if the file ends before */
    static ByteBuffer read(final Path file, final long at, final int length) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            final ByteBuffer bytes = ByteBuffer.allocate(length);
            while (bytes.hasRemaining() && channel.read(bytes, at + bytes.position()) > 0) {
                // Until all is read or the file ends.
            }
            return bytes.flip();
        }
    }

    static void write(final Path file, final long at, final ByteBuffer bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            final ByteBuffer rest = bytes.duplicate();
            while (rest.hasRemaining()) {
                channel.write(rest, at + rest.position());
            }
        }
    }

    /** Cuts a file, or puts a hole behind it. */
    static void resize(final Path file, final long length) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(length);
            if (channel.size() < length) {
                channel.write(ByteBuffer.allocate(1), length - 1);
            }
        }
    }

    static void delete(final Path directory) throws IOException {
        final List<Path> all;
        try (Stream<Path> paths = Files.walk(directory)) {
            all = paths.toList();
        }
        for (int i = all.size() - 1; i >= 0; i--) {
            Files.delete(all.get(i));
        }
    }
}
