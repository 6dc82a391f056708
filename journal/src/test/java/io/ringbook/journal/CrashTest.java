package io.ringbook.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.core.event.StreamHandler;
import io.ringbook.core.ring.Profile;
import io.ringbook.journal.Witness.StreamCheck;
import io.ringbook.journal.Witness.Testimony;
import io.ringbook.journal.replay.Restart;
import io.ringbook.journal.replay.Verification;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A live market is killed with kill -9. Everything that anyone had seen is in its journal, the sums hold, and it goes on
 * in the same journal, after which it is killed again.
 *
 * <p>The ordinary run kills a few times in each profile, {@code -Dcampaign=true} fifty times. A failure names its seed;
 * {@code -Dseed=…} takes it again.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
final class CrashTest {
    private static final int KILLS = Boolean.getBoolean("campaign") ? 50 : 3;

    @TempDir
    Path temporary;

    static Stream<Arguments> kills() {
        final long first = Long.getLong("seed", ThreadLocalRandom.current().nextInt(1 << 30));
        return Stream.of(Profile.SHARED, Profile.LATENCY)
                .flatMap(profile -> Stream.iterate(0, kill -> kill < KILLS, kill -> kill + 1)
                        .map(kill -> Arguments.of(profile, first + kill)));
    }

    @ParameterizedTest
    @MethodSource("kills")
    void aKilledMarketGoesOn(final Profile profile, final long seed) throws IOException {
        final SplittableRandom random = new SplittableRandom(seed);
        // One in three is stopped in the middle of a sweep's fills, which come behind its orders; three records each.
        final boolean inSweep = seed % 3 == 0;
        final DoomedMarket.Doom doom = inSweep
                ? new DoomedMarket.Doom(1, 2 + random.nextInt(DoomedMarket.SWEEP / 2), true)
                : new DoomedMarket.Doom(1 + random.nextInt(profile == Profile.SHARED ? 300_000 : 30_000), 1, false);
        final Path journal = temporary.resolve("journal");
        final Path witness = temporary.resolve("witness");
        final String progress = runAndKill(journal, witness, profile, seed, doom);
        final Testimony seen = Witness.testimony(witness);
        assertTrue(seen.records() >= Long.parseLong(progress), seen::toString);

        final Verification found = Verification.of(journal);
        assertTrue(found.isGood(), found::toString);
        if (inSweep) {
            assertTrue(found.endsInsideCommand(), found::toString);
        }
        final Believer believer = new Believer(seen.records());
        final Restart restart = Restart.from(journal, Durability.PAGE_CACHE, believer);
        assertEquals(seen, believer.confirmed, "records that were seen and are not in the journal");
        assertEquals(found.endsInsideCommand(), restart.completedRecords() > 0, restart::toString);
        assertEquals(found.commands(), restart.engine().sequence());
        restart.engine().checkSums();

        try (SteppedMarket market = new SteppedMarket(restart.engine(), restart.journal())) {
            market.trade(seed, 500);
            market.sweep(100);
            market.engine().checkSums();
        }
        final Verification after = Verification.of(journal);
        assertTrue(after.isGood(), after::toString);
        assertEquals(new Recovery.Clean(found.commands() + 601), after.recovery());
    }

    private static String runAndKill(
            final Path journal,
            final Path witness,
            final Profile profile,
            final long seed,
            final DoomedMarket.Doom doom)
            throws IOException {
        final Path errors = witness.resolveSibling("errors");
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (final String argument : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (argument.startsWith("--add-") || argument.startsWith("--enable-") || argument.startsWith("--sun-")) {
                command.add(argument);
            }
        }
        command.addAll(List.of("-ea", "-Xmx512m", "-XX:TieredStopAtLevel=1", "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.addAll(List.of(DoomedMarket.class.getName(), journal.toString(), witness.toString(), profile.name()));
        command.addAll(List.of(String.valueOf(seed), String.valueOf(doom.records())));
        command.addAll(List.of(String.valueOf(doom.recordsOfCommand()), String.valueOf(doom.stalls())));
        final File errorFile = errors.toFile();
        final Process process =
                new ProcessBuilder(command).redirectError(errorFile).start();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            final String progress = output.readLine();
            assertNotNull(progress, () -> text(errors));
            if (doom.stalls()) {
                assertThrows(
                        JournalException.class,
                        () -> Restart.from(journal, Durability.PAGE_CACHE, (s, b, o, l, last) -> {}));
            }
            return progress;
        } finally {
            process.destroyForcibly().onExit().join();
        }
    }

    private static String text(final Path file) {
        try {
            return Files.readString(file);
        } catch (final IOException e) {
            return e.toString();
        }
    }

    /** Finds in a journal what the witness saw: all records from the first on but the one that comes before them. */
    private static final class Believer implements StreamHandler {
        private final StreamCheck check = new StreamCheck();
        private final long records;
        private Testimony confirmed;

        Believer(final long records) {
            this.records = records;
        }

        @Override
        public void onRecord(
                final long sequence,
                final DirectBuffer buffer,
                final int offset,
                final int length,
                final boolean last) {
            if (sequence > 0) {
                check.onRecord(sequence, buffer, offset, length, last);
                if (check.records() == records) {
                    confirmed = new Testimony(records, check.hash());
                }
            }
        }
    }
}
