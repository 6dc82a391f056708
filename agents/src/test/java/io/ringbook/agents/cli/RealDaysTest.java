package io.ringbook.agents.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bands of the stylised facts hold on days that were real, through feed, journal and report. */
final class RealDaysTest {
    private static final String KEPT = "KEPT";

    @TempDir
    Path directory;

    @Test
    void amazonKeepsEveryBand() throws IOException {
        final JsonNode facts = facts("LOBSTER_SampleFile_AMZN_2012-06-21_5.zip");
        assertEquals(Map.of(KEPT, 13), verdicts(facts), facts::toString);
        assertEquals("5.91", facts.at("/FAT_TAILS_10S/value").asText());
        assertEquals("0.71", facts.at("/FLOW_DECAY/value").asText());
    }

    @Test
    void appleKeepsEveryBandThatOneLevelTells() throws IOException {
        final JsonNode facts = facts("LOBSTER_SampleFile_AAPL_2012-06-21_1.zip");
        assertEquals(Map.of(KEPT, 12, "TOO_LITTLE_TO_TELL", 1), verdicts(facts), facts::toString);
        assertEquals("TOO_LITTLE_TO_TELL", facts.at("/DEPTH/verdict").asText());
        assertEquals("3.21", facts.at("/TAIL_INDEX/value").asText());
    }

    private JsonNode facts(final String name) throws IOException {
        final String data = System.getenv("RINGBOOK_DATA");
        assumeTrue(data != null, "RINGBOOK_DATA is not set: no " + name);
        final Path folder = directory.resolve("run");
        final String file = Path.of(data, "lobster", name).toString();
        assertEquals(0, Ringbook.execute("feed", file, "--format", "lobster", "--out", folder.toString()));
        return new ObjectMapper()
                .readTree(folder.resolve("summary.json").toFile())
                .at("/instruments/0/facts");
    }

    private static Map<String, Integer> verdicts(final JsonNode facts) {
        final Map<String, Integer> verdicts = new TreeMap<>();
        facts.forEach(fact -> verdicts.merge(fact.get("verdict").asText(), 1, Integer::sum));
        return verdicts;
    }
}
