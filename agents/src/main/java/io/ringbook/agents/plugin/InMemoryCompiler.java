package io.ringbook.agents.plugin;

import io.ringbook.agents.BadInputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Turns one source text into bytecode and writes no file. */
final class InMemoryCompiler {
    private static final String COMPILER_MODULE = "jdk.compiler";

    private InMemoryCompiler() {}

    /**
     * @param path of the text, for messages and debuggers
     * @return bytecode, by names of classes
     * @throws BadInputException if it does not compile, or there is no compiler
     */
    static Map<String, byte[]> compile(final Path path, final String text) {
        if (ModuleLayer.boot().findModule(COMPILER_MODULE).isEmpty()) {
            throw new BadInputException(
                    path.toString(),
                    0,
                    "java.home",
                    System.getProperty("java.home") + ", which has no compiler",
                    "a JDK, not a JRE, to run a source file");
        }
        final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        final DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        // No source path: javac would compile what stands beside classes of the class path as well.
        final List<String> options = List.of(
                "--release", "17", "-proc:none", "-g", "-sourcepath", "", "-cp", System.getProperty("java.class.path"));
        try (InMemory files = new InMemory(compiler.getStandardFileManager(said, Locale.ROOT, null))) {
            final boolean good = compiler.getTask(null, files, said, options, null, List.of(new Source(path, text)))
                    .call();
            if (!good) {
                throw error(path, said);
            }
            return files.classes();
        } catch (final IOException e) {
            throw wrong(path, 0, e.toString(), "a class path that can be read");
        }
    }

    private static BadInputException error(final Path path, final DiagnosticCollector<JavaFileObject> said) {
        final List<Diagnostic<? extends JavaFileObject>> errors = said.getDiagnostics().stream()
                .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
                .toList();
        final Diagnostic<? extends JavaFileObject> first = errors.get(0);
        final String message = first.getMessage(Locale.ROOT).strip().replaceAll("\\s+", " ");
        final String more = errors.size() == 1 ? "" : " (and " + (errors.size() - 1) + " more)";
        return wrong(path, Math.max(0, first.getLineNumber()), message + more, "a class that compiles");
    }

    private static BadInputException wrong(
            final Path path, final long line, final String found, final String expected) {
        return new BadInputException(path.toString(), line, "java", found, expected);
    }

    /** The text as the compiler wants it. Public classes need not be called as the file is. */
    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(final Path path, final String text) {
            super(path.toUri(), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(final boolean ignoreEncodingErrors) {
            return text;
        }

        @Override
        public boolean isNameCompatible(final String simpleName, final Kind kind) {
            return kind == Kind.SOURCE;
        }
    }

    /** Keeps what the compiler writes. */
    private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> written = new TreeMap<>();

        InMemory(final JavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                final Location location,
                final String className,
                final JavaFileObject.Kind kind,
                final FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + className.replace('.', '/')), kind) {
                @Override
                public OutputStream openOutputStream() {
                    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    written.put(className, bytes);
                    return bytes;
                }
            };
        }

        Map<String, byte[]> classes() {
            final Map<String, byte[]> classes = new TreeMap<>();
            written.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
            return classes;
        }
    }
}
