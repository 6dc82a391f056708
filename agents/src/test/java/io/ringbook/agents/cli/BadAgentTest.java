package io.ringbook.agents.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.agents.plugin.AgentJar;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An agent that cannot be plugged in: its own message, as the README shows it, exit code 2, and nothing is started. */
final class BadAgentTest {
    private static final String CLASS = " implements io.ringbook.agents.TradingAgent ";
    private static final List<String> NO_COMPILER = List.of("--limit-modules", "java.se,jdk.unsupported");

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            no such type or class | --agent mine.Missing
            no agent | --agent java.lang.String
            abstract | --agent io.ringbook.agents.TradingAgent
            no right constructor | --agent Asks.java
            constructor throws | --agent Throws.java
            wrong parameter | --agent noise,lots=many
            unknown parameter | --agent noise,size=3
            two agents of one name | --agent noise,name=a --agent momentum,name=a
            no such file | --agent Missing.java
            does not compile | --agent Typo.java
            no agent in the file | --agent Nothing.java
            two public agents in the file | --agent Two.java
            not public | --agent Hidden.java
            no such folder | --agents missing
            damaged jar | --agents damaged
            jar without a type | --agents plain
            type that is not in its jar | --agents broken
            name that cannot be one | --agents odd
            two types of one name | --agents double
            """)
    void isNamedAndNothingIsStarted(final String mistake, final String options) throws IOException {
        write("Asks.java", "public record Asks(int lots)" + CLASS + "{}");
        write(
                "Throws.java",
                "public class Throws" + CLASS
                        + "{\n    public Throws() { throw new IllegalStateException(\"not today\"); }\n}");
        write("Typo.java", "public class Typo" + CLASS + "{\n    int lots = 5\n}");
        write("Nothing.java", "public class Nothing {}");
        write("Two.java", "public class One" + CLASS + "{}\nclass Hidden {}\npublic class Two" + CLASS + "{}");
        write("Hidden.java", "class Hidden" + CLASS + "{}");
        write("damaged/some.jar", "not a jar");
        AgentJar.write(directory.resolve("plain/some.jar"), Map.of("readme", "nothing"), "public class Some {}");
        AgentJar.write(directory.resolve("broken/some.jar"), AgentJar.listing("mine.Gone"), "public class Some {}");
        AgentJar.write(directory.resolve("odd/some.jar"), AgentJar.listing("Odd"), AgentJar.type("Odd", "an agent"));
        AgentJar.write(directory.resolve("double/one.jar"), AgentJar.listing("One"), AgentJar.type("One", "dips"));
        AgentJar.write(directory.resolve("double/two.jar"), AgentJar.listing("Two"), AgentJar.type("Two", "dips"));
        final Path out = directory.resolve("out");
        final List<String> args = new ArrayList<>(List.of("run", "--out", out.toString()));
        for (final String option : options.split(" ", -1)) {
            final boolean here = Files.exists(directory.resolve(option)) || option.matches("(?i)missing(\\.java)?");
            args.add(here ? in(option) : option);
        }
        final ByteArrayOutputStream said = new ByteArrayOutputStream();
        final PrintStream before = System.err;
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            assertEquals(2, Ringbook.execute(args.toArray(new String[0])));
        } finally {
            System.setErr(before);
        }
        assertFalse(Files.exists(out));
        assertShown(mistake, said.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aSourceFileNeedsAJdk() throws IOException, InterruptedException {
        write("Good.java", "public class Good" + CLASS + "{}");
        final String said = fork("", "--agent", in("Good.java"));
        assertShown("no compiler", said.replace(System.getProperty("java.home"), "/usr/lib/jre"));
    }

    @Test
    void theFolderMayStandInTheEnvironment() throws IOException, InterruptedException {
        assertShown("no such folder", fork(in("missing")));
    }

    /** Runs in a process without a compiler. */
    private String fork(final String folder, final String... options) throws IOException, InterruptedException {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(NO_COMPILER);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Ringbook.class.getName()));
        command.addAll(List.of("run", "--out", in("out")));
        command.addAll(List.of(options));
        final Path said = directory.resolve("said");
        final ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().put("RINGBOOK_AGENTS", folder);
        assertEquals(2, builder.start().waitFor(), Files.readString(said));
        assertFalse(Files.exists(directory.resolve("out")));
        return Files.readString(said);
    }

    /** Under the mistake's name the README shows this message, as it reads in the folder of the files. */
    private void assertShown(final String mistake, final String said) throws IOException {
        final String message = said.strip().replace(directory + "/", "").replaceFirst("^ringbook: ", "");
        final String row = "| " + mistake + " | `" + message + "` |";
        assertTrue(Files.readString(Path.of("README.md")).contains(row), "not in README.md: " + row);
    }

    private String in(final String name) {
        return directory.resolve(name).toString();
    }

    private void write(final String name, final String text) throws IOException {
        final Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text + "\n");
    }
}
