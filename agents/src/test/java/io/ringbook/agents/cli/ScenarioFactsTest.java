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

/** Which stylised facts scenarios keep, over all their time: fewer returns tell too little. */
final class ScenarioFactsTest {
    private static final int FACTS = 13;

    @TempDir
    Path directory;

    @Test
    void withTheFirstSeedTheDefaultMarketKeepsAll() throws IOException {
        assertEquals(List.of(), missed("market", 1));
    }

    @Test
    void withOthersItMissesSome() throws IOException {
        assertEquals(
                List.of(
                        "ACME FAT_TAILS_1MIN",
                        "ACME NO_MEMORY",
                        "ZETA FAT_TAILS_1MIN",
                        "ZETA TAIL_INDEX",
                        "ZETA NO_MEMORY"),
                missed("market", 2));
        assertEquals(List.of("ACME NO_MEMORY", "ZETA NO_MEMORY"), missed("market", 3));
    }

    /** Its value moves by normal steps, its agents trade once or by what it is worth, and its makers show most at the touch. */
    @Test
    void theReferenceConfigurationMissesFive() throws IOException {
        final List<String> missed =
                List.of("ABM NO_MEMORY", "ABM FLOW_MEMORY", "ABM FLOW_DECAY", "ABM VOLUME", "ABM DEPTH");
        assertEquals(missed, missed("rmsc04", 1));
        assertEquals(missed, missed("rmsc04", 2));
    }

    /** @return instrument and fact */
    private List<String> missed(final String scenario, final int seed) throws IOException {
        final Path folder = directory.resolve("run-" + seed);
        final String[] run = {"run", scenario, "--seed", Integer.toString(seed), "--out", folder.toString()};
        assertEquals(0, Ringbook.execute(run));
        final List<String> missed = new ArrayList<>();
        int instruments = 0;
        int facts = 0;
        for (final JsonNode instrument : new ObjectMapper()
                .readTree(folder.resolve("summary.json").toFile())
                .get("instruments")) {
            instruments++;
            for (final var fact : instrument.get("facts").properties()) {
                facts++;
                if (!fact.getValue().get("verdict").asText().equals("KEPT")) {
                    missed.add(instrument.get("symbol").asText() + " " + fact.getKey());
                }
            }
        }
        assertEquals(instruments * FACTS, facts);
        return missed;
    }
}
