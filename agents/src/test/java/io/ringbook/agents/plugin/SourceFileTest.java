package io.ringbook.agents.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ringbook.agents.BadInputException;
import io.ringbook.agents.TradingAgent;
import io.ringbook.agents.builtin.NoiseTrader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Source files become agents, and mistakes in them are named with their line. */
final class SourceFileTest {
    private static final String GOOD = """
            package mine;

            import io.ringbook.agents.Desk;
            import io.ringbook.agents.Parameters;
            import io.ringbook.agents.TradingAgent;

            public final class Good implements TradingAgent {
                private final Rule rule;

                public Good(final Parameters parameters) {
                    final long lots = parameters.whole("lots", 5);
                    rule = desk -> lots;
                }

                @Override
                public String toString() {
                    return "lots " + rule.lots(null);
                }
            }

            interface Rule {
                long lots(Desk desk);
            }
            """;

    @TempDir
    Path directory;

    private final AgentTypes types = new AgentTypes();

    @Test
    void aFileIsCompiledOnceAndMakesManyAgents() throws IOException {
        final String file = write("any name", GOOD);
        final TradingAgent one = types.make(file, Map.of("lots", "8"), "here");
        Files.writeString(Path.of(file), "no longer an agent");
        final TradingAgent other = types.make(file, Map.of(), "here");
        assertEquals("lots 8", one.toString());
        assertEquals("lots 5", other.toString());
        assertNotSame(one, other);
        assertSame(one.getClass(), other.getClass());
        assertEquals(GOOD, types.source(file).orElseThrow());
        assertFalse(types.source("noise").isPresent());
    }

    @Test
    void theFileWinsOverAClassOfThatName() throws IOException {
        final String file = write("NoiseTrader", """
                package io.ringbook.agents.builtin;
                public final class NoiseTrader implements io.ringbook.agents.TradingAgent {}
                """);
        final TradingAgent agent = types.make(file, Map.of(), "here");
        assertEquals(NoiseTrader.class.getName(), agent.getClass().getName());
        assertNotSame(NoiseTrader.class, agent.getClass());
    }

    @Test
    void oneOfSeveralClassesIsTheAgent() throws IOException {
        final String file =
                write("Base", agents("public abstract class Base", "public final class Real", "class Other"));
        assertEquals("Real", types.make(file, Map.of(), "here").getClass().getName());
    }

    @Test
    void whatDoesNotCompileIsNamedWithItsLine() throws IOException {
        assertWrong(
                GOOD.replace("final long lots = parameters.whole(\"lots\", 5);", "final long lots = 5"),
                ", line=11, field=java, found=';' expected, expected=a class that compiles");
        assertWrong(
                GOOD.replace("parameters.whole", "parameter.hole").replace("Desk desk", "Dask desk"),
                ", line=22, field=java, found=cannot find symbol symbol: class Dask location: interface mine.Rule"
                        + " (and 1 more), expected=a class that compiles");
        assertWrong(
                GOOD.replace("private final Rule rule;", "private final java.util.SequencedSet<Rule> rule;"),
                ", line=8, field=java, found=cannot find symbol symbol: class SequencedSet location: package java.util"
                        + " (and 1 more), expected=a class that compiles");
    }

    @Test
    void whatMakesNoAgentIsNamed() throws IOException {
        assertWrong("", ", field=java, found=no such class, expected=a public class that implements TradingAgent");
        assertWrong(
                agents("public final class A", "public final class B"),
                ", field=java, found=A and B, expected=one public agent");
        assertWrong(
                agents("public abstract class A"),
                ", field=type, found=A, which is abstract, expected=a class of which objects can be made");
        assertWrong(agents("final class A"), ", field=type, found=A, which is not public, expected=a public class");
        assertWrong(
                "public record A(int lots) implements io.ringbook.agents.TradingAgent {}",
                ", field=type, found=A, expected=a class with a public constructor of Parameters or of nothing");
    }

    @Test
    void whatCannotBeReadIsNamed() throws IOException {
        final Path file = directory.resolve("Latin.java");
        assertWrong(file, ", field=java, found=no such file, expected=a source file");
        Files.write(file, "// \u00fc".getBytes(StandardCharsets.ISO_8859_1));
        assertWrong(
                file,
                ", field=java, found=java.nio.charset.MalformedInputException: Input length = 1,"
                        + " expected=a text file in UTF-8");
    }

    private static String agents(final String... declarations) {
        return String.join(" implements io.ringbook.agents.TradingAgent {}\n", declarations)
                + " implements io.ringbook.agents.TradingAgent {}\n";
    }

    private String write(final String name, final String text) throws IOException {
        return Files.writeString(directory.resolve(name + ".java"), text).toString();
    }

    private void assertWrong(final String text, final String message) throws IOException {
        assertWrong(Path.of(write("Wrong", text)), message);
    }

    private static void assertWrong(final Path file, final String message) {
        final BadInputException thrown =
                assertThrows(BadInputException.class, () -> new AgentTypes().make(file.toString(), Map.of(), "here"));
        assertEquals("file=" + file + message, thrown.getMessage());
    }
}
