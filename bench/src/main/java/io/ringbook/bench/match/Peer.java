package io.ringbook.bench.match;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Another engine, or a part of one. The jar of {@code bench/peers} runs them, in JVMs with libraries of their own. */
public enum Peer {
    /** The plain book of exchange-core, alone. */
    NAIVE,
    /** The fast book of exchange-core, alone. */
    DIRECT,
    /** All of exchange-core: its ring, risk engine and fast book, on threads that yield. */
    PIPELINE,
    /** The same on threads that spin, as in its own tests of speed; it wants a core for each of five threads. */
    SPINNING;

    /** @return as people see it */
    public String label() {
        return "exchange-core " + name().toLowerCase(Locale.ROOT);
    }

    /** The command line of its JVM, up to its arguments. Its commands and events are objects, so it gets a larger heap. */
    static List<String> jvm(final Path jar) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseParallelGC",
                "-Xms3g",
                "-Xmx3g",
                "-jar",
                jar.toString());
    }
}
