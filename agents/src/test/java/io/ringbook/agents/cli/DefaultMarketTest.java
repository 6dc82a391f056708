package io.ringbook.agents.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which stylised facts the scenario that comes with Ringbook keeps, over its whole hour: fewer returns tell too little. */
final class DefaultMarketTest {
    private static final int FACTS = 13;

    @TempDir
    Path directory;

    @Test
    void withTheFirstSeedItKeepsAll() throws IOException {
        assertEquals(List.of(), missed(1));
    }

    @Test
    void withOthersItMissesSome() throws IOException {
        assertEquals(List.of("ACME FAT_TAILS_1MIN", "ACME NO_MEMORY", "ZETA NO_MEMORY"), missed(2));
        assertEquals(List.of("ACME TAIL_INDEX", "ACME NO_MEMORY", "ZETA NO_MEMORY"), missed(3));
    }

    /** @return instrument and fact */
    private List<String> missed(final int seed) throws IOException {
        final Path folder = directory.resolve("run-" + seed);
        final String[] run = {"run", "--seed", Integer.toString(seed), "--out", folder.toString()};
        assertEquals(0, Ringbook.execute(run));
        final List<String> missed = new ArrayList<>();
        int facts = 0;
        for (final JsonNode instrument : new ObjectMapper()
                .readTree(folder.resolve("summary.json").toFile())
                .get("instruments")) {
            for (final var fact : instrument.get("facts").properties()) {
                facts++;
                if (!fact.getValue().get("verdict").asText().equals("KEPT")) {
                    missed.add(instrument.get("symbol").asText() + " " + fact.getKey());
                }
            }
        }
        assertEquals(2 * FACTS, facts);
        return missed;
    }
}
