package io.ringbook.agents.report;

import java.util.List;
import java.util.Locale;

/**
 * What happened in a market, and what led to it.
 *
 * @param text whole sentences
 * @param fromSequence first command that it is about
 * @param toSequence last command that it is about
 * @param fromNs time of the first
 * @param toNs time of the last
 * @param causes what came before it
 */
record Cause(Kind kind, String text, long fromSequence, long toSequence, long fromNs, long toNs, List<Cause> causes) {
    /** What a sentence is about. */
    enum Kind {
        /** A price went far in a short time, or one side of the book emptied. */
        MOVE,
        /** Orders took what rested, level by level. */
        TRADES,
        /** Someone said something, and orders followed. */
        SIGNAL,
        /** Someone whose orders rested had nothing left. */
        MAKER,
        /** Trading was halted, or orders were refused. */
        REFUSAL;

        /** As a summary has it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @return first command that it or anything below it is about */
    long firstSequence() {
        return causes.stream().mapToLong(Cause::firstSequence).reduce(fromSequence, Math::min);
    }

    /** A cause without causes, of one command. */
    static Cause at(final Kind kind, final String text, final long sequence, final long timeNs) {
        return new Cause(kind, text, sequence, sequence, timeNs, timeNs, List.of());
    }
}
