package io.ringbook.bench.flow;

import java.util.PriorityQueue;

/**
 * Writes an order flow of a {@link Shape}: the same one for the same arguments, on every machine.
 *
 * <p>It keeps no book. The touch is one tick from the mid, IOC orders are priced at it or a few ticks through it.
 */
public final class OrderFlowGenerator {
    private static final int START_TICKS = 35_000;
    private static final int MOST_LOTS = 100;
    private static final int IOC_PARTS = 1_500;
    private static final int IOC_REACH_TICKS = 2;
    private static final int MODIFY_PARTS = 2_000;
    private static final int TWICE_PARTS = 200;
    /** Of the orders that are canceled unmodified, 80 % of all canceled: 63 % of all. */
    private static final int CANCEL_AT_ONCE_PARTS = 7_875;

    private static final int WALK_PARTS = 1_000;
    private static final int SWING_WOBBLE_TICKS = 20;
    private static final int LONGEST_DELAY_BITS = 14;
    private static final int HUMP_TICKS = 8;

    private final Shape shape;
    private final int messages;
    private final OrderFlowListener listener;
    private final SplitMix64 random;
    private final Depths depths;
    private final OrderIds ids;
    private final PriorityQueue<Plan> later = new PriorityQueue<>();
    private Plan next;
    private int now;
    private int walk;
    private int plans;

    private OrderFlowGenerator(
            final Shape shape, final long seed, final int messages, final OrderFlowListener listener) {
        this.shape = shape;
        this.messages = messages;
        this.listener = listener;
        random = new SplitMix64(seed);
        ids = new OrderIds(random);
        depths = new Depths(shape.deepestTicks(), HUMP_TICKS);
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
        for (now = 0; now < messages; now++) {
            final Plan due = due();
            if (due == null) {
                order();
            } else {
                follow(due);
            }
        }
    }

    private Plan due() {
        final Plan plan = next;
        if (plan != null) {
            next = null;
            return plan;
        }
        final Plan first = later.peek();
        return first != null && first.due <= now ? later.poll() : null;
    }

    private void order() {
        final int mid = mid();
        final boolean buy = random.chance(5_000);
        final boolean ioc = random.chance(IOC_PARTS);
        final int lots = 1 + random.below(MOST_LOTS);
        final long orderId = ids.next();
        final int away = ioc ? -1 - random.below(IOC_REACH_TICKS) : depths.next(random);
        final int priceTicks = buy ? mid - away : mid + away;
        listener.onNew(0, orderId, buy, priceTicks, lots, ioc);
        if (!ioc) {
            plan(orderId, buy, priceTicks, lots);
        }
    }

    /** Decides on the whole life of an order that may rest. */
    private void plan(final long orderId, final boolean buy, final int priceTicks, final int lots) {
        final boolean left = random.chance(buy == falling() ? shape.leftAhead() : shape.leftBehind());
        final boolean modified = random.chance(MODIFY_PARTS);
        final boolean atOnce = random.chance(modified ? 5_000 : CANCEL_AT_ONCE_PARTS);
        if (left && !modified) {
            return;
        }
        final Plan plan = new Plan(++plans, orderId);
        plan.modify = modified;
        plan.cancel = !left;
        if (modified) {
            modification(plan, priceTicks, lots);
        }
        schedule(plan, atOnce);
    }

    private void modification(final Plan plan, final int priceTicks, final int lots) {
        final int kind = random.below(10);
        final int ticks = kind == 9 ? 2 + random.below(4) : kind >= 7 ? 0 : 1;
        plan.newPriceTicks = random.chance(5_000) ? priceTicks + ticks : priceTicks - ticks;
        // At the same price always more, as the format has it; at another one sometimes fewer.
        plan.newLots = ticks != 0 && random.chance(2_000) ? 1 + random.below(lots) : lots + 1;
    }

    /** Sends the next message of an order, and plans the one after it. */
    private void follow(final Plan plan) {
        if (plan.modify) {
            plan.modify = false;
            listener.onModify(0, plan.orderId, plan.newPriceTicks, plan.newLots);
            if (plan.cancel) {
                plan.modifyAgain = random.chance(TWICE_PARTS);
                schedule(plan, random.chance(5_000));
            }
        } else if (plan.cancel) {
            plan.cancel = false;
            plan.cancelAgain = random.chance(TWICE_PARTS);
            listener.onCancel(0, plan.orderId);
            if (plan.cancelAgain || plan.modifyAgain) {
                schedule(plan, true);
            }
        } else if (plan.cancelAgain) {
            plan.cancelAgain = false;
            listener.onCancel(0, plan.orderId);
            if (plan.modifyAgain) {
                schedule(plan, true);
            }
        } else {
            // Comes again when the order has left, so that it never asks for what already is.
            listener.onModify(0, plan.orderId, plan.newPriceTicks, plan.newLots);
        }
    }

    private void schedule(final Plan plan, final boolean atOnce) {
        if (atOnce) {
            next = plan;
        } else {
            plan.due = now + 2L + random.below(1 << (1 + random.below(LONGEST_DELAY_BITS)));
            later.add(plan);
        }
    }

    private boolean falling() {
        return now < messages / 2;
    }

    private int mid() {
        if (shape == Shape.DEEP) {
            return START_TICKS;
        }
        if (random.chance(WALK_PARTS)) {
            walk += random.chance(5_000) ? 1 : -1;
        }
        if (shape == Shape.NORMAL) {
            return START_TICKS + walk;
        }
        walk = Math.max(-SWING_WOBBLE_TICKS, Math.min(walk, SWING_WOBBLE_TICKS));
        final long ticks = (long) START_TICKS * shape.swingPercent() / 100;
        final long fallen = ticks * 2 * Math.min(now, messages - now) / messages;
        return START_TICKS - (int) fallen + walk;
    }

    /** What is still to come of one order. */
    private static final class Plan implements Comparable<Plan> {
        private final int number;
        private final long orderId;
        private int newPriceTicks;
        private int newLots;
        private boolean modify;
        private boolean modifyAgain;
        private boolean cancel;
        private boolean cancelAgain;
        private long due;

        Plan(final int number, final long orderId) {
            this.number = number;
            this.orderId = orderId;
        }

        @Override
        public int compareTo(final Plan other) {
            final int byDue = Long.compare(due, other.due);
            return byDue != 0 ? byDue : Integer.compare(number, other.number);
        }
    }
}
