package io.ringbook.bench.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was measured, for others to read: the same as text for people and as numbers for programs. */
final class SavedResult {
    private SavedResult() {}

    /**
     * Writes {@code bench/results/<date>-<command>.md} and {@code .json}; those of the same day are written over.
     *
     * @param facts of the machine
     * @param text as it was printed
     * @param results records, as they are
     * @return the first of the files
     */
    static Path save(
            final String command,
            final String commandLine,
            final Map<String, String> facts,
            final String text,
            final List<?> results)
            throws IOException {
        final Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("command", commandLine);
        tree.put("machine", facts);
        tree.put("results", results);
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(file(command, ".json").toFile(), tree);
        return Files.writeString(file(command, ".md"), "# " + commandLine + "\n\n```\n" + text + "```\n");
    }

    /** @return where something of a command is saved: {@code bench/results/<date>-<command><ending>} */
    static Path file(final String command, final String ending) throws IOException {
        return Files.createDirectories(bench().resolve("results"))
                .resolve(LocalDate.now(ZoneOffset.UTC) + "-" + command + ending);
    }

    /** @return the folder of this module; the jar is in its target folder */
    static Path bench() {
        try {
            return Path.of(SavedResult.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .getParent()
                    .getParent();
        } catch (final URISyntaxException e) {
            throw new IllegalStateException("where this jar is cannot be told", e);
        }
    }
}
