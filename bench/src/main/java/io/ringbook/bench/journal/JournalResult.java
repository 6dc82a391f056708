package io.ringbook.bench.journal;

import io.ringbook.bench.fork.Measurement;

/**
 * What the forks of one row took.
 *
 * @param what is measured
 * @param mode of writing; for the engine alone and ways of reading {@code read}
 * @param bytesPerCommand of the journal; 0 for the engine alone
 * @param forks of which a unit is a command
 * @param share of the speed of what it is held against: the disk's for what is written, the engine's for what is read
 */
public record JournalResult(String what, Mode mode, double bytesPerCommand, Measurement forks, double share) {
    /** How it is measured. */
    public enum Mode {
        /** As fast as memory takes it. */
        BURST,
        /** As fast as the device takes it. */
        SUSTAINED,
        /** From a journal in the page cache. */
        READ
    }
}
