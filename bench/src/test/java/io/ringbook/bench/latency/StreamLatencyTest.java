package io.ringbook.bench.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringbook.bench.flow.MessageStream;
import io.ringbook.bench.flow.Shape;
import io.ringbook.bench.match.EncodedStream;
import io.ringbook.bench.match.Expected;
import io.ringbook.core.ring.Profile;
import io.ringbook.journal.Durability;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class StreamLatencyTest {
    private static final int MESSAGES = 2_000;
    private static final long NANOS = 1_000_000;

    private final EncodedStream signals = EncodedStream.signals(MESSAGES);

    @ParameterizedTest
    @EnumSource(
            value = Profile.class,
            names = {"STEPPED", "SHARED"})
    void measuresInEachProfile(final Profile profile) {
        final String told =
                told(() -> new StreamLatency(profile, Durability.NONE, signals, Expected.checksumOfSignals(signals))
                        .tellLatency(100_000, NANOS));
        assertTrue(told.matches("(?s)own \\S+ \\S+ \\d+\\Rresult \\d+ \\d+ \\d+\\R"), told);
    }

    @Test
    void aWrongOutputTellsNoNumber() {
        final EncodedStream orders = new EncodedStream(MessageStream.of(Shape.NORMAL, 1, MESSAGES));
        final StreamLatency latency =
                new StreamLatency(Profile.STEPPED, Durability.NONE, orders, Expected.checksumOfSignals(signals));
        assertEquals("", told(() -> assertThrows(IllegalStateException.class, () -> latency.tellLatency(0, NANOS))));
        assertEquals("", told(() -> assertThrows(IllegalStateException.class, latency::tellBurst)));
    }

    private static String told(final Runnable work) {
        final PrintStream before = System.out;
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            work.run();
        } finally {
            System.setOut(before);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
