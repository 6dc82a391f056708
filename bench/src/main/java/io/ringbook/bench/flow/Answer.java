package io.ringbook.bench.flow;

import org.agrona.BitUtil;

/**
 * What the plain book makes of a stream.
 *
 * @param sha256 of the text of its reports
 * @param mostOrders that rested at a time, in all instruments
 * @param mostLevels that stood at a time, in all instruments
 */
public record Answer(String sha256, int mostOrders, int mostLevels) {
    private static final int ORDERS = 1 << 17;
    private static final int LEVELS = 1 << 15;

    static Answer to(final MessageStream stream) {
        final ReportText text = new ReportText();
        final NaiveBook plain = new NaiveBook(text);
        stream.replay(plain);
        return new Answer(text.sha256(), plain.mostOrders(), plain.mostLevels());
    }

    /** @return orders that whoever runs such a market would have room for: 131,072, or more if the stream needs more */
    public int orderCapacity() {
        return capacity(ORDERS, mostOrders);
    }

    /** @return the same for levels: 32,768 or more */
    public int levelCapacity() {
        return capacity(LEVELS, mostLevels);
    }

    /** One more than ever rested: who comes while all rest is checked for room even if it then trades. */
    private static int capacity(final int usual, final int most) {
        return Math.max(usual, BitUtil.findNextPositivePowerOfTwo(most + 1));
    }
}
