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
 * A live market is killed with kill -9, again and again. Each time everything that anyone had seen is in the journal, the
 * sums hold, and it goes on in the same journal.
 *
 * <p>The ordinary run kills three times in each profile, {@code -Dcampaign=true} fifty-one times. A failure names its
 * seed; {@code -Dseed=…} takes it again.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
final class CrashTest {
    private static final int MARKETS = Boolean.getBoolean("campaign") ? 17 : 1;
    private static final int LIVES = 3;

    @TempDir
    Path temporary;

    static Stream<Arguments> markets() {
        final long first = Long.getLong("seed", ThreadLocalRandom.current().nextInt(1 << 30));
        return Stream.of(Profile.SHARED, Profile.LATENCY)
                .flatMap(profile -> Stream.iterate(0, market -> market < MARKETS, market -> market + 1)
                        .map(market -> Arguments.of(profile, first + market)));
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("markets")
    void aKilledMarketGoesOn(final Profile profile, final long seed) throws IOException {
        final SplittableRandom random = new SplittableRandom(seed);
        final Path journal = temporary.resolve("journal");
        long commands = 0;
        for (int life = 0; life < LIVES; life++) {
            final DoomedMarket.Doom doom = life == 1
                    ? new DoomedMarket.Doom(1, 2 + random.nextInt(DoomedMarket.SWEEP / 2), true)
                    : new DoomedMarket.Doom(1 + random.nextInt(profile == Profile.SHARED ? 300_000 : 15_000), 1, false);
            final Path witness = temporary.resolve("witness-" + life);
            runAndKill(journal, witness, profile, seed, doom);
            commands = goOn(journal, commands, Witness.testimony(witness), doom, seed);
        }
    }

    /**
     * @param commands that were in the journal when the market that was killed began
     * @return how many are in it now
     */
    private static long goOn(
            final Path journal,
            final long commands,
            final Testimony seen,
            final DoomedMarket.Doom doom,
            final long seed) {
        assertTrue(seen.records() >= doom.records(), seen::toString);
        final Verification found = Verification.of(journal);
        assertTrue(found.isGood(), found::toString);
        // A market that stalls does so inside a sweep, with no more room in its ring than for a part of it.
        assertTrue(found.endsInsideCommand() || !doom.stalls(), found::toString);
        final Believer believer = new Believer(commands, seen.records());
        final Restart restart = Restart.from(journal, Durability.PAGE_CACHE, believer);
        assertEquals(seen, believer.confirmed, "what was seen and what is in the journal");
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
        return after.commands();
    }

    private static void runAndKill(
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

    /** Finds in a journal what the witness saw: all records behind a command. */
    private static final class Believer implements StreamHandler {
        private final StreamCheck check = new StreamCheck();
        private final long after;
        private final long records;
        private Testimony confirmed;

        Believer(final long after, final long records) {
            this.after = after;
            this.records = records;
        }

        @Override
        public void onRecord(
                final long sequence,
                final DirectBuffer buffer,
                final int offset,
                final int length,
                final boolean last) {
            if (sequence > after) {
                check.onRecord(sequence, buffer, offset, length, last);
                if (check.records() == records) {
                    confirmed = new Testimony(records, check.hash());
                }
            }
        }
    }
}
