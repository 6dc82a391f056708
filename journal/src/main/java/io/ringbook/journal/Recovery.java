package io.ringbook.journal;

/** How a journal ends, found by reading all of it. */
public sealed interface Recovery {
    /** Sequence of the last command of which the journal has all, or at least the first, records. */
    long lastSequence();

    /** Every frame is whole, up to the end that was marked. */
    record Clean(long lastSequence) implements Recovery {}

    /**
     * A crash cut the last frame short before anyone could have seen its events; the journal is sound up to it.
     *
     * @param discardedBytes of the frame that was being written
     */
    record TornTail(long lastSequence, long discardedBytes) implements Recovery {}

    /**
     * Something that was whole once is not any more; a person must decide. Never appended to.
     *
     * @param lastSequence up to which it is sound
     * @param file in which the damage is
     * @param offset in the file at which it was noticed
     * @param what is wrong there
     */
    record Corrupt(long lastSequence, String file, long offset, String what) implements Recovery {
        @Override
        public String toString() {
            return "damaged: file=" + file + ", offset=" + offset + ", " + what + ", sound up to sequence="
                    + lastSequence;
        }
    }
}
