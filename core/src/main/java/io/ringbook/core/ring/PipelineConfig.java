package io.ringbook.core.ring;

import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * How commands get through.
 *
 * @param profile which threads
 * @param inputSlots commands that may wait for the engine, a power of two from 16; long ones take several
 * @param outputSlots of 64 bytes, a power of two from 16, for what waits for journal and hub: a command with its events takes
 *     about two
 * @param clockNs nanoseconds since the epoch; read once per batch of commands
 * @param idleTimeNs after how long without a command an {@code AdvanceTime} is issued, 0 for never
 */
public record PipelineConfig(Profile profile, int inputSlots, int outputSlots, LongSupplier clockNs, long idleTimeNs) {
    private static final int INPUT_SLOTS = 1 << 12;
    private static final int OUTPUT_SLOTS = 1 << 13;
    private static final long IDLE_TIME_NS = 1_000_000_000;

    public PipelineConfig {
        Objects.requireNonNull(profile, "profile");
        Objects.requireNonNull(clockNs, "clockNs");
    }

    /** The caller steps; time is what {@code clockNs} says at each step. */
    public static PipelineConfig stepped(final LongSupplier clockNs) {
        return new PipelineConfig(Profile.STEPPED, INPUT_SLOTS, OUTPUT_SLOTS, clockNs, 0);
    }

    /** A live market: time passes by itself. */
    public static PipelineConfig live(final Profile profile, final LongSupplier clockNs) {
        return new PipelineConfig(profile, INPUT_SLOTS, OUTPUT_SLOTS, clockNs, IDLE_TIME_NS);
    }

    public PipelineConfig withSlots(final int newInputSlots, final int newOutputSlots) {
        return new PipelineConfig(profile, newInputSlots, newOutputSlots, clockNs, idleTimeNs);
    }
}
