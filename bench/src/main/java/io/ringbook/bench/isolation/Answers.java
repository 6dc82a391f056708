package io.ringbook.bench.isolation;

import io.ringbook.bench.latency.Latencies;
import io.ringbook.core.Records;
import io.ringbook.core.command.CommandAdapter;
import io.ringbook.core.command.CommandListener;
import io.ringbook.core.command.OrderTerms;
import io.ringbook.core.event.StreamHandler;
import java.util.Set;
import org.HdrHistogram.Histogram;
import org.agrona.DirectBuffer;
import org.agrona.collections.Long2LongHashMap;

/**
 * How long good agents took to answer, from a journal: the time at which the engine stamped the answer less that of the last command
 * whose events the agent had been told. What an agent does at a time that it chose itself is no answer.
 */
final class Answers implements StreamHandler {
    private static final long UNKNOWN = -1;

    private final Set<Integer> sessions;
    private final long fromNs;
    private final long untilNs;
    private final Long2LongHashMap timesNs = new Long2LongHashMap(UNKNOWN);
    private final Histogram latencies = Latencies.histogram();
    private boolean isAnswer;
    private final CommandAdapter commands = new CommandAdapter(new CommandListener() {
        @Override
        public void onNewOrder(final int session, final OrderTerms terms) {
            isAnswer = terms.priceTicks() == GoodAgent.ANSWER_TICKS && sessions.contains(session);
        }
    });

    /**
     * @param sessions whose answers count
     * @param fromNs of the time when an answer is stamped, nanoseconds since the epoch
     * @param untilNs likewise
     */
    Answers(final Set<Integer> sessions, final long fromNs, final long untilNs) {
        this.sessions = sessions;
        this.fromNs = fromNs;
        this.untilNs = untilNs;
    }

    @Override
    public void onRecord(
            final long sequence, final DirectBuffer buffer, final int offset, final int length, final boolean last) {
        if (!Records.isCommand(Records.templateId(buffer, offset)) || length < Records.COMMAND_HEAD_LENGTH) {
            return;
        }
        final long timestampNs = Records.timestampNs(buffer, offset);
        timesNs.put(sequence, timestampNs);
        isAnswer = false;
        commands.onCommand(buffer, offset, length);
        if (isAnswer && timestampNs >= fromNs && timestampNs < untilNs) {
            latencies.recordValue(timestampNs - timesNs.get(Records.seenSequence(buffer, offset)));
        }
    }

    /** @return nanoseconds */
    Histogram latencies() {
        return latencies;
    }
}
