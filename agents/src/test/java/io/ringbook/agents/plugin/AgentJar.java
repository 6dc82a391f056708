package io.ringbook.agents.plugin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** Makes jars as others would bring them. */
public final class AgentJar {
    private AgentJar() {}

    /** @param entries of the jar beside the classes, as text */
    public static void write(final Path jar, final Map<String, String> entries, final String source)
            throws IOException {
        Files.createDirectories(jar.getParent());
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (final Map.Entry<String, String> entry : entries.entrySet()) {
                out.putNextEntry(new JarEntry(entry.getKey()));
                out.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
            for (final Map.Entry<String, byte[]> each :
                    InMemoryCompiler.compile(jar, source).entrySet()) {
                out.putNextEntry(new JarEntry(each.getKey().replace('.', '/') + ".class"));
                out.write(each.getValue());
            }
        }
    }

    /** @return the entry that lists a type */
    public static Map<String, String> listing(final String className) {
        return Map.of("META-INF/services/io.ringbook.agents.plugin.AgentType", className + "\n");
    }

    /** @return source of a type whose agents say what the parameter {@code lots} is, and of that agent */
    public static String type(final String className, final String name) {
        return """
                import io.ringbook.agents.Parameters;
                import io.ringbook.agents.TradingAgent;

                public final class %1$s implements io.ringbook.agents.plugin.AgentType {
                    public String name() {
                        return "%2$s";
                    }

                    public TradingAgent make(Parameters parameters) {
                        return new Agent(parameters.whole("lots", 5));
                    }
                }

                record Agent(long lots) implements TradingAgent {
                    public String toString() {
                        return "%2$s, lots " + lots;
                    }
                }
                """.formatted(className, name);
    }
}
