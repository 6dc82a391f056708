package io.ringbook.bench.cli;

import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Where and on what something is measured, as far as it can be told. */
final class Machine {
    private Machine() {}

    /** @return names and values, in the order in which they are shown */
    static Map<String, String> facts() {
        final Map<String, String> facts = new LinkedHashMap<>();
        facts.put("processor", processor());
        facts.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
        facts.put("kernel", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put(
                "load",
                String.format(
                        Locale.ROOT,
                        "%.2f",
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
        facts.put("jdk", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        facts.put(
                "heap",
                (Runtime.getRuntime().maxMemory() >> 20) + " MB, "
                        + ManagementFactory.getGarbageCollectorMXBeans().stream()
                                .map(GarbageCollectorMXBean::getName)
                                .collect(Collectors.joining(", ")));
        facts.put("malloc", Objects.requireNonNullElse(System.getenv("GLIBC_TUNABLES"), "as it is"));
        facts.put("commit", commit());
        return facts;
    }

    private static String processor() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 2))
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (final IOException e) {
            return System.getProperty("os.arch");
        }
    }

    private static String commit() {
        try {
            final Process git = new ProcessBuilder(List.of("git", "describe", "--always", "--dirty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            final String text = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
            return text.isEmpty() ? "unknown" : text;
        } catch (final IOException e) {
            return "unknown";
        }
    }
}
