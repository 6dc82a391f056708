package io.ringbook.agents.plugin;

import io.ringbook.agents.BadInputException;
import io.ringbook.agents.Place;
import io.ringbook.agents.TradingAgent;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One {@code .java} file, compiled in memory as it is read. It sees the class path and no other source.
 *
 * @param path of the file
 * @param text of the file, as it was compiled
 * @param classes that came out, as bytecode, by their names
 */
public record SourceFile(Path path, String text, Map<String, byte[]> classes) {
    /** What such a file's name ends with. */
    public static final String ENDING = ".java";

    /** @throws BadInputException if there is no such file, it does not compile, or there is no compiler */
    public static SourceFile compile(final Path path) {
        final String text = read(path);
        return new SourceFile(path, text, InMemoryCompiler.compile(path, text));
    }

    /**
     * Loads what came out of the compiler.
     *
     * @throws BadInputException if there is not exactly one public class that is an agent
     */
    AgentType agentType() {
        final ClassLoader loader = new Compiled(classes);
        final List<Class<?>> agents = new ArrayList<>();
        try {
            for (final String name : classes.keySet()) {
                final Class<?> type = Class.forName(name, false, loader);
                if (TradingAgent.class.isAssignableFrom(type)) {
                    agents.add(type);
                }
            }
        } catch (final ClassNotFoundException | LinkageError e) {
            throw wrong(path, e.toString(), "classes that can be loaded");
        }
        final List<Class<?>> open = agents.stream()
                .filter(type -> Modifier.isPublic(type.getModifiers()) && !Modifier.isAbstract(type.getModifiers()))
                .toList();
        if (open.size() > 1) {
            throw wrong(
                    path, open.stream().map(Class::getName).collect(Collectors.joining(" and ")), "one public agent");
        }
        if (agents.isEmpty()) {
            throw wrong(path, "no such class", "a public class that implements TradingAgent");
        }
        // If there is none, the first one says what it lacks.
        return new AgentClass(open.isEmpty() ? agents.get(0) : open.get(0), Place.of(path.toString()));
    }

    private static String read(final Path path) {
        if (!Files.isRegularFile(path)) {
            throw wrong(path, "no such file", "a source file");
        }
        try {
            return Files.readString(path);
        } catch (final IOException e) {
            throw wrong(path, e.toString(), "a text file in UTF-8");
        }
    }

    private static BadInputException wrong(final Path path, final String found, final String expected) {
        return new BadInputException(path.toString(), 0, "java", found, expected);
    }

    /** Asks itself before its parent: a class of the class path that is called the same must not run in its place. */
    private static final class Compiled extends ClassLoader {
        private final Map<String, byte[]> classes;

        Compiled(final Map<String, byte[]> classes) {
            super(SourceFile.class.getClassLoader());
            this.classes = classes;
        }

        @Override
        protected Class<?> loadClass(final String name, final boolean resolve) throws ClassNotFoundException {
            if (!classes.containsKey(name)) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                final Class<?> loaded = findLoadedClass(name);
                return loaded != null ? loaded : findClass(name);
            }
        }

        @Override
        protected Class<?> findClass(final String name) throws ClassNotFoundException {
            final byte[] bytes = classes.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
