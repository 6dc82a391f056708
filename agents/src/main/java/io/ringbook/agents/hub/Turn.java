package io.ringbook.agents.hub;

import io.ringbook.core.command.Publication;
import org.agrona.collections.LongArrayList;

/**
 * What a live agent was told in one turn, as far as it does not follow from its earlier turns: with the stream, all that its
 * behavior depends on. Filled anew for each turn.
 */
final class Turn {
    /** Nothing has changed. */
    static final long SAME = -1;

    private static final Publication[] PUBLICATIONS = Publication.values();

    Kind kind = Kind.ORDINARY;
    long nowNs;

    /** Whether the agent was cut off when the turn ended, by whomever. */
    boolean endsCutOff;

    /** Records of the lane: sequence, how many of it, and so on. */
    final LongArrayList told = new LongArrayList();

    /** New quotes: number of the desk, place of the quote in the stream, and so on. */
    final LongArrayList quotes = new LongArrayList();

    /** Place of the cache's contents, or {@link #SAME}. */
    long cachePlace = SAME;

    /** Commands that the agent tried to send. */
    int commands;

    /** Those of them that were not sent: number in the turn, why, and so on. */
    final LongArrayList unsent = new LongArrayList();

    /** What is kept since the agent asked for it: from when on, span of bars, and so on. */
    final LongArrayList kept = new LongArrayList();

    enum Kind {
        ORDINARY,
        START,
        STOP
    }

    void begin(final Kind newKind, final long newNowNs) {
        kind = newKind;
        nowNs = newNowNs;
        endsCutOff = false;
        told.clear();
        quotes.clear();
        cachePlace = SAME;
        commands = 0;
        unsent.clear();
        kept.clear();
    }

    /** The agent is told one more record of its lane. */
    void tell(final long sequence) {
        final int last = told.size() - 1;
        if (last > 0 && told.getLong(last - 1) == sequence) {
            told.setLong(last, told.getLong(last) + 1);
        } else {
            told.addLong(sequence);
            told.addLong(1);
        }
    }

    /** The agent sends one more command. */
    void answer(final Publication publication) {
        if (publication != Publication.PUBLISHED) {
            unsent.addLong(commands);
            unsent.addLong(publication.ordinal());
        }
        commands++;
    }

    /** @return how a command was answered, by its number in the turn; as sent if there was none such */
    Publication answered(final int command) {
        for (int i = 0; i < unsent.size(); i += 2) {
            if (unsent.getLong(i) == command) {
                return PUBLICATIONS[(int) unsent.getLong(i + 1)];
            }
        }
        return Publication.PUBLISHED;
    }

    /** Commands that were sent. */
    int sent() {
        return commands - unsent.size() / 2;
    }
}
