package io.ringbook.agents.plugin;

import io.ringbook.agents.BadInputException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The jars of a folder, a class loader each: two may bring one library in two versions. */
final class AgentJars {
    private AgentJars() {}

    /**
     * @return a loader for each jar, in the order of their names; open as long as the process lives
     * @throws BadInputException if there is no such folder, or a jar in it cannot be read
     */
    static Map<Path, ClassLoader> in(final Path folder) {
        final Map<Path, ClassLoader> loaders = new TreeMap<>();
        for (final Path jar : list(folder)) {
            // A class loader would pass over a jar that is damaged, without a word.
            try (JarFile readable = new JarFile(jar.toFile())) {
                final URL url = jar.toUri().toURL();
                loaders.put(
                        jar, new URLClassLoader(readable.getName(), new URL[] {url}, AgentJars.class.getClassLoader()));
            } catch (final IOException e) {
                throw new BadInputException(jar.toString(), 0, "jar", e.getMessage(), "a jar that can be read");
            }
        }
        return loaders;
    }

    private static List<Path> list(final Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new BadInputException(folder.toString(), 0, "--agents", "no such folder", "a folder of jars");
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        } catch (final IOException e) {
            throw new BadInputException(folder.toString(), 0, "--agents", e.toString(), "a folder that can be read");
        }
    }
}
