package io.ringbook.agents.hub;

import io.ringbook.agents.Rerun;
import io.ringbook.core.event.RecordText;
import java.util.Objects;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** What an agent sends when it is run again beside what it sent then, up to the first difference. */
final class Comparison {
    private static final String NOTHING = "nothing";

    private long same;
    private Rerun.Difference difference;

    /** @return whether there is a difference already */
    boolean isOver() {
        return difference != null;
    }

    /**
     * The next two commands.
     *
     * @param sequence of the journal's, or of its last record
     * @param then the journal's, or null if there is none
     * @param now the rerun's, likewise
     */
    void compare(final long sequence, final DirectBuffer then, final DirectBuffer now) {
        if (Objects.equals(then, now)) {
            same++;
        } else {
            difference = new Rerun.Difference(sequence, text(then), text(now));
        }
    }

    /** @param end why it was compared no further without a difference, or null if it was to the end */
    Rerun result(final String end) {
        return new Rerun(same, difference, isOver() ? null : end);
    }

    static UnsafeBuffer copy(final DirectBuffer buffer, final int offset, final int length) {
        final byte[] copy = new byte[length];
        buffer.getBytes(offset, copy);
        return new UnsafeBuffer(copy);
    }

    private static String text(final DirectBuffer command) {
        return command == null ? NOTHING : RecordText.of(command, 0, command.capacity());
    }
}
