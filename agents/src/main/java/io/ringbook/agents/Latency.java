package io.ringbook.agents;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long what is said takes one way, in simulated time.
 *
 * @param leastNs at least
 * @param mostNs at most; an agent's own is drawn once between the two, all the same likely
 */
public record Latency(long leastNs, long mostNs) {
    /** For messages. */
    public static final String EXPECTED =
            "a time such as 100us, a range such as 50us..2ms, or a distance such as 300km";

    /** Nanoseconds for a kilometer: light in vacuum, 299,792.458 km/s. */
    private static final BigDecimal NS_PER_KM = new BigDecimal("3335.6409519815");

    private static final Pattern DISTANCE = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,3})?)km");
    private static final Pattern RANGE = Pattern.compile("(\\d+[a-z]+)\\.\\.(\\d+[a-z]+)");

    public Latency {
        if (leastNs < 0 || mostNs < leastNs) {
            throw new IllegalArgumentException("leastNs=" + leastNs + ", mostNs=" + mostNs);
        }
    }

    /** Always the same. */
    public static Latency ofNs(final long ns) {
        return new Latency(ns, ns);
    }

    /**
     * {@code 100us}, {@code 50us..2ms} (drawn), {@code 300km} (the distance to the venue at the speed of light).
     *
     * @throws IllegalArgumentException if it is none of these
     */
    public static Latency parse(final String text) {
        final Matcher distance = DISTANCE.matcher(text);
        if (distance.matches()) {
            return ofNs(new BigDecimal(distance.group(1)).multiply(NS_PER_KM).longValue());
        }
        final Matcher range = RANGE.matcher(text);
        try {
            return range.matches()
                    ? new Latency(ns(range.group(1)), ns(range.group(2)))
                    : ofNs(Durations.parse(text).toNanos());
        } catch (final IllegalArgumentException e) {
            throw new IllegalArgumentException("found=" + text + ", expected=" + EXPECTED, e);
        }
    }

    /** @param random of the agent's latencies */
    public long draw(final RandomStream random) {
        return leastNs == mostNs ? leastNs : leastNs + random.nextLong(mostNs - leastNs + 1);
    }

    private static long ns(final String text) {
        return Durations.parse(text).toNanos();
    }
}
