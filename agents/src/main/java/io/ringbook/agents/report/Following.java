package io.ringbook.agents.report;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Orders that followed one signal: the first ones that their senders sent after they had been told of it, not long after, until
 * the move was over.
 */
final class Following {
    /** Of what was taken, orders that followed took at least one in so many. */
    private static final long LEAST_SHARE = 4;

    /** Those who followed took so many times as much as in as long before the signal. */
    private static final long LEAST_RISE = 3;

    final MoveTrail.Said said;
    final List<MoveTrail.Sent> orders;
    final long senders;
    final long lots;
    /** What the same senders took before, in a time as long as the last of them needed to follow. */
    final long lotsBefore;

    private final long lotsOfAll;

    Following(final MoveTrail.Said said, final MoveTrail trail) {
        this.said = said;
        lotsOfAll = trail.lots;
        orders = trail.orders.stream()
                .filter(order -> order.isRefused || order.sequence <= trail.move.toSequence())
                .filter(this::follows)
                .toList();
        final Set<Integer> accounts =
                orders.stream().map(order -> order.account).collect(Collectors.toSet());
        senders = accounts.size();
        lots = orders.stream().mapToLong(order -> order.takenLots).sum();
        final long longestNs = orders.stream().mapToLong(this::afterNs).reduce(0, Math::max);
        lotsBefore = trail.orders.stream()
                .filter(order -> accounts.contains(order.account)
                        && order.sequence < said.sequence()
                        && -afterNs(order) <= longestNs)
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

    /** @return from the signal to the order */
    long afterNs(final MoveTrail.Sent order) {
        return order.timeNs - said.timeNs();
    }

    private boolean follows(final MoveTrail.Sent order) {
        return order.account != said.account()
                && order.toldAfter < said.sequence()
                && said.sequence() <= order.toldUpTo
                && afterNs(order) <= MoveTrail.REACTION_NS;
    }
}
