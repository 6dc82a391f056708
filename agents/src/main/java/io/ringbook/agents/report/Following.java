package io.ringbook.agents.report;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Orders that followed what one sender signaled on one topic: the first ones that their senders sent after they had been told of
 * a signal, not long after it, until the move was over.
 */
final class Following {
    /** Of what was taken, orders that followed took at least one in so many. */
    private static final long LEAST_SHARE = 2;

    /** Those who followed took so many times as much as in as long before the signals. */
    private static final long LEAST_RISE = 3;

    /** Those that were followed, the first first. */
    final List<MoveTrail.Said> signals;

    final List<MoveTrail.Sent> orders;
    final long senders;
    final long lots;
    final long soonestNs;
    final long latestNs;
    /** What the same senders took before a signal, in a time as long as the last of them needed to follow. */
    final long lotsBefore;

    private final List<MoveTrail.Said> said;
    private final long lotsOfAll;

    /** @param said on one topic by one sender, at least one, in the order of the stream */
    Following(final List<MoveTrail.Said> said, final MoveTrail trail) {
        this.said = said;
        lotsOfAll = trail.lots;
        orders = trail.orders.stream()
                .filter(order -> order.isRefused || order.sequence <= trail.move.toSequence())
                .filter(order -> followed(order) != null)
                .toList();
        signals = orders.stream().map(this::followed).distinct().toList();
        final Set<Integer> accounts =
                orders.stream().map(order -> order.account).collect(Collectors.toSet());
        senders = accounts.size();
        lots = orders.stream().mapToLong(order -> order.takenLots).sum();
        soonestNs = orders.stream().mapToLong(this::afterNs).min().orElse(0);
        latestNs = orders.stream().mapToLong(this::afterNs).max().orElse(0);
        lotsBefore = trail.orders.stream()
                .filter(order -> order.takenLots > 0 && accounts.contains(order.account) && isBefore(order))
                .mapToLong(order -> order.takenLots)
                .sum();
    }

    /** Of many who trade all the time, some always come soon after some signal: they would have come without it. */
    boolean isTelling() {
        return senders > 1 && lots > 0 && lots * LEAST_SHARE >= lotsOfAll && lots >= LEAST_RISE * lotsBefore;
    }

    long refused() {
        return orders.stream().filter(order -> order.isRefused).count();
    }

    /** @return the last signal that its sender had been told, if the order is the first since and came soon; or null */
    private MoveTrail.Said followed(final MoveTrail.Sent order) {
        final MoveTrail.Said last = lastUpTo(order.toldUpTo);
        final boolean follows = last != null
                && order.account != last.account()
                && order.toldAfter < last.sequence()
                && order.timeNs - last.timeNs() <= MoveTrail.REACTION_NS;
        return follows ? last : null;
    }

    private long afterNs(final MoveTrail.Sent order) {
        return order.timeNs
                - Objects.requireNonNull(followed(order), "followed").timeNs();
    }

    /** Whether it came shortly before a signal that was followed. */
    private boolean isBefore(final MoveTrail.Sent order) {
        return signals.stream()
                .anyMatch(signal -> order.sequence < signal.sequence() && signal.timeNs() - order.timeNs <= latestNs);
    }

    private MoveTrail.Said lastUpTo(final long sequence) {
        int from = 0;
        int to = said.size();
        while (from < to) {
            final int middle = (from + to) >>> 1;
            if (said.get(middle).sequence() <= sequence) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from == 0 ? null : said.get(from - 1);
    }
}
