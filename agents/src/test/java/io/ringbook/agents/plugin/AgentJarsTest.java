package io.ringbook.agents.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import io.ringbook.agents.TradingAgent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types of jars are there by name, beside the built-in ones. */
final class AgentJarsTest {
    @TempDir
    Path directory;

    @Test
    void eachJarHasItsOwnClasses() throws IOException {
        AgentJar.write(directory.resolve("a.jar"), AgentJar.listing("Type"), AgentJar.type("Type", "dips"));
        AgentJar.write(directory.resolve("b.jar"), AgentJar.listing("Type"), AgentJar.type("Type", "peaks"));
        Files.writeString(directory.resolve("notes.txt"), "no jar");
        final AgentTypes types = new AgentTypes(directory);
        final TradingAgent dips = types.make("dips", Map.of(), "here");
        final TradingAgent peaks = types.make("peaks", Map.of("lots", "8"), "here");
        assertEquals("dips, lots 5", dips.toString());
        assertEquals("peaks, lots 8", peaks.toString());
        assertEquals(dips.getClass().getName(), peaks.getClass().getName());
        assertNotSame(dips.getClass(), peaks.getClass());
        assertEquals(
                "NoiseTrader", types.make("noise", Map.of(), "here").getClass().getSimpleName());
    }

    @Test
    void aFolderMayBeEmpty() {
        assertEquals(
                "NoiseTrader",
                new AgentTypes(directory)
                        .make("noise", Map.of(), "here")
                        .getClass()
                        .getSimpleName());
    }
}
