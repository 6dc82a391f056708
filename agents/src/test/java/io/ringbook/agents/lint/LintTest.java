package io.ringbook.agents.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.agents.BadInputException;
import io.ringbook.agents.plugin.AgentJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls after which a run may not repeat are found, and no others. */
final class LintTest {
    private static final String DIGITS = "whole numbers: the digits of doubles changed with JDK 19";

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            System.nanoTime() | java.lang.System.nanoTime | Desk.nowNs
            (java.util.function.LongSupplier) System::currentTimeMillis | java.lang.System.currentTimeMillis | Desk.nowNs
            java.time.Instant.now() | java.time.Instant.now | Desk.nowNs
            java.time.LocalDateTime.now() | java.time.LocalDateTime.now | Desk.nowNs
            java.time.Clock.systemUTC() | java.time.Clock.systemUTC | Desk.nowNs
            new java.util.Date() | java.util.Date.<init> | Desk.nowNs
            Math.random() | java.lang.Math.random | Desk.random
            new java.util.Random() | java.util.Random.<init> | Desk.random
            new java.util.Random() {} | java.util.Random.<init> | Desk.random
            new java.util.SplittableRandom() | java.util.SplittableRandom.<init> | Desk.random
            java.util.concurrent.ThreadLocalRandom.current() | java.util.concurrent.ThreadLocalRandom.current | Desk.random
            new java.security.SecureRandom() | java.security.SecureRandom.<init> | Desk.random
            java.util.UUID.randomUUID() | java.util.UUID.randomUUID | Desk.random
            new java.util.Random(7).nextGaussian() | java.util.Random.nextGaussian | RandomStream, the same on every JDK
            Math.exp(x) | java.lang.Math.exp | StrictMath, the same on every JDK
            Math.tanh(x) | java.lang.Math.tanh | StrictMath, the same on every JDK
            System.identityHashCode(o) | java.lang.System.identityHashCode | a number of your own
            o.hashCode() | java.lang.Object.hashCode | a number of your own
            new java.util.IdentityHashMap<>() | java.util.IdentityHashMap.<init> | LinkedHashMap or TreeMap
            java.util.Set.of(1, 2) | java.util.Set.of | List.of, LinkedHashSet or TreeSet
            java.util.Set.of(new Integer[] {1, 2}) | java.util.Set.of | List.of, LinkedHashSet or TreeSet
            java.util.Set.copyOf(list) | java.util.Set.copyOf | List.of, LinkedHashSet or TreeSet
            java.util.Map.of(1, 2, 3, 4) | java.util.Map.of | LinkedHashMap or TreeMap
            java.util.Map.copyOf(java.util.Map.of()) | java.util.Map.copyOf | LinkedHashMap or TreeMap
            list.parallelStream() | java.util.List.parallelStream | stream
            list.stream().parallel() | java.util.stream.Stream.parallel | stream
            new Thread(this::toString) | java.lang.Thread.<init> | the thread that calls the agent
            java.util.concurrent.Executors.newCachedThreadPool() | java.util.concurrent.Executors.newCachedThreadPool \
            | the thread that calls the agent
            """)
    void whatMayNotRepeatIsFound(final String expression, final String called, final String instead)
            throws IOException {
        final Lint lint = lint(expression);
        assertTrue(
                lint.warnings().stream()
                        .map(warning -> warning.called() + " | " + warning.instead())
                        .toList()
                        .contains(called + " | " + instead),
                lint.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "at " + x | text + double
            Double.toString(x) | java.lang.Double.toString
            String.valueOf((float) x) | java.lang.String.valueOf
            new StringBuilder().append(x) | java.lang.StringBuilder.append
            String.format("%.2f", x) | java.lang.String.format
            """)
    void digitsOfDoublesAreFound(final String expression, final String called) throws IOException {
        assertEquals(
                List.of(new Lint.Warning("mine.Probe", called, DIGITS)),
                lint(expression).warnings());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            StrictMath.exp(x)
            Math.max(1, Math.floor(Math.sqrt(x)))
            new java.util.Random(7).nextInt()
            new java.util.Date(1L)
            java.util.Map.of()
            java.util.Map.of(1, 2)
            java.util.Set.of(1)
            java.util.List.of(1, 2, 3)
            new java.util.TreeMap<String, Double>()
            list.stream().map(each -> each + 1).toList()
            "at " + list + 1L + new double[0]
            String.format("%d", 3)
            String.valueOf(3L)
            """)
    void whatRepeatsIsNot(final String expression) throws IOException {
        assertEquals(List.of(), lint(expression).warnings());
    }

    @Test
    void theBuiltInAgentsRepeat() {
        for (final String name : new String[] {"MarketMaker", "NoiseTrader", "MomentumTrader"}) {
            final Lint lint = Lint.of("io.ringbook.agents.builtin." + name);
            assertEquals(List.of(), lint.warnings());
            assertTrue(lint.classes() > 0);
        }
    }

    @Test
    void aClassIsReadWithWhatItNamesInItsPackage() {
        final Lint lint = Lint.of(Outer.class.getName());
        assertEquals(
                List.of(new Lint.Warning(Outer.Inner.class.getName(), "java.lang.System.nanoTime", "Desk.nowNs")),
                lint.warnings().stream()
                        .filter(warning -> warning.className().contains("Outer"))
                        .toList());
    }

    @Test
    void aJarIsReadWhole() throws IOException {
        final Path jar = directory.resolve("some.jar");
        AgentJar.write(jar, Map.of(), "class A { long now() { return System.nanoTime(); } }\nclass B {}");
        final Lint lint = Lint.of(jar.toString());
        assertEquals(2, lint.classes());
        assertEquals(List.of(new Lint.Warning("A", "java.lang.System.nanoTime", "Desk.nowNs")), lint.warnings());
    }

    @Test
    void whatCannotBeReadIsNamed() throws IOException {
        final Path bad = Files.writeString(directory.resolve("bad.jar"), "no jar");
        final Path odd = directory.resolve("odd.jar");
        AgentJar.write(odd, Map.of("Odd.class", "no class file"), "class A {}");
        assertWrong(
                "mine.Missing", "file=command line, field=CLASS, found=mine.Missing, expected=FILE.java, a class, or");
        assertWrong(bad.toString(), "file=" + bad + ", field=jar, found=");
        assertWrong(odd.toString(), "file=" + odd + ", field=Odd.class, found=java.io.IOException: no class file");
        assertWrong("Missing.java", "file=Missing.java, field=java, found=no such file");
    }

    private static void assertWrong(final String what, final String message) {
        final BadInputException thrown = assertThrows(BadInputException.class, () -> Lint.of(what));
        assertTrue(thrown.getMessage().startsWith(message), thrown.getMessage());
    }

    private Lint lint(final String expression) throws IOException {
        final Path file = Files.writeString(directory.resolve("Probe.java"), """
                package mine;

                final class Probe {
                    private final java.util.List<Integer> list = new java.util.ArrayList<>();

                    Object probe(final double x, final Object o) {
                        return %s;
                    }
                }
                """.formatted(expression));
        return Lint.of(file.toString());
    }

    /** Repeats; what it holds does not. */
    static final class Outer {
        final Inner inner = new Inner();

        static final class Inner {
            final long now = System.nanoTime();
        }
    }
}
