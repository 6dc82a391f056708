package io.ringbook.agents.lint;

import io.ringbook.agents.BadInputException;
import io.ringbook.agents.plugin.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** Class files, by names of classes. */
final class Bytecode {
    private static final String CLASS = ".class";

    private Bytecode() {}

    /** @throws BadInputException if there is no such file or class, or it cannot be read */
    static Map<String, byte[]> of(final String what) {
        if (what.endsWith(SourceFile.ENDING)) {
            return SourceFile.compile(Path.of(what)).classes();
        }
        return what.endsWith(".jar") ? ofJar(what) : ofClass(what);
    }

    private static Map<String, byte[]> ofJar(final String jar) {
        final Map<String, byte[]> classes = new TreeMap<>();
        try (JarFile file = new JarFile(jar)) {
            for (final JarEntry entry : file.stream().toList()) {
                if (entry.getName().endsWith(CLASS) && !entry.getName().endsWith("module-info.class")) {
                    try (InputStream in = file.getInputStream(entry)) {
                        classes.put(entry.getName(), in.readAllBytes());
                    }
                }
            }
        } catch (final IOException e) {
            throw new BadInputException(jar, 0, "jar", String.valueOf(e.getMessage()), "a jar that can be read");
        }
        return classes;
    }

    private static Map<String, byte[]> ofClass(final String root) {
        final String inPackage = root.substring(0, root.lastIndexOf('.') + 1);
        final Map<String, byte[]> classes = new TreeMap<>();
        final Deque<String> toRead = new ArrayDeque<>();
        toRead.add(root);
        try {
            while (!toRead.isEmpty()) {
                final String name = toRead.remove();
                final boolean near = name.startsWith(inPackage) && name.indexOf('.', inPackage.length()) < 0;
                final byte[] bytes = near && !classes.containsKey(name) ? read(name) : null;
                if (bytes != null) {
                    classes.put(name, bytes);
                    toRead.addAll(ConstantPool.read(bytes).classes());
                }
            }
        } catch (final IOException e) {
            throw new BadInputException("command line", 0, "CLASS", root + ": " + e, "a class that can be read");
        }
        if (classes.isEmpty()) {
            throw new BadInputException("command line", 0, "CLASS", root, "FILE.java, a class, or a JAR");
        }
        return classes;
    }

    /** @return null if there is no such class, as for arrays */
    private static byte[] read(final String name) throws IOException {
        try (InputStream in = Bytecode.class.getClassLoader().getResourceAsStream(name.replace('.', '/') + CLASS)) {
            return in == null ? null : in.readAllBytes();
        }
    }
}
