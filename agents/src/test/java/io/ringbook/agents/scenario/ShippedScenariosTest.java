package io.ringbook.agents.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each scenario that comes with Ringbook runs, and gives the same stream again on any JDK. */
final class ShippedScenariosTest {
    private static final String DURATION = "5m";

    static List<String> shipped() {
        return ScenarioFile.SHIPPED;
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void theSameSeedGivesTheSameStream(final String scenario) {
        assumeData(scenario);
        assertEquals(ScenarioHash.of(scenario, DURATION), ScenarioHash.of(scenario, DURATION));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void anotherJdkGivesTheSameStream(final String scenario) throws IOException, InterruptedException {
        assumeData(scenario);
        final String other = System.getenv("RINGBOOK_JDK25");
        assumeTrue(other != null, "RINGBOOK_JDK25 is not set: no second JDK");
        final List<String> command = new ArrayList<>();
        command.add(Path.of(other, "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("--add-"))
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(ScenarioHash.class.getName(), scenario, DURATION));
        final Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        final String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor());
        assertEquals(ScenarioHash.of(scenario, DURATION), said.strip());
    }

    private static void assumeData(final String scenario) {
        assumeTrue(
                ScenarioFile.textOf(scenario).indexOf("${RINGBOOK_DATA}") < 0 || System.getenv("RINGBOOK_DATA") != null,
                "RINGBOOK_DATA is not set: no day to run " + scenario + " on");
    }
}
