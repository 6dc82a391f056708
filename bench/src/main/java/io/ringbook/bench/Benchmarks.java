package io.ringbook.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.Main;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * What {@code java -jar benchmarks.jar} runs: JMH with its own options, and in each JVM that it forks the flags that
 * Agrona's buffers and Chronicle Queue need. The first benchmark that fails, its own check included, ends the run.
 */
public final class Benchmarks {
    /** The first JDK that warns of native access and of sun.misc.Unsafe, and has a flag for it. */
    private static final int FIRST_THAT_WARNS = 24;

    private static final List<String> JVM_FLAGS = List.of(
            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
            "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
            "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED");
    private static final List<String> NEWER_JVM_FLAGS =
            List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    private Benchmarks() {}

    /** @param args JMH's; {@code -h} lists them */
    public static void main(final String[] args) throws IOException, RunnerException {
        final CommandLineOptions commandLine;
        try {
            commandLine = new CommandLineOptions(args);
        } catch (final CommandLineOptionException e) {
            // Says what is wrong with the options and ends with 1.
            Main.main(args);
            return;
        }
        if (isQuestion(commandLine)) {
            Main.main(args);
            return;
        }
        final Collection<String> asked = commandLine.getJvmArgsPrepend().orElse(List.of());
        try {
            new Runner(new OptionsBuilder()
                            .parent(commandLine)
                            .shouldFailOnError(true)
                            .jvmArgsPrepend(jvmFlags(asked).toArray(String[]::new))
                            .build())
                    .run();
        } catch (final NoBenchmarksException e) {
            System.err.println(e);
            System.exit(1);
        }
    }

    private static boolean isQuestion(final CommandLineOptions commandLine) {
        return commandLine.shouldHelp()
                || commandLine.shouldList()
                || commandLine.shouldListWithParams()
                || commandLine.shouldListProfilers()
                || commandLine.shouldListResultFormats();
    }

    /** @return the flags that a JVM which runs Ringbook needs, and those that are asked for */
    public static List<String> jvmFlags(final Collection<String> asked) {
        final List<String> flags = new ArrayList<>(JVM_FLAGS);
        if (Runtime.version().feature() >= FIRST_THAT_WARNS) {
            flags.addAll(NEWER_JVM_FLAGS);
        }
        flags.addAll(asked);
        return flags;
    }
}
