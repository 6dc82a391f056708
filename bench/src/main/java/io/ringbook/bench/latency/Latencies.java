package io.ringbook.bench.latency;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/** Histograms of nanoseconds, up to an hour, to three digits; and how they get from a fork to the one that started it. */
public final class Latencies {
    private static final long LONGEST_NS = 3_600_000_000_000L;
    private static final int DIGITS = 3;

    private Latencies() {}

    public static Histogram histogram() {
        return new Histogram(LONGEST_NS, DIGITS);
    }

    public static String text(final Histogram histogram) {
        final ByteBuffer bytes = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        final int length = histogram.encodeIntoCompressedByteBuffer(bytes);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(bytes.array(), length));
    }

    public static Histogram of(final String text) {
        try {
            return Histogram.decodeFromCompressedByteBuffer(
                    ByteBuffer.wrap(Base64.getDecoder().decode(text)), LONGEST_NS);
        } catch (final DataFormatException e) {
            throw new IllegalStateException("a fork told no histogram", e);
        }
    }
}
