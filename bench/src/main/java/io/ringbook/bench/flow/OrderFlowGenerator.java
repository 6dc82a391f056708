package io.ringbook.bench.flow;

/**
 * Writes an order flow of a {@link Shape}: the same one for the same arguments, on every machine.
 *
 * <p>The public shapes are made as the published file of them is, as far as can be read from it. Each side has a {@link Walk}
 * of its own, from which its orders keep a distance; half of the ids are the buyers', half the sellers', in the order of
 * their walks. Then all orders are shuffled, from end to end, and each comes with all that follows: it is modified, canceled,
 * canceled again and modified again, one message after the other. So buyers and sellers of all times meet, and what stands in
 * the end is what lies beyond the reach of the other side.
 */
public final class OrderFlowGenerator {
    private static final int START_TICKS = 35_000;
    private static final int MOST_LOTS = 100;
    private static final int IOC_PARTS = 1_500;
    private static final int MODIFY_PARTS = 2_000;
    private static final int CANCEL_PARTS = 9_500;
    private static final int TWICE_PARTS = 200;

    private final int messages;
    private final OrderFlowListener listener;
    private final SplitMix64 random;
    private final Depths depths = new Depths();
    private final int ofEachSide;
    private final Walk buyers;
    private final Walk sellers;
    private int sent;

    private OrderFlowGenerator(
            final Shape shape, final long seed, final int messages, final OrderFlowListener listener) {
        this.messages = messages;
        this.listener = listener;
        random = new SplitMix64(seed);
        // An order has two messages in the mean; a few are left over.
        ofEachSide = messages / 4 + messages / 200 + 50;
        buyers = new Walk(random, ofEachSide, START_TICKS - shape.gapTicks() / 2, shape.swingTicks());
        sellers = new Walk(random, ofEachSide, START_TICKS + shape.gapTicks() / 2, shape.swingTicks());
    }

    /** @param messages how many the listener gets, also the length over which the mid swings */
    public static void generate(
            final Shape shape, final long seed, final int messages, final OrderFlowListener listener) {
        if (messages < 0) {
            throw new IllegalArgumentException("messages negative: messages=" + messages);
        }
        switch (shape) {
            case MANY -> new ManyBooksFlow(seed, listener).run(shape.opening(messages), messages);
            case ADVERSARIAL -> new AdversarialFlow(seed, listener).run(messages);
            default -> new OrderFlowGenerator(shape, seed, messages, listener).run();
        }
    }

    private void run() {
        final int[] orders = shuffled();
        for (int i = 0; sent < messages; i++) {
            order(orders[i]);
        }
    }

    private int[] shuffled() {
        final int[] orders = new int[2 * ofEachSide];
        for (int i = 0; i < orders.length; i++) {
            final int other = random.below(i + 1);
            orders[i] = orders[other];
            orders[other] = i;
        }
        return orders;
    }

    private void order(final int number) {
        final int orderId = number + 1;
        final boolean buy = number < ofEachSide;
        final int depth = depths.next(random);
        final int priceTicks = buy ? buyers.ticks(number) - depth : sellers.ticks(number - ofEachSide) + depth;
        final int lots = 1 + random.below(MOST_LOTS);
        final boolean ioc = random.chance(IOC_PARTS);
        if (send()) {
            listener.onNew(0, orderId, buy, priceTicks, lots, ioc);
        }
        if (!ioc) {
            follow(orderId, priceTicks, lots);
        }
    }

    private void follow(final int orderId, final int priceTicks, final int lots) {
        final boolean modified = random.chance(MODIFY_PARTS);
        final boolean canceled = random.chance(CANCEL_PARTS);
        final int kind = random.below(5);
        final int newPriceTicks = priceTicks + (kind < 2 ? 1 : kind < 4 ? -1 : 0);
        if (modified && send()) {
            listener.onModify(0, orderId, newPriceTicks, lots + 1);
        }
        if (canceled && send()) {
            listener.onCancel(0, orderId);
        }
        if (canceled && random.chance(TWICE_PARTS) && send()) {
            listener.onCancel(0, orderId);
        }
        // After the cancel, so that it never asks for what already is.
        if (canceled && modified && random.chance(TWICE_PARTS) && send()) {
            listener.onModify(0, orderId, newPriceTicks, lots + 1);
        }
    }

    /** @return whether there is a message left to send */
    private boolean send() {
        return sent < messages && sent++ < messages;
    }
}
