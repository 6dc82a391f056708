package io.ringbook.agents.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.agents.Market;
import io.ringbook.journal.replay.StreamHash;
import io.ringbook.journal.replay.Verification;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scenarios that come with Ringbook repeat and replay; {@link Rmsc04Test} has the largest. */
final class ScenariosTest {
    @TempDir
    Path directory;

    @Test
    void duo() {
        check("duo");
    }

    @Test
    void flashCrash() {
        check("flash-crash");
    }

    @Test
    void layers() {
        check("layers");
    }

    private void check(final String name) {
        final String hash = hash(name, 7, directory.resolve("journal"));
        assertEquals(hash, hash(name, 7, null));
        assertNotEquals(hash, hash(name, 8, null), "another seed");
        final Verification verification = Verification.of(directory.resolve("journal"));
        assertTrue(verification.isGood(), verification::toString);
    }

    private static String hash(final String name, final long seed, final Path journal) {
        final StreamHash hash = new StreamHash();
        final ScenarioTrial trial = new ScenarioTrial(name);
        try (Market market = trial.open(journal, seed, hash)) {
            market.start();
            // Long enough for all of them to have done something.
            market.run(Duration.ofMinutes(2));
            assertEquals(0, market.cutOffCount());
        }
        return hash.end();
    }
}
