package io.ringbook.agents.report;

import java.util.EnumMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * How long agents took to decide: the time of a command less that of the last command whose events its sender had been
 * told, which every command names.
 */
final class DecisionLatency {
    /** What an agent acted on may be so many commands ago, or it is not known any more when that was. */
    static final int REMEMBERED = 1 << 16;

    private static final int DIGITS = 3;

    private final long[] timesNs = new long[REMEMBERED];
    private final Map<Rejections.Kind, Histogram> latencies = new EnumMap<>(Rejections.Kind.class);
    private long forgotten;

    /** Every command passes here, in order. */
    void onCommand(final long sequence, final long timestampNs) {
        timesNs[(int) (sequence & (REMEMBERED - 1))] = timestampNs;
    }

    /**
     * The command that passed last was an agent's.
     *
     * @param own of that agent
     */
    void onDecision(final Rejections.Kind kind, final RoundedTimes own, final long sequence, final long seenSequence) {
        if (seenSequence <= 0 || seenSequence >= sequence) {
            return;
        }
        if (sequence - seenSequence >= REMEMBERED) {
            forgotten++;
            return;
        }
        final long sinceNs = timeNs(sequence) - timeNs(seenSequence);
        latencies.computeIfAbsent(kind, key -> new Histogram(DIGITS)).recordValue(sinceNs);
        own.add(sinceNs);
    }

    /** @return nanoseconds, to three digits; null if no agent sent such a command */
    Histogram of(final Rejections.Kind kind) {
        return latencies.get(kind);
    }

    /** @return commands that are in no histogram, since what they acted on was too many commands ago */
    long forgotten() {
        return forgotten;
    }

    private long timeNs(final long sequence) {
        return timesNs[(int) (sequence & (REMEMBERED - 1))];
    }
}
