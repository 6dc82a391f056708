package io.ringbook.agents.lint;

import io.ringbook.agents.BadInputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What in some classes may keep a run from repeating.
 *
 * @param classes how many were read
 * @param warnings in the order of classes and calls
 */
public record Lint(int classes, List<Warning> warnings) {
    private static final String CONCATENATION = "makeConcatWithConstants";
    private static final String BOXED = "java.lang.Double.valueOf(D)Ljava/lang/Double;";

    /**
     * One call that may answer otherwise in the next run or on another JDK.
     *
     * @param className that makes it
     * @param called class and method
     * @param instead what does repeat
     */
    public record Warning(String className, String called, String instead) {}

    /**
     * @param what a source file, a jar, or the name of a class on the class path, which is read with those of its package
     *     that it names
     * @throws BadInputException if it cannot be read
     */
    public static Lint of(final String what) {
        final Map<String, byte[]> classes = Bytecode.of(what);
        final List<Warning> warnings = new ArrayList<>();
        classes.forEach((name, bytes) -> {
            try {
                addWarnings(ConstantPool.read(bytes), warnings);
            } catch (final IOException | RuntimeException e) {
                throw new BadInputException(what, 0, name, e.toString(), "a class file");
            }
        });
        return new Lint(classes.size(), warnings);
    }

    private static void addWarnings(final ConstantPool pool, final List<Warning> warnings) {
        final Set<String> calls = pool.calls();
        for (final String call : calls) {
            // What is formatted cannot be seen: only a class that hands doubles about is worth a word.
            if (Rule.FORMAT.matcher(call).matches() && !calls.contains(BOXED)) {
                continue;
            }
            Rule.ALL.stream()
                    .filter(rule -> rule.calls().matcher(call).matches())
                    .findFirst()
                    .ifPresent(rule -> warnings.add(new Warning(pool.className(), shown(call), rule.instead())));
        }
    }

    private static String shown(final String call) {
        final String name = call.substring(0, call.indexOf('('));
        return name.equals(CONCATENATION) ? "text + double" : name;
    }
}
