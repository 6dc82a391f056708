package io.ringbook.core.engine;

import io.ringbook.core.Amounts;
import io.ringbook.core.Limits;
import io.ringbook.core.OrderType;
import io.ringbook.core.Phase;
import io.ringbook.core.RejectReason;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import io.ringbook.core.Trigger;
import io.ringbook.core.book.Levels;
import io.ringbook.core.book.Orders;
import io.ringbook.core.command.OrderTerms;
import io.ringbook.core.command.QuoteTerms;
import io.ringbook.core.command.ReplaceTerms;
import io.ringbook.core.ledger.Ledger;

/** What an order must pass before anything changes, in the order of {@code core/doc/matching.md}. */
final class Checks {
    /** Of what is open at least so many parts must be one that is shown at a time. */
    private static final long MOST_SLICES = 1_000;

    private final Orders orders;
    private final Levels levels;
    private final Ledger ledger;
    private final Accounts accounts;
    private final Listings listings;
    private final Holds holds;
    private final Resting resting;

    // Of the last refusal, as limits.md has them.
    private long asked;
    private long allowed;

    // Room that the first side of a quote will take.
    private int ordersTaken;
    private int levelsTaken;
    private int balancesTaken;

    Checks(
            final Orders orders,
            final Levels levels,
            final Ledger ledger,
            final Accounts accounts,
            final Listings listings,
            final Holds holds,
            final Resting resting) {
        this.orders = orders;
        this.levels = levels;
        this.ledger = ledger;
        this.accounts = accounts;
        this.listings = listings;
        this.holds = holds;
        this.resting = resting;
    }

    /**
     * Checks a new order; finds its listing, its balances and the other of its pair.
     *
     * @param nowNs time of its command
     */
    RejectReason ofNew(final Incoming order, final long nowNs) {
        begin();
        order.listing = listings.find(order.terms.instrument());
        RejectReason reason = ofSender(order.trader, order.listing, nowNs);
        if (reason == RejectReason.NONE) {
            reason = ofTerms(order, nowNs);
        }
        if (reason == RejectReason.NONE && order.terms.postOnly()) {
            reason = ofPostOnly(order);
        }
        if (reason == RejectReason.NONE && order.terms.orderType() == OrderType.MARKET) {
            reason = ofMarket(order);
        }
        if (reason == RejectReason.NONE && order.terms.paired()) {
            reason = ofPair(order);
        }
        return reason == RejectReason.NONE ? ofRoomAndFunds(order) : reason;
    }

    /** Checks that a live order may be replaced. */
    RejectReason ofReplace(final int order, final ReplaceTerms terms, final long nowNs) {
        begin();
        final Listing listing = resting.listing(order);
        final RejectReason reason = ofAccount(accounts.get(orders.account(order)), listing, nowNs);
        return reason == RejectReason.NONE ? ofReplaceTerms(order, listing, terms, nowNs) : reason;
    }

    /** Checks both sides of a quote, which will be done together. */
    RejectReason ofQuote(final Incoming scratch, final QuoteTerms quote, final long nowNs) {
        begin();
        final Listing listing = listings.find(quote.instrument());
        final RejectReason reason = ofSender(scratch.trader, listing, nowNs);
        if (reason != RejectReason.NONE) {
            return reason;
        }
        if (quote.bidOrderId() == quote.askOrderId()) {
            return RejectReason.DUPLICATE_ORDER_ID;
        }
        if (quote.bidLots() != 0 && quote.askLots() != 0 && quote.bidTicks() >= quote.askTicks()) {
            return RejectReason.QUOTE_CROSSED;
        }
        scratch.listing = listing;
        final RejectReason ofBid =
                ofQuoteSide(scratch, quote, Side.BUY, quote.bidOrderId(), quote.bidTicks(), quote.bidLots(), nowNs);
        return ofBid != RejectReason.NONE
                ? ofBid
                : ofQuoteSide(scratch, quote, Side.SELL, quote.askOrderId(), quote.askTicks(), quote.askLots(), nowNs);
    }

    /** @return the number that was too much in the last refusal, 0 where the reason has none */
    long asked() {
        return asked;
    }

    /** @return how much there might have been, 0 where the reason has none */
    long allowed() {
        return allowed;
    }

    /** @return whether the account of an order that has been triggered can pay for the worst that may come of it */
    boolean isCovered(final Incoming order) {
        final long needed = needed(order);
        if (needed == Amounts.OVERFLOW || ledger.spendable(order.gives) < needed) {
            return false;
        }
        return order.terms.side() == Side.SELL
                || !order.trader.hasPositionLimit
                || ofPosition(order.receives, quantity(order), 0) == RejectReason.NONE;
    }

    /** @return whether the limit of an order that has been triggered is inside the price band */
    boolean isInBand(final Incoming order) {
        return order.limitTicks() >= order.listing.lowestTicks && order.limitTicks() <= order.listing.highestTicks;
    }

    /** @return whether an order that has been triggered could come to rest */
    boolean hasLevel(final Incoming order) {
        begin();
        return hasLevel(order.listing, order.terms.side(), order.limitTicks());
    }

    /** What was filled since the sender last knew comes off; zero or less means that nothing is left to want. */
    long openAfterReplace(final int order, final ReplaceTerms terms) {
        return terms.knownFilledLots() == ReplaceTerms.NONE
                ? terms.openLots()
                : terms.openLots() - (orders.filledLots(order) - terms.knownFilledLots());
    }

    /** @return whether a replace leaves a resting order in its place in the queue */
    boolean keepsItsPlace(final int order, final ReplaceTerms terms) {
        return terms.priceTicks() == resting.limitTicks(order)
                && openAfterReplace(order, terms) <= orders.openLots(order)
                && displayAfterReplace(order, terms) == displayLots(order);
    }

    /** @return how much of an order is to be shown at a time, 0 for all */
    long displayLots(final int order) {
        return orders.displays(order) || orders.isWaiting(order)
                ? orders.specials().displayLots(order)
                : 0;
    }

    long displayAfterReplace(final int order, final ReplaceTerms terms) {
        return terms.displayLots() == ReplaceTerms.NONE ? displayLots(order) : terms.displayLots();
    }

    private void begin() {
        ordersTaken = 0;
        levelsTaken = 0;
        balancesTaken = 0;
        asked = 0;
        allowed = 0;
    }

    private RejectReason ofSender(final Account trader, final Listing listing, final long nowNs) {
        if (trader == null) {
            return RejectReason.UNKNOWN_SESSION;
        }
        if (trader.number == Ledger.VENUE) {
            return RejectReason.NOT_PERMITTED;
        }
        return ofAccount(trader, listing, nowNs);
    }

    private RejectReason ofAccount(final Account account, final Listing listing, final long nowNs) {
        if (account.suspended) {
            return RejectReason.ACCOUNT_SUSPENDED;
        }
        if (listing == null) {
            return RejectReason.UNKNOWN_INSTRUMENT;
        }
        final RejectReason reason = ofPhase(listing);
        if (reason == RejectReason.NONE && account.isTooFast(nowNs)) {
            return refusal(RejectReason.ORDER_RATE_LIMIT, 0, account.ordersPerSecond);
        }
        return reason;
    }

    private RejectReason refusal(final RejectReason reason, final long ofAsked, final long ofAllowed) {
        asked = ofAsked;
        allowed = ofAllowed;
        return reason;
    }

    private static RejectReason ofPhase(final Listing listing) {
        if (listing.phase == Phase.HALTED) {
            return RejectReason.INSTRUMENT_HALTED;
        }
        return listing.phase == Phase.CLOSED ? RejectReason.INSTRUMENT_CLOSED : RejectReason.NONE;
    }

    private RejectReason ofTerms(final Incoming order, final long nowNs) {
        final OrderTerms terms = order.terms;
        if (!order.isUnlimited() && isOutOfRange(terms.priceTicks())) {
            return RejectReason.PRICE_OUT_OF_RANGE;
        }
        final RejectReason ofPrice =
                order.isUnlimited() ? RejectReason.NONE : ofPrice(order.listing, terms.priceTicks());
        if (ofPrice != RejectReason.NONE) {
            return ofPrice;
        }
        if (terms.lots() < 1 || terms.lots() > Limits.MAX_LOTS) {
            return RejectReason.LOTS_OUT_OF_RANGE;
        }
        final RejectReason ofLots = ofLots(order.listing, order.trader, terms.lots());
        if (ofLots != RejectReason.NONE) {
            return ofLots;
        }
        if (terms.minLots() < 0 || terms.minLots() > terms.lots()) {
            return RejectReason.MIN_LOTS_OUT_OF_RANGE;
        }
        final TimeInForce timeInForce = terms.timeInForce();
        if (isWrongExpiry(timeInForce, terms.expiresAtNs(), nowNs)) {
            return RejectReason.EXPIRY_OUT_OF_RANGE;
        }
        if (terms.displayLots() != 0 && isWrongDisplay(terms.displayLots(), terms.lots(), timeInForce)) {
            return RejectReason.DISPLAY_LOTS_OUT_OF_RANGE;
        }
        if (isWrongTrigger(order)) {
            return RejectReason.TRIGGER_OUT_OF_RANGE;
        }
        if (!isInPhase(order)) {
            return RejectReason.NOT_IN_THIS_PHASE;
        }
        return orders.find(order.trader.number, terms.orderId()) == 0
                ? RejectReason.NONE
                : RejectReason.DUPLICATE_ORDER_ID;
    }

    private RejectReason ofPrice(final Listing listing, final long priceTicks) {
        if (priceTicks < listing.lowestTicks) {
            return refusal(RejectReason.PRICE_OUTSIDE_BAND, priceTicks, listing.lowestTicks);
        }
        if (priceTicks > listing.highestTicks) {
            return refusal(RejectReason.PRICE_OUTSIDE_BAND, priceTicks, listing.highestTicks);
        }
        final long step = listing.steps.at(priceTicks);
        // Mostly it is 1, and a division costs more than all other checks together.
        return step == 1 || priceTicks % step == 0
                ? RejectReason.NONE
                : refusal(RejectReason.PRICE_OFF_STEP, priceTicks, step);
    }

    private RejectReason ofLots(final Listing listing, final Account account, final long lots) {
        return within(RejectReason.LOTS_OUTSIDE_LIMITS, lots, listing.leastLots, listing.mostLots, account.mostLots);
    }

    /** Without fees; of a sell it may not fit. */
    private RejectReason ofValue(final Listing listing, final Account account, final long priceTicks, final long lots) {
        if (!listing.limitsValue() && account.mostValue == 0) {
            return RejectReason.NONE;
        }
        final long fitting = listing.instrument.value(priceTicks, lots);
        final long value = fitting == Amounts.OVERFLOW ? Long.MAX_VALUE : fitting;
        return within(
                RejectReason.VALUE_OUTSIDE_LIMITS, value, listing.leastValue, listing.mostValue, account.mostValue);
    }

    /** @param mostOfAccount 0 for no limit */
    private RejectReason within(
            final RejectReason reason, final long found, final long least, final long most, final long mostOfAccount) {
        if (found < least) {
            return refusal(reason, found, least);
        }
        if (found > most) {
            return refusal(reason, found, most);
        }
        return mostOfAccount > 0 && found > mostOfAccount ? refusal(reason, found, mostOfAccount) : RejectReason.NONE;
    }

    private static boolean isWrongExpiry(final TimeInForce timeInForce, final long expiresAtNs, final long nowNs) {
        return timeInForce == TimeInForce.GTD ? expiresAtNs <= nowNs : expiresAtNs != 0;
    }

    private static boolean isWrongDisplay(final long displayLots, final long lots, final TimeInForce timeInForce) {
        return displayLots < 0 || displayLots > lots || isTooSmall(displayLots, lots) || !timeInForce.rests();
    }

    private static boolean isTooSmall(final long displayLots, final long lots) {
        return displayLots * MOST_SLICES < lots;
    }

    private static boolean isWrongTrigger(final Incoming order) {
        final OrderTerms terms = order.terms;
        final long trail = terms.trailTicks();
        if (terms.trigger() == Trigger.NONE) {
            return terms.triggerTicks() != 0 || trail != 0;
        }
        if (trail < 0 || trail > (terms.trigger() == Trigger.LAST ? Limits.MAX_PRICE_TICKS : 0)) {
            return true;
        }
        if (trail > 0 && terms.triggerTicks() == 0) {
            return order.listing.lastTicks == 0 || isOutOfRange(Resting.triggerTicks(order.listing, terms));
        }
        return isOutOfRange(terms.triggerTicks());
    }

    private static boolean isInPhase(final Incoming order) {
        final TimeInForce timeInForce = order.terms.timeInForce();
        if (order.terms.trigger() != Trigger.NONE || order.listing.phase == Phase.OPEN) {
            return timeInForce != TimeInForce.AUCTION;
        }
        return timeInForce.rests() && order.terms.minLots() == 0;
    }

    private static RejectReason ofPostOnly(final Incoming order) {
        final OrderTerms terms = order.terms;
        if (terms.orderType() == OrderType.MARKET
                || terms.minLots() > 0
                || terms.trigger() != Trigger.NONE
                || !terms.timeInForce().rests()) {
            return RejectReason.POST_ONLY_MUST_REST;
        }
        return wouldTrade(order.listing, terms.side(), terms.priceTicks())
                ? RejectReason.WOULD_TRADE
                : RejectReason.NONE;
    }

    private static boolean wouldTrade(final Listing listing, final Side side, final long priceTicks) {
        return listing.phase == Phase.OPEN && listing.book.wouldMeet(side, priceTicks);
    }

    /** What a market order cannot be. */
    private static RejectReason ofMarket(final Incoming order) {
        final TimeInForce timeInForce = order.terms.timeInForce();
        final boolean hasNoWorstPrice = order.isUnlimited() && order.terms.side() == Side.BUY;
        final boolean restsAnywhere =
                timeInForce == TimeInForce.AUCTION && order.limitTicks() == Limits.MAX_PRICE_TICKS;
        if (hasNoWorstPrice && (order.leastLots() > 0 || restsAnywhere)) {
            return RejectReason.WORST_PRICE_MISSING;
        }
        return timeInForce.rests() && timeInForce != TimeInForce.AUCTION
                ? RejectReason.MARKET_ORDER_CANNOT_REST
                : RejectReason.NONE;
    }

    private RejectReason ofPair(final Incoming order) {
        final int other = orders.find(order.trader.number, order.terms.pairedOrderId());
        final boolean waits = order.terms.trigger() != Trigger.NONE;
        if (other == 0
                || orders.isPaired(other)
                || !(waits
                        || (orders.isWaiting(other) && order.terms.timeInForce().rests()))) {
            return RejectReason.UNPAIRABLE;
        }
        order.partner = other;
        return RejectReason.NONE;
    }

    private RejectReason ofRoomAndFunds(final Incoming order) {
        final OrderTerms terms = order.terms;
        final boolean waits = terms.trigger() != Trigger.NONE;
        final boolean rests = terms.timeInForce().rests();
        if ((rests || waits) && orders.isFull(ordersTaken)) {
            return RejectReason.ORDERS_FULL;
        }
        final Account account = order.trader;
        final int live = account.liveOrders + ordersTaken + 1;
        if ((rests || waits) && account.mostLiveOrders > 0 && live > account.mostLiveOrders) {
            return refusal(RejectReason.OPEN_ORDERS_LIMIT, live, account.mostLiveOrders);
        }
        if (rests && !waits && !hasLevel(order.listing, terms.side(), order.limitTicks())) {
            return RejectReason.LEVELS_FULL;
        }
        final long needed = needed(order);
        if (needed == Amounts.OVERFLOW) {
            return RejectReason.VALUE_OVERFLOW;
        }
        if (!order.isUnlimited()) {
            final RejectReason ofValue = ofValue(order.listing, account, terms.priceTicks(), terms.lots());
            if (ofValue != RejectReason.NONE) {
                return ofValue;
            }
        }
        order.gives = ledger.find(order.trader.number, order.givenAsset());
        order.receives = ledger.find(order.trader.number, order.receivedAsset());
        if (!waits) {
            if (terms.side() == Side.BUY && account.hasPositionLimit) {
                final RejectReason ofPosition = ofPosition(order.receives, quantity(order), 0);
                if (ofPosition != RejectReason.NONE) {
                    return ofPosition;
                }
            }
            if (ledger.spendable(order.gives) < needed) {
                return refusal(RejectReason.INSUFFICIENT_FUNDS, needed, ledger.spendable(order.gives));
            }
        }
        return order.receives == 0 && ledger.isFull(balancesTaken) ? RejectReason.BALANCES_FULL : RejectReason.NONE;
    }

    /** @param freed what the order that is replaced is already expected to bring */
    private RejectReason ofPosition(final int balance, final long quantity, final long freed) {
        final long most = balance == 0 ? Ledger.UNLIMITED : ledger.mostOwned(balance);
        if (most == Ledger.UNLIMITED) {
            return RejectReason.NONE;
        }
        final long owned = ledger.available(balance) + ledger.held(balance);
        final long position = sum(sum(owned, ledger.expected(balance) - freed), quantity);
        return position > most ? refusal(RejectReason.POSITION_LIMIT, position, most) : RejectReason.NONE;
    }

    /** The largest number there is if the sum of both is larger. */
    private static long sum(final long a, final long b) {
        final long sum = a + b;
        return a > 0 && b > 0 && sum < 0 ? Long.MAX_VALUE : sum;
    }

    /** The largest number there is if it is larger, of a market order whose value was not looked at. */
    private static long quantity(final Incoming order) {
        final long quantity = Amounts.product(order.terms.lots(), order.listing.instrument.lotSize());
        return quantity == Amounts.OVERFLOW ? Long.MAX_VALUE : quantity;
    }

    private RejectReason ofReplaceTerms(
            final int order, final Listing listing, final ReplaceTerms terms, final long nowNs) {
        final boolean waits = orders.isWaiting(order);
        final boolean market = waits && orders.specials().orderType(order) == OrderType.MARKET;
        if (isOutOfRange(terms.priceTicks()) && !(market && terms.priceTicks() == 0)) {
            return RejectReason.PRICE_OUT_OF_RANGE;
        }
        final Account account = accounts.get(orders.account(order));
        if (terms.priceTicks() != resting.limitTicks(order) && terms.priceTicks() != 0) {
            final RejectReason ofPrice = ofPrice(listing, terms.priceTicks());
            if (ofPrice != RejectReason.NONE) {
                return ofPrice;
            }
        }
        if (terms.openLots() < 1 || terms.openLots() > Limits.MAX_LOTS) {
            return RejectReason.LOTS_OUT_OF_RANGE;
        }
        if (terms.openLots() > orders.openLots(order)) {
            final RejectReason ofLots = ofLots(listing, account, terms.openLots());
            if (ofLots != RejectReason.NONE) {
                return ofLots;
            }
        }
        if (terms.knownFilledLots() < ReplaceTerms.NONE || terms.knownFilledLots() > orders.filledLots(order)) {
            return refusal(RejectReason.FILLED_LOTS_OUT_OF_RANGE, terms.knownFilledLots(), orders.filledLots(order));
        }
        final long openLots = openAfterReplace(order, terms);
        final RejectReason reason = ofChange(order, terms, openLots, waits, market, nowNs);
        if (reason != RejectReason.NONE) {
            return reason;
        }
        if (waits) {
            return ofWaiting(order, listing, terms, market);
        }
        if (openLots < 1 || keepsItsPlace(order, terms)) {
            return RejectReason.NONE;
        }
        final Side side = resting.side(order);
        if (orders.isPostOnly(order) && wouldTrade(listing, side, terms.priceTicks())) {
            return RejectReason.WOULD_TRADE;
        }
        if (!hasLevel(listing, side, terms.priceTicks())) {
            return RejectReason.LEVELS_FULL;
        }
        final long needed = mostNeeded(listing, account, side, terms.priceTicks(), openLots);
        if (needed == Amounts.OVERFLOW) {
            return RejectReason.VALUE_OVERFLOW;
        }
        final RejectReason ofValue = ofValue(listing, account, terms.priceTicks(), openLots);
        if (ofValue != RejectReason.NONE) {
            return ofValue;
        }
        if (side == Side.BUY && account.hasPositionLimit) {
            final long quantity = openLots * listing.instrument.lotSize();
            final RejectReason ofPosition =
                    ofPosition(holds.bought(listing, order), quantity, holds.mayBring(listing, order));
            if (ofPosition != RejectReason.NONE) {
                return ofPosition;
            }
        }
        return holds.spendable(listing, order) < needed
                ? refusal(RejectReason.INSUFFICIENT_FUNDS, needed, holds.spendable(listing, order))
                : RejectReason.NONE;
    }

    /** What a replace asks for beside price and quantity. */
    private RejectReason ofChange(
            final int order,
            final ReplaceTerms terms,
            final long openLots,
            final boolean waits,
            final boolean market,
            final long nowNs) {
        final TimeInForce was = orders.timeInForce(order);
        final TimeInForce asked = terms.timeInForce();
        if (asked != null && (!asked.rests() || asked == TimeInForce.AUCTION || was == TimeInForce.AUCTION || market)) {
            return RejectReason.CANNOT_BECOME;
        }
        if (asked == null ? terms.expiresAtNs() != 0 : isWrongExpiry(asked, terms.expiresAtNs(), nowNs)) {
            return RejectReason.EXPIRY_OUT_OF_RANGE;
        }
        final boolean moves = terms.triggerTicks() != ReplaceTerms.NONE;
        if (moves && !waits) {
            return RejectReason.CANNOT_BECOME;
        }
        final long displayLots = displayAfterReplace(order, terms);
        if (openLots > 0 && displayLots != 0) {
            final boolean wrong = terms.displayLots() == ReplaceTerms.NONE
                    ? isTooSmall(displayLots, openLots)
                    : isWrongDisplay(displayLots, openLots, asked == null ? was : asked);
            if (wrong) {
                return RejectReason.DISPLAY_LOTS_OUT_OF_RANGE;
            }
        }
        return moves && isOutOfRange(terms.triggerTicks()) ? RejectReason.TRIGGER_OUT_OF_RANGE : RejectReason.NONE;
    }

    private RejectReason ofWaiting(
            final int order, final Listing listing, final ReplaceTerms terms, final boolean market) {
        final long minLots = orders.specials().minLots(order);
        if (minLots > terms.openLots()) {
            return RejectReason.MIN_LOTS_OUT_OF_RANGE;
        }
        final boolean atOnce = minLots > 0 || orders.timeInForce(order) == TimeInForce.FOK;
        final Side side = resting.side(order);
        final boolean paysAsItGoes = market && terms.priceTicks() == 0 && side == Side.BUY;
        if (paysAsItGoes) {
            return atOnce ? RejectReason.WORST_PRICE_MISSING : RejectReason.NONE;
        }
        final Account account = accounts.get(orders.account(order));
        if (mostNeeded(listing, account, side, terms.priceTicks(), terms.openLots()) == Amounts.OVERFLOW) {
            return RejectReason.VALUE_OVERFLOW;
        }
        return terms.priceTicks() == 0
                ? RejectReason.NONE
                : ofValue(listing, account, terms.priceTicks(), terms.openLots());
    }

    private RejectReason ofQuoteSide(
            final Incoming scratch,
            final QuoteTerms quote,
            final Side side,
            final long orderId,
            final long priceTicks,
            final long lots,
            final long nowNs) {
        final int order = orders.find(scratch.trader.number, orderId);
        if (order != 0
                && (orders.isWaiting(order)
                        || resting.listing(order) != scratch.listing
                        || resting.side(order) != side)) {
            return RejectReason.DUPLICATE_ORDER_ID;
        }
        if (lots == 0) {
            return RejectReason.NONE;
        }
        final RejectReason reason;
        final boolean needsLevel;
        if (order == 0) {
            scratch.terms = terms(scratch.own, quote, side, orderId, priceTicks, lots);
            final RejectReason ofTerms = ofTerms(scratch, nowNs);
            reason = ofTerms == RejectReason.NONE ? ofRoomAndFunds(scratch) : ofTerms;
            needsLevel = true;
        } else {
            final ReplaceTerms replace = terms(scratch.replace, orderId, priceTicks, lots);
            reason = ofReplaceTerms(order, scratch.listing, replace, nowNs);
            needsLevel = reason == RejectReason.NONE && !keepsItsPlace(order, replace);
        }
        if (reason == RejectReason.NONE) {
            ordersTaken += order == 0 ? 1 : 0;
            levelsTaken += needsLevel && !scratch.listing.book.hasLevel(side, priceTicks) ? 1 : 0;
            balancesTaken += order == 0 && scratch.receives == 0 ? 1 : 0;
        }
        return reason;
    }

    /** A side of a quote as a new order. */
    static OrderTerms terms(
            final OrderTerms terms,
            final QuoteTerms quote,
            final Side side,
            final long orderId,
            final long priceTicks,
            final long lots) {
        return terms.clear()
                .orderId(orderId)
                .instrument(quote.instrument())
                .side(side)
                .selfTrade(quote.selfTrade())
                .priceTicks(priceTicks)
                .lots(lots);
    }

    /** A side of a quote as a replace. */
    static ReplaceTerms terms(final ReplaceTerms terms, final long orderId, final long priceTicks, final long lots) {
        return terms.clear().orderId(orderId).priceTicks(priceTicks).openLots(lots);
    }

    private boolean hasLevel(final Listing listing, final Side side, final long priceTicks) {
        return levels.room() > levelsTaken || listing.book.hasLevel(side, priceTicks);
    }

    private long needed(final Incoming order) {
        if (order.paysAsItGoes()) {
            return 1;
        }
        final Account account = order.trader;
        return mostNeeded(order.listing, account, order.terms.side(), order.limitTicks(), order.terms.lots());
    }

    /** What an incoming order can come to cost: minor units of what it pays with, or {@link Amounts#OVERFLOW}. */
    private static long mostNeeded(
            final Listing listing, final Account account, final Side side, final long priceTicks, final long lots) {
        final long quantity = Amounts.product(lots, listing.instrument.lotSize());
        if (side == Side.SELL || quantity == Amounts.OVERFLOW) {
            return quantity;
        }
        final long perLot = listing.fees(account).mostPerLot(listing.instrument, priceTicks);
        return perLot == Amounts.OVERFLOW ? Amounts.OVERFLOW : Amounts.product(perLot, lots);
    }

    private static boolean isOutOfRange(final long priceTicks) {
        return priceTicks < 1 || priceTicks > Limits.MAX_PRICE_TICKS;
    }
}
