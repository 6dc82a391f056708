package io.ringbook.agents.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tutorial of the README, followed word for word in an empty folder. */
final class TutorialTest {
    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path directory;

    @Test
    void isFollowedWordForWord() throws IOException, InterruptedException {
        final Path bin = Files.createDirectory(directory.resolve("bin"));
        final Path empty = Files.createDirectory(directory.resolve("empty"));
        launcher(bin.resolve("ringbook"));
        final String readme = Files.readString(Path.of("README.md"));
        final String tutorial = readme.substring(readme.indexOf("## Tutorial"), readme.indexOf("## Write an agent"));
        final StringBuilder script = new StringBuilder("set -e\n");
        final Matcher blocks = BLOCK.matcher(tutorial);
        while (blocks.find()) {
            script.append(blocks.group(1));
        }
        final Path said = directory.resolve("said");
        final ProcessBuilder shell = new ProcessBuilder("bash", "-c", script.toString())
                .directory(empty.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        // Before the one that the tutorial names: this build.
        shell.environment().merge("PATH", bin.toString(), (path, mine) -> mine + File.pathSeparator + path);
        final int code = shell.start().waitFor();
        final String output = Files.readString(said, StandardCharsets.UTF_8);
        assertEquals(0, code, output);
        assertTrue(output.contains("classes read 1, warnings 0"), output);
        assertEquals(2, output.split("commands are those of the journal", -1).length - 1, output);
        assertTrue(!output.contains("compared no further"), output);
        assertEquals(2, output.split("VERIFIED", -1).length - 1, output);
        for (final String run : List.of("first", "second", "mine", "live")) {
            final String report = Files.readString(empty.resolve(run).resolve("report.html"));
            assertTrue(report.contains("dips"), run);
        }
    }

    /** As the one that comes with Ringbook, with the classes that are tested. */
    private static void launcher(final Path file) throws IOException {
        final String options = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("--add-")
                        || option.startsWith("--enable-native")
                        || option.startsWith("--sun-misc"))
                .collect(Collectors.joining(" "));
        Files.writeString(
                file,
                "#!/usr/bin/env bash\nexec '" + Path.of(System.getProperty("java.home"), "bin", "java") + "' " + options
                        + " -cp '" + System.getProperty("java.class.path") + "' " + Ringbook.class.getName()
                        + " \"$@\"\n");
        assertTrue(file.toFile().setExecutable(true));
    }
}
