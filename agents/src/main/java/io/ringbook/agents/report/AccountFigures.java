package io.ringbook.agents.report;

import io.ringbook.core.Side;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.agrona.collections.Int2ObjectHashMap;

/**
 * What one account did.
 *
 * <p>Orders sent are those accepted and those rejected; accepted ones are filled, canceled or live.
 */
final class AccountFigures {
    private final int id;
    private final String name;
    private final Rejections rejections = new Rejections();
    private final Int2ObjectHashMap<TradedFigures> traded = new Int2ObjectHashMap<>();
    private final Int2ObjectHashMap<Tally> funding = new Int2ObjectHashMap<>();
    private final Map<Integer, Long> lotsMade = new HashMap<>();
    private final RoundedTimes decisions = new RoundedTimes();
    private long orders;
    private long accepted;
    private long filled;
    private long canceled;
    private long replaced;
    private long fills;

    AccountFigures(final int id, final String name) {
        this.id = id;
        this.name = name;
    }

    void onOrder() {
        orders++;
    }

    void onAccepted() {
        accepted++;
    }

    void onFilled() {
        filled++;
    }

    void onCanceled() {
        canceled++;
    }

    void onReplaced() {
        replaced++;
    }

    void onFill(final int instrument, final Side side, final long lots, final long value, final long fee) {
        fills++;
        traded.computeIfAbsent(instrument, key -> new TradedFigures()).onFill(side, lots, value, fee);
    }

    /** A resting order of it traded. */
    void onMade(final int instrument, final long lots) {
        lotsMade.merge(instrument, lots, Long::sum);
    }

    /** @return lots that its resting orders traded in an instrument */
    long lotsMade(final int instrument) {
        return lotsMade.getOrDefault(instrument, 0L);
    }

    /** @param amount brought in from outside or by a transfer; negative when taken out */
    void onFunded(final int asset, final long amount) {
        funding.computeIfAbsent(asset, key -> new Tally()).add(amount);
    }

    int id() {
        return id;
    }

    String name() {
        return name;
    }

    Rejections rejections() {
        return rejections;
    }

    /** @return how long it took to decide on each of its commands, see {@link DecisionLatency} */
    RoundedTimes decisions() {
        return decisions;
    }

    /** @return by instrument; only those in which the account traded */
    SortedMap<Integer, TradedFigures> traded() {
        return new TreeMap<>(traded);
    }

    /** @return deposits and transfers received less withdrawals and transfers sent, minor units */
    BigInteger funding(final int asset) {
        final Tally tally = funding.get(asset);
        return tally == null ? BigInteger.ZERO : tally.total();
    }

    /** @return new orders that it sent */
    long orders() {
        return orders;
    }

    long accepted() {
        return accepted;
    }

    /** @return new orders that were rejected */
    long rejected() {
        return rejections.count(Rejections.Kind.ORDER);
    }

    /** @return orders that traded to the end */
    long filled() {
        return filled;
    }

    /** @return orders that were canceled, at once or later, with or without a trade before */
    long canceled() {
        return canceled;
    }

    /** @return orders that are still there */
    long live() {
        return accepted - filled - canceled;
    }

    /** @return replacements that were made */
    long replaced() {
        return replaced;
    }

    /** @return trades of its orders; one with itself counts twice */
    long fills() {
        return fills;
    }
}
