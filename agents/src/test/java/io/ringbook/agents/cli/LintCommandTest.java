package io.ringbook.agents.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exit codes of {@code lint}. */
final class LintCommandTest {
    @TempDir
    Path directory;

    @Test
    void aWarningFailsOnlyWhenAskedTo() throws IOException {
        final String clocked = write("Clocked", "long now = System.nanoTime();");
        final String clean = write("Clean", "long now = 7;");
        assertEquals(0, Ringbook.execute("lint", clocked));
        assertEquals(1, Ringbook.execute("lint", clocked, "--strict"));
        assertEquals(0, Ringbook.execute("lint", clean, "--strict"));
        assertEquals(2, Ringbook.execute("lint", write("Typo", "long now = 7")));
        assertEquals(2, Ringbook.execute("lint", "mine.Missing"));
        assertEquals(2, Ringbook.execute("lint"));
    }

    private String write(final String name, final String field) throws IOException {
        return Files.writeString(directory.resolve(name + ".java"), "class " + name + " { " + field + " }")
                .toString();
    }
}
