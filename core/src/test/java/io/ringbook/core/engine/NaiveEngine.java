package io.ringbook.core.engine;

import static io.ringbook.core.Side.BUY;
import static io.ringbook.core.Side.SELL;

import io.ringbook.core.CancelReason;
import io.ringbook.core.Fees;
import io.ringbook.core.Instrument;
import io.ringbook.core.Limits;
import io.ringbook.core.OrderType;
import io.ringbook.core.Phase;
import io.ringbook.core.Records;
import io.ringbook.core.RejectReason;
import io.ringbook.core.SelfTrade;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import io.ringbook.core.Trigger;
import io.ringbook.core.codec.AdvanceTimeDecoder;
import io.ringbook.core.command.CommandAdapter;
import io.ringbook.core.command.CommandListener;
import io.ringbook.core.command.OrderTerms;
import io.ringbook.core.command.QuoteTerms;
import io.ringbook.core.command.ReplaceTerms;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.agrona.DirectBuffer;

/**
 * For tests: the rules of {@code core/doc} written down a second time, to be obviously right by reading and as slow as
 * that takes. It shares nothing with the engine but the decoding of commands, the names of things, and the records in which
 * a state is told. The venue never runs out of schedules of fees here.
 */
final class NaiveEngine implements CommandListener {
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);
    private static final long SECOND = 1_000_000_000;
    private static final long NOTHING_ASKED = -1;
    private static final int VENUE = 0;
    private static final int ALL = -1;
    private static final int GROUPS = 16;
    private static final int MOST_STEPS = 16;

    private final EngineConfig config;
    private final CommandAdapter adapter = new CommandAdapter(this);
    /** Of any command: it has nothing but what all have. */
    private final AdvanceTimeDecoder head = new AdvanceTimeDecoder();

    private final List<Asset> assets = new ArrayList<>();
    /** By number; null for one that was delisted. */
    private final List<Listed> instruments = new ArrayList<>();

    private final List<Account> accounts = new ArrayList<>();
    private final SortedMap<BalanceKey, Balance> balances =
            new TreeMap<>(Comparator.comparing(BalanceKey::account).thenComparing(BalanceKey::asset));

    /** All that rest or wait. */
    private final Map<OrderKey, Order> orders = new HashMap<>();

    /** Those whose trigger is reached, in the order in which they come in. */
    private final List<Order> line = new ArrayList<>();

    /** Those that are open. */
    private final SortedMap<Integer, Session> sessions = new TreeMap<>();

    private final Map<SelfTrade, Long> selfTrades = new EnumMap<>(SelfTrade.class);
    private int nextSession = 1;
    private long sequence;
    private long timestampNs;
    private boolean malformed;
    private List<String> events = new ArrayList<>();

    NaiveEngine(final EngineConfig config) {
        this.config = config;
        accounts.add(new Account("venue", VENUE));
        sessions.put(Records.OPERATOR, new Session(VENUE, false));
    }

    /** Events of the command, as text. */
    List<String> apply(
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final long commandSequence,
            final long commandTimestampNs) {
        sequence = commandSequence;
        timestampNs = commandTimestampNs;
        events = new ArrayList<>();
        doWhatIsDue();
        answer(buffer, offset, length);
        letTriggeredOrdersIn();
        tellIndicatives();
        return events;
    }

    private void answer(final DirectBuffer buffer, final int offset, final int length) {
        final Session session = sessions.get(Records.session(buffer, offset));
        final int request = head.wrap(
                        buffer, offset + Records.HEADER_LENGTH, AdvanceTimeDecoder.BLOCK_LENGTH, Records.SCHEMA_VERSION)
                .request();
        if (request != 0 && session != null && request <= session.lastRequest) {
            final Refusal refusal = new Refusal(RejectReason.DUPLICATE_REQUEST, request, session.lastRequest);
            if (Records.isAboutOrders(Records.templateId(buffer, offset))) {
                rejectOrder(refusal);
            } else {
                reject(refusal);
            }
            return;
        }
        malformed = false;
        adapter.onCommand(buffer, offset, length);
        if (request != 0 && session != null && !malformed) {
            session.lastRequest = request;
        }
    }

    /** Orders that expire and phases that end, in the order of their times. */
    private void doWhatIsDue() {
        while (true) {
            final Order order = orders.values().stream()
                    .filter(live -> live.expiresAtNs != 0 && live.expiresAtNs <= timestampNs)
                    .min(Comparator.comparing((Order live) -> live.expiresAtNs).thenComparing(live -> live.number))
                    .orElse(null);
            final Listed listed = listed().stream()
                    .filter(of -> of.dueNs != 0 && of.dueNs <= timestampNs)
                    .min(Comparator.comparing((Listed of) -> of.dueNs))
                    .orElse(null);
            if (order != null && (listed == null || order.expiresAtNs <= listed.dueNs)) {
                cancel(order, CancelReason.EXPIRED);
            } else if (listed != null) {
                endPhase(listed);
            } else {
                return;
            }
        }
    }

    private void endPhase(final Listed listed) {
        if (listed.phase == Phase.HALTED) {
            listed.dueNs = later(listed.dueNs, listed.band.get(4));
            change(listed, Phase.AUCTION, true);
        } else {
            listed.dueNs = 0;
            change(listed, Phase.OPEN, false);
        }
    }

    /** A time that cannot be told never comes. */
    private static long later(final long timeNs, final long durationNs) {
        final BigInteger sum = BigInteger.valueOf(timeNs).add(BigInteger.valueOf(durationNs));
        return sum.compareTo(MOST) < 0 ? sum.longValueExact() : 0;
    }

    /** How often an incoming order met one of its owner's, by what it does then. */
    Map<SelfTrade, Long> selfTrades() {
        return selfTrades;
    }

    /** The whole state, as {@link StateText} has it. */
    String state() {
        final StringBuilder text = new StringBuilder();
        line(text, "at", sequence, timestampNs);
        for (int i = 0; i < assets.size(); i++) {
            final Asset asset = assets.get(i);
            line(text, "asset", i, asset.symbol, asset.decimals, asset.supply);
        }
        for (final Listed listed : listed()) {
            line(
                    text,
                    "instrument",
                    new InstrumentState(
                            listed.instrument,
                            listed.fees,
                            listed.phase,
                            listed.lastTicks,
                            listed.band,
                            listed.dueNs,
                            listed.limits,
                            listed.stepRows(),
                            listed.tellsIndicative,
                            listed.told.priceTicks(),
                            listed.told.lots(),
                            listed.told.surplusLots()));
        }
        for (int i = 0; i < accounts.size(); i++) {
            final Account account = accounts.get(i);
            line(
                    text,
                    "account",
                    new AccountState(
                            i,
                            account.name,
                            account.owner,
                            account.suspended,
                            account.group,
                            account.mostLiveOrders,
                            account.ordersPerSecond,
                            account.mostLots,
                            account.mostValue,
                            account.rateUsedUntilNs));
        }
        balances.forEach((key, balance) -> line(
                text,
                "balance",
                new BalanceState(
                        key.account(),
                        key.asset(),
                        balance.available.longValueExact(),
                        balance.held.longValueExact(),
                        balance.credit.longValueExact(),
                        balance.mostOwned)));
        sessions.forEach((number, session) ->
                line(text, "session", number, session.account, session.cancelOnClose, session.lastRequest));
        for (final Order order : queue(ALL, ALL, null)) {
            line(
                    text,
                    "order",
                    new OrderState(
                            order.listed.instrument.id(),
                            order.side,
                            order.limitTicks,
                            order.number,
                            order.key.orderId(),
                            order.key.account(),
                            order.openLots,
                            order.shownLots,
                            order.filledLots,
                            order.session,
                            order.makerFees.makerPpm(),
                            order.makerFees.least(),
                            order.selfTrade,
                            order.postOnly,
                            order.timeInForce,
                            order.expiresAtNs,
                            order.displayLots,
                            order.waits() ? order.trigger : Trigger.NONE,
                            order.waits() ? order.triggerTicks : 0,
                            order.waits() ? order.trailTicks : 0,
                            order.waits() ? order.type : OrderType.LIMIT,
                            order.waits() ? order.minLots : 0,
                            order.other == null ? 0 : order.other.number));
        }
        return text.toString();
    }

    @Override
    public void onNewOrder(final int session, final OrderTerms terms) {
        Refusal refusal = refusalOfSender(session, terms.instrument());
        if (refusal != null) {
            rejectOrder(refusal);
            return;
        }
        final Order order = order(session, terms);
        refusal = refusalOfNew(order, new Taken());
        if (refusal != null) {
            rejectOrder(refusal);
            return;
        }
        countOrder(order.account());
        openBalance(order.key.account(), order.receivedAsset());
        event("OrderAccepted");
        if (order.trigger == Trigger.NONE) {
            comeIn(order);
        } else {
            waitFor(order);
        }
    }

    private Order order(final int session, final OrderTerms terms) {
        final Order order = new Order();
        order.number = sequence;
        order.session = session;
        order.key = new OrderKey(accountOf(session), terms.orderId());
        order.listed = instruments.get(terms.instrument());
        order.side = terms.side();
        order.type = terms.orderType();
        order.timeInForce = terms.timeInForce();
        order.selfTrade = terms.selfTrade();
        order.postOnly = terms.postOnly();
        order.limitTicks = terms.priceTicks();
        order.openLots = terms.lots();
        order.minLots = terms.minLots();
        order.expiresAtNs = terms.expiresAtNs();
        order.displayLots = terms.displayLots();
        order.trigger = terms.trigger();
        order.triggerTicks = terms.triggerTicks();
        order.trailTicks = terms.trailTicks();
        if (terms.paired()) {
            order.isToBePaired = true;
            order.other = orders.get(new OrderKey(accountOf(session), terms.pairedOrderId()));
        }
        return order;
    }

    private Refusal refusalOfSender(final int session, final int instrument) {
        if (!isOpen(session)) {
            return no(RejectReason.UNKNOWN_SESSION);
        }
        if (session == Records.OPERATOR) {
            return no(RejectReason.NOT_PERMITTED);
        }
        final Account account = accounts.get(accountOf(session));
        if (account.suspended) {
            return no(RejectReason.ACCOUNT_SUSPENDED);
        }
        if (!isInstrument(instrument)) {
            return no(RejectReason.UNKNOWN_INSTRUMENT);
        }
        return refusalOfMoment(account, instruments.get(instrument));
    }

    private Refusal refusalOfMoment(final Account account, final Listed listed) {
        if (listed.phase == Phase.HALTED) {
            return no(RejectReason.INSTRUMENT_HALTED);
        }
        if (listed.phase == Phase.CLOSED) {
            return no(RejectReason.INSTRUMENT_CLOSED);
        }
        final int rate = account.ordersPerSecond;
        if (rate > 0
                && usedWithOneMore(account)
                                .compareTo(BigInteger.valueOf(timestampNs).add(BigInteger.valueOf(SECOND)))
                        > 0) {
            return new Refusal(RejectReason.ORDER_RATE_LIMIT, 0, rate);
        }
        return null;
    }

    private void countOrder(final int number) {
        final Account account = accounts.get(number);
        if (account.ordersPerSecond > 0) {
            account.rateUsedUntilNs = usedWithOneMore(account).min(MOST).longValueExact();
        }
    }

    private BigInteger usedWithOneMore(final Account account) {
        return BigInteger.valueOf(Math.max(account.rateUsedUntilNs, timestampNs))
                .add(BigInteger.valueOf(SECOND / account.ordersPerSecond));
    }

    /** Everything that is asked of a new order from its price on. */
    private Refusal refusalOfNew(final Order order, final Taken taken) {
        final Listed listed = order.listed;
        final boolean waits = order.trigger != Trigger.NONE;
        if (!order.isUnlimited()) {
            if (!isPrice(order.limitTicks)) {
                return no(RejectReason.PRICE_OUT_OF_RANGE);
            }
            final Refusal ofPrice = refusalOfPrice(listed, order.limitTicks);
            if (ofPrice != null) {
                return ofPrice;
            }
        }
        if (!isLots(order.openLots)) {
            return no(RejectReason.LOTS_OUT_OF_RANGE);
        }
        final Refusal ofLots = refusalOfLots(order, order.openLots);
        if (ofLots != null) {
            return ofLots;
        }
        if (order.minLots < 0 || order.minLots > order.openLots) {
            return no(RejectReason.MIN_LOTS_OUT_OF_RANGE);
        }
        if (isWrongTime(order.timeInForce, order.expiresAtNs)) {
            return no(RejectReason.EXPIRY_OUT_OF_RANGE);
        }
        if (order.displayLots != 0 && isWrongDisplay(order.displayLots, order.openLots, order.timeInForce)) {
            return no(RejectReason.DISPLAY_LOTS_OUT_OF_RANGE);
        }
        if (!isTriggerGood(order)) {
            return no(RejectReason.TRIGGER_OUT_OF_RANGE);
        }
        final boolean isForAuction = order.timeInForce == TimeInForce.AUCTION;
        final boolean tradesOnly = !order.rests() || order.minLots > 0;
        if ((waits || listed.phase == Phase.OPEN) ? isForAuction : tradesOnly) {
            return no(RejectReason.NOT_IN_THIS_PHASE);
        }
        if (orders.containsKey(order.key)) {
            return no(RejectReason.DUPLICATE_ORDER_ID);
        }
        final boolean market = order.type == OrderType.MARKET;
        if (order.postOnly && (market || order.minLots > 0 || waits || !order.rests())) {
            return no(RejectReason.POST_ONLY_MUST_REST);
        }
        if (order.postOnly && listed.phase == Phase.OPEN && firstToMeet(order) != null) {
            return no(RejectReason.WOULD_TRADE);
        }
        if (order.isUnlimited() && order.side == BUY) {
            final boolean restsAnywhere = isForAuction && order.worstTicks() == Limits.MAX_PRICE_TICKS;
            if (order.timeInForce == TimeInForce.FOK || order.minLots > 0 || restsAnywhere) {
                return no(RejectReason.WORST_PRICE_MISSING);
            }
        }
        if (market && order.rests() && !isForAuction) {
            return no(RejectReason.MARKET_ORDER_CANNOT_REST);
        }
        if (order.isToBePaired) {
            final Order other = order.other;
            if (other == null || other.other != null || !(waits || (other.waits() && order.rests()))) {
                return no(RejectReason.UNPAIRABLE);
            }
        }
        if (waits || order.rests()) {
            if (orders.size() + taken.orders >= config.orders()) {
                return no(RejectReason.ORDERS_FULL);
            }
            final int most = accounts.get(order.account()).mostLiveOrders;
            final long live = queue(order.account(), ALL, null).size() + taken.orders + 1L;
            if (most > 0 && live > most) {
                return new Refusal(RejectReason.OPEN_ORDERS_LIMIT, live, most);
            }
        }
        if (order.rests() && !waits && !hasRoomForLevel(listed, order.side, order.worstTicks(), taken)) {
            return no(RejectReason.LEVELS_FULL);
        }
        if (!order.paysAsItGoes() && !fits(order)) {
            return no(RejectReason.VALUE_OVERFLOW);
        }
        if (!order.isUnlimited()) {
            final Refusal ofValue = refusalOfValue(order, order.limitTicks, order.openLots);
            if (ofValue != null) {
                return ofValue;
            }
        }
        if (!waits) {
            final Refusal ofFunds = refusalOfFunds(order);
            if (ofFunds != null) {
                return ofFunds;
            }
        }
        final BalanceKey receiving = new BalanceKey(order.account(), order.receivedAsset());
        if (!balances.containsKey(receiving) && balances.size() + taken.balances >= config.balances()) {
            return no(RejectReason.BALANCES_FULL);
        }
        return null;
    }

    private Refusal refusalOfPrice(final Listed listed, final long priceTicks) {
        if (priceTicks < listed.lowestTicks()) {
            return new Refusal(RejectReason.PRICE_OUTSIDE_BAND, priceTicks, listed.lowestTicks());
        }
        if (priceTicks > listed.highestTicks()) {
            return new Refusal(RejectReason.PRICE_OUTSIDE_BAND, priceTicks, listed.highestTicks());
        }
        final SortedMap<Long, Long> rows = listed.steps.headMap(priceTicks + 1);
        final long step = rows.isEmpty() ? 1 : rows.get(rows.lastKey());
        return priceTicks % step == 0 ? null : new Refusal(RejectReason.PRICE_OFF_STEP, priceTicks, step);
    }

    private Refusal refusalOfLots(final Order order, final long lots) {
        final List<Long> limits = order.listed.limits;
        return within(
                RejectReason.LOTS_OUTSIDE_LIMITS,
                lots,
                limits.get(0),
                limits.get(1),
                accounts.get(order.account()).mostLots);
    }

    private Refusal refusalOfValue(final Order order, final long priceTicks, final long lots) {
        final BigInteger value = times(times(BigInteger.valueOf(priceTicks), order.listed.instrument.tickSize()), lots);
        final List<Long> limits = order.listed.limits;
        return within(
                RejectReason.VALUE_OUTSIDE_LIMITS,
                value.min(MOST).longValueExact(),
                limits.get(2),
                limits.get(3),
                accounts.get(order.account()).mostValue);
    }

    private static Refusal within(
            final RejectReason reason, final long found, final long least, final long most, final long mostOfAccount) {
        if (found < least) {
            return new Refusal(reason, found, least);
        }
        if (found > most) {
            return new Refusal(reason, found, most);
        }
        return mostOfAccount != 0 && found > mostOfAccount ? new Refusal(reason, found, mostOfAccount) : null;
    }

    private boolean isWrongTime(final TimeInForce timeInForce, final long expiresAtNs) {
        return timeInForce == TimeInForce.GTD ? expiresAtNs <= timestampNs : expiresAtNs != 0;
    }

    private static boolean isWrongDisplay(final long displayLots, final long lots, final TimeInForce timeInForce) {
        return displayLots < 1 || displayLots > lots || displayLots * 1_000 < lots || !timeInForce.rests();
    }

    /** Sets where the trigger begins if it follows the last trade. */
    private static boolean isTriggerGood(final Order order) {
        if (order.trigger == Trigger.NONE) {
            return order.triggerTicks == 0 && order.trailTicks == 0;
        }
        if (order.trailTicks != 0 && (order.trigger == Trigger.TOUCH || !isPrice(order.trailTicks))) {
            return false;
        }
        if (order.trailTicks != 0 && order.triggerTicks == 0) {
            if (order.listed.lastTicks == 0) {
                return false;
            }
            order.triggerTicks = order.listed.lastTicks + (order.side == BUY ? order.trailTicks : -order.trailTicks);
        }
        return isPrice(order.triggerTicks);
    }

    /** What an order may bring, and then what it may cost. */
    private Refusal refusalOfFunds(final Order order) {
        final Refusal ofPosition = refusalOfPosition(order, order.openLots, BigInteger.ZERO);
        if (ofPosition != null) {
            return ofPosition;
        }
        return refusalOfFunds(order, worstCost(order), BigInteger.ZERO);
    }

    private Refusal refusalOfFunds(final Order order, final BigInteger needed, final BigInteger held) {
        final BigInteger spendable =
                spendable(order.account(), order.givenAsset()).add(held);
        return spendable.compareTo(needed) < 0
                ? new Refusal(RejectReason.INSUFFICIENT_FUNDS, needed.longValueExact(), spendable.longValueExact())
                : null;
    }

    /** @param freed what it counts for already */
    private Refusal refusalOfPosition(final Order order, final long lots, final BigInteger freed) {
        final Balance balance = balances.get(new BalanceKey(order.account(), order.listed.instrument.baseAsset()));
        if (order.side == SELL || balance == null || balance.mostOwned == Long.MAX_VALUE) {
            return null;
        }
        final BigInteger position = balance.available
                .add(balance.held)
                .add(mayBring(order.account(), order.listed.instrument.baseAsset()))
                .subtract(freed)
                .add(times(BigInteger.valueOf(lots), order.listed.instrument.lotSize()));
        return position.compareTo(BigInteger.valueOf(balance.mostOwned)) > 0
                ? new Refusal(RejectReason.POSITION_LIMIT, position.min(MOST).longValueExact(), balance.mostOwned)
                : null;
    }

    /** What an account's resting buy orders may bring of an asset. */
    private BigInteger mayBring(final int account, final int asset) {
        BigInteger sum = BigInteger.ZERO;
        for (final Order order : queue(account, ALL, BUY)) {
            if (!order.waits() && order.listed.instrument.baseAsset() == asset) {
                sum = sum.add(times(BigInteger.valueOf(order.openLots), order.listed.instrument.lotSize()));
            }
        }
        return sum;
    }

    @Override
    public void onCancelOrder(final int session, final long orderId) {
        if (!isOpen(session)) {
            rejectOrder(RejectReason.UNKNOWN_SESSION);
            return;
        }
        final Order order = orders.get(new OrderKey(accountOf(session), orderId));
        if (order == null) {
            rejectOrder(RejectReason.UNKNOWN_ORDER);
            return;
        }
        cancel(order, CancelReason.REQUESTED);
    }

    @Override
    public void onReplaceOrder(final int session, final ReplaceTerms terms) {
        if (!isOpen(session)) {
            rejectOrder(RejectReason.UNKNOWN_SESSION);
            return;
        }
        final Order order = orders.get(new OrderKey(accountOf(session), terms.orderId()));
        if (order == null) {
            rejectOrder(RejectReason.UNKNOWN_ORDER);
            return;
        }
        final Account account = accounts.get(order.account());
        if (account.suspended) {
            rejectOrder(RejectReason.ACCOUNT_SUSPENDED);
            return;
        }
        Refusal refusal = refusalOfMoment(account, order.listed);
        if (refusal == null) {
            refusal = refusalOfReplace(order, terms, new Taken());
        }
        if (refusal != null) {
            rejectOrder(refusal);
            return;
        }
        countOrder(order.account());
        replace(order, terms);
    }

    /** Everything that is asked of a replace from the price on. */
    private Refusal refusalOfReplace(final Order order, final ReplaceTerms terms, final Taken taken) {
        final boolean waitingMarket = order.waits() && order.type == OrderType.MARKET;
        final long priceTicks = terms.priceTicks();
        final boolean priceless = waitingMarket && priceTicks == 0;
        if (!priceless && !isPrice(priceTicks)) {
            return no(RejectReason.PRICE_OUT_OF_RANGE);
        }
        if (!priceless && priceTicks != order.limitTicks) {
            final Refusal ofPrice = refusalOfPrice(order.listed, priceTicks);
            if (ofPrice != null) {
                return ofPrice;
            }
        }
        if (!isLots(terms.openLots())) {
            return no(RejectReason.LOTS_OUT_OF_RANGE);
        }
        if (terms.openLots() > order.openLots) {
            final Refusal ofLots = refusalOfLots(order, terms.openLots());
            if (ofLots != null) {
                return ofLots;
            }
        }
        final long known = terms.knownFilledLots();
        if (known < NOTHING_ASKED || known > order.filledLots) {
            return new Refusal(RejectReason.FILLED_LOTS_OUT_OF_RANGE, known, order.filledLots);
        }
        final long openLots = openAfter(order, terms);
        final TimeInForce becomes = terms.timeInForce();
        if (becomes != null) {
            final boolean canBecome =
                    becomes == TimeInForce.GTC || becomes == TimeInForce.GTD || becomes == TimeInForce.DAY;
            if (!canBecome || order.timeInForce == TimeInForce.AUCTION || waitingMarket) {
                return no(RejectReason.CANNOT_BECOME);
            }
        }
        if (becomes == null ? terms.expiresAtNs() != 0 : isWrongTime(becomes, terms.expiresAtNs())) {
            return no(RejectReason.EXPIRY_OUT_OF_RANGE);
        }
        final boolean movesTrigger = terms.triggerTicks() != NOTHING_ASKED;
        if (movesTrigger && !order.waits()) {
            return no(RejectReason.CANNOT_BECOME);
        }
        if (openLots > 0) {
            final long displayLots = displayAfter(order, terms);
            final boolean wrong = terms.displayLots() == NOTHING_ASKED
                    ? displayLots * 1_000 < openLots
                    : isWrongDisplay(displayLots, openLots, becomes == null ? order.timeInForce : becomes);
            if (displayLots != 0 && wrong) {
                return no(RejectReason.DISPLAY_LOTS_OUT_OF_RANGE);
            }
        }
        if (movesTrigger && !isPrice(terms.triggerTicks())) {
            return no(RejectReason.TRIGGER_OUT_OF_RANGE);
        }
        if (order.waits()) {
            return refusalOfWaiting(order, terms);
        }
        if (openLots < 1 || keepsItsPlace(order, terms)) {
            return null;
        }
        final Order replaced = new Order();
        replaced.key = order.key;
        replaced.listed = order.listed;
        replaced.side = order.side;
        replaced.type = OrderType.LIMIT;
        replaced.timeInForce = TimeInForce.GTC;
        replaced.limitTicks = priceTicks;
        replaced.openLots = openLots;
        if (order.postOnly && order.listed.phase == Phase.OPEN && firstToMeet(replaced) != null) {
            return no(RejectReason.WOULD_TRADE);
        }
        if (!hasRoomForLevel(order.listed, order.side, priceTicks, taken)) {
            return no(RejectReason.LEVELS_FULL);
        }
        if (!fits(replaced)) {
            return no(RejectReason.VALUE_OVERFLOW);
        }
        final Refusal ofValue = refusalOfValue(order, priceTicks, openLots);
        if (ofValue != null) {
            return ofValue;
        }
        final BigInteger freed = times(BigInteger.valueOf(order.openLots), order.listed.instrument.lotSize());
        final Refusal ofPosition = refusalOfPosition(replaced, openLots, freed);
        if (ofPosition != null) {
            return ofPosition;
        }
        return refusalOfFunds(order, worstCost(replaced), times(order.holdPerLot(), order.openLots));
    }

    private Refusal refusalOfWaiting(final Order order, final ReplaceTerms terms) {
        if (order.minLots > terms.openLots()) {
            return no(RejectReason.MIN_LOTS_OUT_OF_RANGE);
        }
        final boolean atOnce = order.timeInForce == TimeInForce.FOK || order.minLots > 0;
        if (terms.priceTicks() == 0 && order.side == BUY) {
            return atOnce ? no(RejectReason.WORST_PRICE_MISSING) : null;
        }
        final Order replaced = new Order();
        replaced.key = order.key;
        replaced.listed = order.listed;
        replaced.side = order.side;
        replaced.type = order.type;
        replaced.timeInForce = order.timeInForce;
        replaced.limitTicks = terms.priceTicks();
        replaced.openLots = terms.openLots();
        if (!fits(replaced)) {
            return no(RejectReason.VALUE_OVERFLOW);
        }
        return terms.priceTicks() == 0 ? null : refusalOfValue(order, terms.priceTicks(), terms.openLots());
    }

    private static long openAfter(final Order order, final ReplaceTerms terms) {
        final long filledSince =
                terms.knownFilledLots() == NOTHING_ASKED ? 0 : order.filledLots - terms.knownFilledLots();
        return terms.openLots() - filledSince;
    }

    private static long displayAfter(final Order order, final ReplaceTerms terms) {
        return terms.displayLots() == NOTHING_ASKED ? order.displayLots : terms.displayLots();
    }

    private static boolean keepsItsPlace(final Order order, final ReplaceTerms terms) {
        return terms.priceTicks() == order.limitTicks
                && openAfter(order, terms) <= order.openLots
                && displayAfter(order, terms) == order.displayLots;
    }

    private void replace(final Order order, final ReplaceTerms terms) {
        final long openLots = openAfter(order, terms);
        if (openLots < 1) {
            cancel(order, CancelReason.FILLED_MEANWHILE);
            return;
        }
        if (terms.timeInForce() != null) {
            order.timeInForce = terms.timeInForce();
            order.expiresAtNs = terms.expiresAtNs();
        }
        if (order.waits()) {
            order.limitTicks = terms.priceTicks();
            order.openLots = terms.openLots();
            order.displayLots = displayAfter(order, terms);
            order.triggerTicks = terms.triggerTicks() == NOTHING_ASKED ? order.triggerTicks : terms.triggerTicks();
            line.remove(order);
            event("OrderReplaced orderNumber=" + order.number);
            lookAtLast(order.listed);
        } else if (keepsItsPlace(order, terms)) {
            reduce(order, openLots);
        } else {
            leave(order);
            event("OrderReplaced orderNumber=" + order.number);
            order.displayLots = displayAfter(order, terms);
            order.limitTicks = terms.priceTicks();
            order.openLots = openLots;
            order.minLots = 0;
            comeIn(order);
        }
    }

    @Override
    public void onQuote(final int session, final QuoteTerms quote) {
        Refusal refusal = refusalOfSender(session, quote.instrument());
        if (refusal == null && quote.bidOrderId() == quote.askOrderId()) {
            refusal = no(RejectReason.DUPLICATE_ORDER_ID);
        }
        if (refusal == null && quote.bidLots() != 0 && quote.askLots() != 0 && quote.bidTicks() >= quote.askTicks()) {
            refusal = no(RejectReason.QUOTE_CROSSED);
        }
        final QuoteSide bid = new QuoteSide(BUY, quote.bidOrderId(), quote.bidTicks(), quote.bidLots());
        final QuoteSide ask = new QuoteSide(SELL, quote.askOrderId(), quote.askTicks(), quote.askLots());
        final Taken taken = new Taken();
        if (refusal == null) {
            refusal = refusalOfSide(session, quote, bid, taken);
        }
        if (refusal == null) {
            refusal = refusalOfSide(session, quote, ask, taken);
        }
        if (refusal != null) {
            rejectOrder(refusal);
            return;
        }
        countOrder(accountOf(session));
        final Order oldAsk = orders.get(new OrderKey(accountOf(session), quote.askOrderId()));
        if (quote.bidLots() > 0 && oldAsk != null && quote.bidTicks() >= oldAsk.limitTicks) {
            quoteSide(session, quote, ask);
            quoteSide(session, quote, bid);
        } else {
            quoteSide(session, quote, bid);
            quoteSide(session, quote, ask);
        }
    }

    private Refusal refusalOfSide(final int session, final QuoteTerms quote, final QuoteSide side, final Taken taken) {
        final Order live = orders.get(new OrderKey(accountOf(session), side.orderId()));
        if (live != null
                && (live.waits() || live.listed.instrument.id() != quote.instrument() || live.side != side.side())) {
            return no(RejectReason.DUPLICATE_ORDER_ID);
        }
        if (side.lots() == 0) {
            return null;
        }
        final Listed listed = instruments.get(quote.instrument());
        final Refusal refusal = live == null
                ? refusalOfNew(order(session, terms(quote, side)), taken)
                : refusalOfReplace(live, replace(side), taken);
        if (refusal != null) {
            return refusal;
        }
        if (live == null) {
            final int received = side.side() == BUY ? listed.instrument.baseAsset() : listed.instrument.quoteAsset();
            taken.orders++;
            taken.balances += balances.containsKey(new BalanceKey(accountOf(session), received)) ? 0 : 1;
        }
        if ((live == null || !keepsItsPlace(live, replace(side)))
                && !listed.side(side.side()).containsKey(side.priceTicks())) {
            taken.levels++;
        }
        return null;
    }

    private void quoteSide(final int session, final QuoteTerms quote, final QuoteSide side) {
        final Order live = orders.get(new OrderKey(accountOf(session), side.orderId()));
        if (live == null && side.lots() > 0) {
            final Order order = order(session, terms(quote, side));
            order.number = side.side() == BUY ? sequence : -sequence;
            openBalance(order.account(), order.receivedAsset());
            comeIn(order);
        } else if (live != null && side.lots() == 0) {
            cancel(live, CancelReason.REQUESTED);
        } else if (live != null) {
            replace(live, replace(side));
        }
    }

    private static OrderTerms terms(final QuoteTerms quote, final QuoteSide side) {
        return new OrderTerms()
                .orderId(side.orderId())
                .instrument(quote.instrument())
                .side(side.side())
                .selfTrade(quote.selfTrade())
                .priceTicks(side.priceTicks())
                .lots(side.lots());
    }

    private static ReplaceTerms replace(final QuoteSide side) {
        return new ReplaceTerms()
                .orderId(side.orderId())
                .priceTicks(side.priceTicks())
                .openLots(side.lots());
    }

    @Override
    public void onMassCancel(final int session, final int account, final int instrument, final Side side) {
        if (!isOpen(session)) {
            rejectOrder(RejectReason.UNKNOWN_SESSION);
            return;
        }
        if (session != Records.OPERATOR && account != accountOf(session)) {
            rejectOrder(RejectReason.NOT_PERMITTED);
            return;
        }
        if (account != ALL && !isAccount(account)) {
            rejectOrder(RejectReason.UNKNOWN_ACCOUNT);
            return;
        }
        if (instrument != ALL && !isInstrument(instrument)) {
            rejectOrder(RejectReason.UNKNOWN_INSTRUMENT);
            return;
        }
        cancelAll(queue(account, instrument, side), CancelReason.MASS_CANCELED);
    }

    @Override
    public void onOpenAccount(final int session, final String name, final int ownerAccount) {
        if (session != Records.OPERATOR) {
            reject(RejectReason.NOT_PERMITTED);
        } else if (!isName(name)) {
            reject(RejectReason.BAD_NAME);
        } else if (accounts.size() >= config.accounts()) {
            reject(RejectReason.ACCOUNTS_FULL);
        } else if (ownerAccount != -1 && !isTrader(ownerAccount)) {
            reject(RejectReason.UNKNOWN_ACCOUNT);
        } else if (accounts.stream().anyMatch(account -> account.name.equals(name))) {
            reject(RejectReason.DUPLICATE_NAME);
        } else {
            final int number = accounts.size();
            accounts.add(new Account(name, ownerAccount == -1 ? number : accounts.get(ownerAccount).owner));
            event("AccountOpened account=" + number);
        }
    }

    @Override
    public void onDeposit(final int session, final int account, final int asset, final long amount) {
        if (session != Records.OPERATOR) {
            reject(RejectReason.NOT_PERMITTED);
        } else if (!isAccount(account)) {
            reject(RejectReason.UNKNOWN_ACCOUNT);
        } else if (!isAsset(asset)) {
            reject(RejectReason.UNKNOWN_ASSET);
        } else if (amount <= 0) {
            reject(RejectReason.AMOUNT_NOT_POSITIVE);
        } else if (!fits(assets.get(asset).supply.add(credits(asset)).add(BigInteger.valueOf(amount)))) {
            reject(RejectReason.AMOUNT_OVERFLOW);
        } else if (!hasRoomForBalance(account, asset)) {
            reject(RejectReason.BALANCES_FULL);
        } else {
            final Asset deposited = assets.get(asset);
            deposited.supply = deposited.supply.add(BigInteger.valueOf(amount));
            openBalance(account, asset);
            receive(account, asset, BigInteger.valueOf(amount));
            balanceChanged(account, asset);
        }
    }

    @Override
    public void onWithdraw(final int session, final int account, final int asset, final long amount) {
        if (session != Records.OPERATOR) {
            reject(RejectReason.NOT_PERMITTED);
        } else if (!isAccount(account)) {
            reject(RejectReason.UNKNOWN_ACCOUNT);
        } else if (!isAsset(asset)) {
            reject(RejectReason.UNKNOWN_ASSET);
        } else if (amount <= 0) {
            reject(RejectReason.AMOUNT_NOT_POSITIVE);
        } else if (available(account, asset).compareTo(BigInteger.valueOf(amount)) < 0) {
            reject(new Refusal(
                    RejectReason.INSUFFICIENT_FUNDS,
                    amount,
                    available(account, asset).longValueExact()));
        } else {
            final Asset withdrawn = assets.get(asset);
            withdrawn.supply = withdrawn.supply.subtract(BigInteger.valueOf(amount));
            pay(account, asset, BigInteger.valueOf(amount));
            balanceChanged(account, asset);
        }
    }

    @Override
    public void onTransfer(
            final int session, final int fromAccount, final int toAccount, final int asset, final long amount) {
        final boolean permitted = session == Records.OPERATOR || (isOpen(session) && accountOf(session) == fromAccount);
        if (!permitted) {
            reject(RejectReason.NOT_PERMITTED);
        } else if (session != Records.OPERATOR && accounts.get(fromAccount).suspended) {
            reject(RejectReason.ACCOUNT_SUSPENDED);
        } else if (!isAccount(fromAccount)) {
            reject(RejectReason.UNKNOWN_ACCOUNT);
        } else if (!isAsset(asset)) {
            reject(RejectReason.UNKNOWN_ASSET);
        } else if (amount <= 0) {
            reject(RejectReason.AMOUNT_NOT_POSITIVE);
        } else if (!isAccount(toAccount)) {
            reject(RejectReason.UNKNOWN_ACCOUNT);
        } else if (fromAccount == toAccount) {
            reject(RejectReason.SAME_ACCOUNT);
        } else if (available(fromAccount, asset).compareTo(BigInteger.valueOf(amount)) < 0) {
            reject(new Refusal(
                    RejectReason.INSUFFICIENT_FUNDS,
                    amount,
                    available(fromAccount, asset).longValueExact()));
        } else if (!hasRoomForBalance(toAccount, asset)) {
            reject(RejectReason.BALANCES_FULL);
        } else {
            openBalance(toAccount, asset);
            pay(fromAccount, asset, BigInteger.valueOf(amount));
            receive(toAccount, asset, BigInteger.valueOf(amount));
            event("Transferred");
        }
    }

    @Override
    public void onListAsset(final int session, final String symbol, final int decimals) {
        if (session != Records.OPERATOR) {
            reject(RejectReason.NOT_PERMITTED);
        } else if (!isName(symbol)) {
            reject(RejectReason.BAD_NAME);
        } else if (decimals > Limits.MAX_DECIMALS) {
            reject(RejectReason.BAD_STEPS);
        } else if (assets.size() >= config.assets()) {
            reject(RejectReason.ASSETS_FULL);
        } else if (assets.stream().anyMatch(asset -> asset.symbol.equals(symbol))) {
            reject(RejectReason.DUPLICATE_NAME);
        } else {
            assets.add(new Asset(symbol, decimals));
            event("AssetListed asset=" + (assets.size() - 1));
        }
    }

    @Override
    public void onListInstrument(
            final int session,
            final String symbol,
            final int baseAsset,
            final int quoteAsset,
            final long tickSize,
            final long lotSize,
            final int makerFeePpm,
            final int takerFeePpm) {
        if (session != Records.OPERATOR) {
            reject(RejectReason.NOT_PERMITTED);
        } else if (!isName(symbol)) {
            reject(RejectReason.BAD_NAME);
        } else if (!isAsset(baseAsset) || !isAsset(quoteAsset)) {
            reject(RejectReason.UNKNOWN_ASSET);
        } else if (tickSize < 1 || lotSize < 1 || baseAsset == quoteAsset) {
            reject(RejectReason.BAD_STEPS);
        } else if (!areFees(makerFeePpm, takerFeePpm, 0)) {
            reject(RejectReason.BAD_FEES);
        } else if (instruments.size() >= config.instruments()) {
            reject(RejectReason.INSTRUMENTS_FULL);
        } else if (listed().stream()
                .anyMatch(listed -> listed.instrument.symbol().equals(symbol))) {
            reject(RejectReason.DUPLICATE_NAME);
        } else if (!hasRoomForBalance(VENUE, quoteAsset)) {
            reject(RejectReason.BALANCES_FULL);
        } else {
            // The fees need somewhere to go, whoever trades.
            openBalance(VENUE, quoteAsset);
            final Listed listed = new Listed();
            listed.instrument = new Instrument(instruments.size(), symbol, baseAsset, quoteAsset, tickSize, lotSize);
            listed.fees.addAll(Collections.nCopies(GROUPS, new Fees(makerFeePpm, takerFeePpm, 0)));
            instruments.add(listed);
            event("InstrumentListed instrument=" + listed.instrument.id());
        }
    }

    @Override
    public void onSetFees(
            final int session,
            final int instrument,
            final int group,
            final int makerFeePpm,
            final int takerFeePpm,
            final long leastFee) {
        if (session != Records.OPERATOR) {
            reject(RejectReason.NOT_PERMITTED);
        } else if (!isInstrument(instrument)) {
            reject(RejectReason.UNKNOWN_INSTRUMENT);
        } else if (!areFees(makerFeePpm, takerFeePpm, leastFee) || group < ALL || group >= GROUPS) {
            reject(RejectReason.BAD_FEES);
        } else {
            for (int i = 0; i < GROUPS; i++) {
                if (group == ALL || group == i) {
                    instruments.get(instrument).fees.set(i, new Fees(makerFeePpm, takerFeePpm, leastFee));
                }
            }
        }
    }

    @Override
    public void onSetAccountGroup(final int session, final int account, final int group) {
        if (session != Records.OPERATOR) {
            reject(RejectReason.NOT_PERMITTED);
        } else if (!isTrader(account)) {
            reject(RejectReason.UNKNOWN_ACCOUNT);
        } else if (group < 0 || group >= GROUPS) {
            reject(RejectReason.BAD_FEES);
        } else {
            accounts.get(account).group = group;
        }
    }

    @Override
    public void onSuspendAccount(final int session, final int account, final boolean cancelOrders) {
        if (session != Records.OPERATOR) {
            reject(RejectReason.NOT_PERMITTED);
        } else if (!isTrader(account)) {
            reject(RejectReason.UNKNOWN_ACCOUNT);
        } else {
            accounts.get(account).suspended = true;
            if (cancelOrders) {
                cancelAll(queue(account, ALL, null), CancelReason.ACCOUNT_SUSPENDED);
            }
        }
    }

    @Override
    public void onResumeAccount(final int session, final int account) {
        if (session != Records.OPERATOR) {
            reject(RejectReason.NOT_PERMITTED);
        } else if (!isTrader(account)) {
            reject(RejectReason.UNKNOWN_ACCOUNT);
        } else {
            accounts.get(account).suspended = false;
        }
    }

    @Override
    public void onSetPhase(final int session, final int instrument, final Phase phase, final boolean indicative) {
        if (session != Records.OPERATOR) {
            reject(RejectReason.NOT_PERMITTED);
            return;
        }
        if (!isInstrument(instrument)) {
            reject(RejectReason.UNKNOWN_INSTRUMENT);
            return;
        }
        final Listed listed = instruments.get(instrument);
        final boolean opensCrossed = phase == Phase.OPEN && listed.phase != Phase.AUCTION && listed.isCrossed();
        if (phase == listed.phase || opensCrossed) {
            reject(RejectReason.WRONG_PHASE);
            return;
        }
        listed.dueNs = 0;
        change(listed, phase, indicative);
    }

    private void change(final Listed listed, final Phase phase, final boolean tellsIndicative) {
        if (listed.phase == Phase.AUCTION) {
            if (phase != Phase.HALTED) {
                uncross(listed);
            }
            cancelAll(
                    queue(ALL, listed.instrument.id(), null).stream()
                            .filter(order -> order.timeInForce == TimeInForce.AUCTION)
                            .toList(),
                    CancelReason.REST_OF_AUCTION);
            listed.told = Outcome.NOTHING;
        }
        if (phase == Phase.CLOSED) {
            cancelAll(
                    queue(ALL, listed.instrument.id(), null).stream()
                            .filter(order -> order.timeInForce == TimeInForce.DAY)
                            .toList(),
                    CancelReason.EXPIRED);
        }
        listed.phase = phase;
        listed.tellsIndicative = phase == Phase.AUCTION && tellsIndicative;
        event("PhaseChanged instrument=" + listed.instrument.id() + " phase=" + phase);
        lookAtLast(listed);
    }

    @Override
    public void onDelistInstrument(final int session, final int instrument) {
        if (session != Records.OPERATOR) {
            reject(RejectReason.NOT_PERMITTED);
        } else if (!isInstrument(instrument)) {
            reject(RejectReason.UNKNOWN_INSTRUMENT);
        } else if (instruments.get(instrument).phase != Phase.CLOSED) {
            reject(RejectReason.WRONG_PHASE);
        } else {
            cancelAll(queue(ALL, instrument, null), CancelReason.DELISTED);
            instruments.set(instrument, null);
            event("InstrumentDelisted instrument=" + instrument);
        }
    }

    @Override
    public void onSetPriceBand(
            final int session,
            final int instrument,
            final long referenceTicks,
            final long staticTicks,
            final long dynamicTicks,
            final long haltNs,
            final long auctionNs) {
        final boolean referenceIsMissing = staticTicks > 0 && !isPrice(referenceTicks);
        if (session != Records.OPERATOR) {
            reject(RejectReason.NOT_PERMITTED);
        } else if (!isInstrument(instrument)) {
            reject(RejectReason.UNKNOWN_INSTRUMENT);
        } else if (referenceIsMissing
                || staticTicks < 0
                || staticTicks > Limits.MAX_PRICE_TICKS
                || dynamicTicks < 0
                || dynamicTicks > Limits.MAX_PRICE_TICKS
                || haltNs < 0
                || auctionNs < 0
                || (haltNs > 0 && auctionNs == 0)) {
            reject(RejectReason.BAD_BAND);
        } else {
            instruments.get(instrument).band = List.of(referenceTicks, staticTicks, dynamicTicks, haltNs, auctionNs);
        }
    }

    @Override
    public void onSetTickStep(final int session, final int instrument, final long fromTicks, final long stepTicks) {
        if (session != Records.OPERATOR) {
            reject(RejectReason.NOT_PERMITTED);
        } else if (!isInstrument(instrument)) {
            reject(RejectReason.UNKNOWN_INSTRUMENT);
        } else if (!isPrice(fromTicks) || !isPrice(stepTicks)) {
            reject(RejectReason.BAD_STEPS);
        } else {
            final SortedMap<Long, Long> steps = instruments.get(instrument).steps;
            if (steps.size() >= MOST_STEPS && !steps.containsKey(fromTicks)) {
                reject(RejectReason.STEPS_FULL);
            } else {
                steps.put(fromTicks, stepTicks);
            }
        }
    }

    @Override
    public void onSetOrderLimits(
            final int session,
            final int instrument,
            final long leastLots,
            final long mostLots,
            final long leastValue,
            final long mostValue) {
        if (session != Records.OPERATOR) {
            reject(RejectReason.NOT_PERMITTED);
        } else if (!isInstrument(instrument)) {
            reject(RejectReason.UNKNOWN_INSTRUMENT);
        } else if (leastLots < 0 || leastLots > mostLots || leastValue < 0 || leastValue > mostValue) {
            reject(RejectReason.BAD_LIMITS);
        } else {
            instruments.get(instrument).limits = List.of(leastLots, mostLots, leastValue, mostValue);
        }
    }

    @Override
    public void onSetAccountLimits(
            final int session,
            final int account,
            final int openOrders,
            final int ordersPerSecond,
            final long mostLots,
            final long mostValue) {
        if (session != Records.OPERATOR) {
            reject(RejectReason.NOT_PERMITTED);
        } else if (!isTrader(account)) {
            reject(RejectReason.UNKNOWN_ACCOUNT);
        } else if (openOrders < 0 || ordersPerSecond < 0 || ordersPerSecond > SECOND || mostLots < 0 || mostValue < 0) {
            reject(RejectReason.BAD_LIMITS);
        } else {
            final Account limited = accounts.get(account);
            limited.mostLiveOrders = openOrders;
            limited.ordersPerSecond = ordersPerSecond;
            limited.mostLots = mostLots;
            limited.mostValue = mostValue;
        }
    }

    @Override
    public void onSetAssetLimits(
            final int session, final int account, final int asset, final long credit, final long mostOwned) {
        if (session != Records.OPERATOR) {
            reject(RejectReason.NOT_PERMITTED);
            return;
        }
        if (!isTrader(account)) {
            reject(RejectReason.UNKNOWN_ACCOUNT);
            return;
        }
        if (!isAsset(asset)) {
            reject(RejectReason.UNKNOWN_ASSET);
            return;
        }
        if (credit < 0 || mostOwned < -1) {
            reject(RejectReason.BAD_LIMITS);
            return;
        }
        final long most = mostOwned == -1 ? Long.MAX_VALUE : mostOwned;
        if (most != Long.MAX_VALUE && !fits(mayBring(account, asset))) {
            reject(RejectReason.VALUE_OVERFLOW);
            return;
        }
        final Balance found = balances.get(new BalanceKey(account, asset));
        final BigInteger before = found == null ? BigInteger.ZERO : found.credit;
        final BigInteger others = credits(asset).subtract(before);
        if (!fits(assets.get(asset).supply.add(others).add(BigInteger.valueOf(credit)))) {
            reject(RejectReason.AMOUNT_OVERFLOW);
            return;
        }
        if (available(account, asset).add(BigInteger.valueOf(credit)).signum() < 0) {
            reject(RejectReason.INSUFFICIENT_FUNDS);
            return;
        }
        if (!hasRoomForBalance(account, asset)) {
            reject(RejectReason.BALANCES_FULL);
            return;
        }
        openBalance(account, asset);
        final Balance balance = balances.get(new BalanceKey(account, asset));
        balance.credit = BigInteger.valueOf(credit);
        balance.mostOwned = most;
    }

    @Override
    public void onOpenSession(final int session, final int account, final boolean cancelOnClose) {
        if (session != Records.OPERATOR) {
            reject(RejectReason.NOT_PERMITTED);
        } else if (!isTrader(account)) {
            reject(RejectReason.UNKNOWN_ACCOUNT);
        } else if (nextSession >= config.sessions()) {
            reject(RejectReason.SESSIONS_FULL);
        } else {
            sessions.put(nextSession, new Session(account, cancelOnClose));
            event("SessionOpened openedSession=" + nextSession);
            nextSession++;
        }
    }

    @Override
    public void onCloseSession(final int session, final int closedSession) {
        if (session != Records.OPERATOR && session != closedSession) {
            reject(RejectReason.NOT_PERMITTED);
        } else if (closedSession == Records.OPERATOR || !isOpen(closedSession)) {
            reject(RejectReason.UNKNOWN_SESSION);
        } else {
            final Session closed = sessions.remove(closedSession);
            if (closed.cancelOnClose) {
                cancelAll(
                        queue(closed.account, ALL, null).stream()
                                .filter(order -> order.session == closedSession)
                                .toList(),
                        CancelReason.SESSION_CLOSED);
            }
            event("SessionClosed closedSession=" + closedSession);
        }
    }

    @Override
    public void onAdvanceTime(final int session) {
        if (session != Records.OPERATOR) {
            reject(RejectReason.NOT_PERMITTED);
        }
    }

    @Override
    public void onSignal(
            final int session,
            final CharSequence topic,
            final int kind,
            final DirectBuffer payload,
            final int payloadOffset,
            final int payloadLength) {
        if (!isOpen(session)) {
            reject(RejectReason.UNKNOWN_SESSION);
        } else if (payloadLength > Limits.MAX_PAYLOAD) {
            reject(RejectReason.PAYLOAD_TOO_LONG);
        } else {
            event("Signaled");
        }
    }

    @Override
    public void onMalformed(final boolean orderCommand) {
        malformed = true;
        if (orderCommand) {
            rejectOrder(RejectReason.MALFORMED);
        } else {
            reject(RejectReason.MALFORMED);
        }
    }

    /** What is left of an order after it has traded rests, or is canceled. */
    private void comeIn(final Order order) {
        final Listed listed = order.listed;
        if (listed.phase == Phase.AUCTION) {
            rest(order);
            return;
        }
        final long last = listed.lastTicks;
        final long width = listed.band.get(2);
        final boolean bandActs = last > 0 && width > 0;
        final Band band = new Band(bandActs ? last - width : 0, bandActs ? last + width : Long.MAX_VALUE);
        final long least = order.timeInForce == TimeInForce.FOK ? order.openLots : order.minLots;
        if (least > 0 && !areToHave(least, order, band)) {
            gone(order, CancelReason.NOT_FILLABLE);
            return;
        }
        final CancelReason stopped = take(order, band);
        if (order.openLots == 0) {
            return;
        }
        if (order.rests()) {
            rest(order);
        } else {
            gone(order, stopped);
        }
        if (stopped == CancelReason.INSTRUMENT_HALTED) {
            listed.dueNs = listed.band.get(3) > 0 ? later(timestampNs, listed.band.get(3)) : 0;
            change(listed, Phase.HALTED, false);
        }
    }

    /**
     * Trades until the order is filled or canceled, after which nothing of it is open, or stopped.
     *
     * @return why what is left of it is canceled, if it cannot rest
     */
    private CancelReason take(final Order taker, final Band band) {
        while (taker.openLots > 0) {
            final Order maker = firstToMeet(taker);
            if (maker == null) {
                return CancelReason.REST_OF_IOC;
            }
            if (isSameOwner(taker, maker)) {
                selfTrades.merge(taker.selfTrade, 1L, Long::sum);
                if (taker.selfTrade != SelfTrade.ALLOW) {
                    meetOwn(taker, maker);
                    continue;
                }
            }
            final long priceTicks = maker.limitTicks;
            if (!band.has(priceTicks)) {
                return CancelReason.INSTRUMENT_HALTED;
            }
            final long met = Math.min(taker.openLots, maker.shownLots);
            final long lots = taker.paysAsItGoes() ? Math.min(met, payable(taker, priceTicks)) : met;
            if (lots > 0) {
                trade(taker, maker, lots);
            }
            if (lots < met) {
                return CancelReason.NO_FUNDS_LEFT;
            }
        }
        return null;
    }

    private void meetOwn(final Order taker, final Order maker) {
        switch (taker.selfTrade) {
            case CANCEL_NEWEST -> gone(taker, CancelReason.SELF_TRADE);
            case CANCEL_OLDEST -> cancel(maker, CancelReason.SELF_TRADE);
            case CANCEL_BOTH -> {
                cancel(maker, CancelReason.SELF_TRADE);
                gone(taker, CancelReason.SELF_TRADE);
            }
            case DECREMENT -> {
                final long lots = Math.min(taker.openLots, maker.openLots);
                if (lots == maker.openLots) {
                    cancel(maker, CancelReason.SELF_TRADE);
                } else {
                    reduce(maker, maker.openLots - lots);
                }
                if (lots == taker.openLots) {
                    gone(taker, CancelReason.SELF_TRADE);
                } else {
                    taker.openLots -= lots;
                    event("OrderReduced orderNumber=" + taker.number + " openLots=" + taker.openLots);
                }
            }
            case ALLOW -> throw new IllegalStateException("they trade: " + taker.number);
        }
    }

    private void trade(final Order taker, final Order maker, final long lots) {
        final Listed listed = taker.listed;
        final long priceTicks = maker.limitTicks;
        loseLots(maker, lots);
        maker.filledLots += lots;
        taker.openLots -= lots;
        taker.filledLots += lots;
        settle(
                taker,
                maker,
                priceTicks,
                lots,
                feesOfDay(taker).takerPpm(),
                feesOfDay(taker).least());
        listed.lastTicks = priceTicks;
        reach(listed, Trigger.LAST, priceTicks, priceTicks);
        trail(listed);
        refresh(maker);
    }

    /** Posts a trade, tells of it, and cancels the others of pairs. */
    private void settle(
            final Order taker,
            final Order maker,
            final long priceTicks,
            final long lots,
            final int takerPpm,
            final long takerLeast) {
        final Instrument of = taker.listed.instrument;
        final BigInteger value = times(times(BigInteger.valueOf(priceTicks), of.tickSize()), lots);
        final BigInteger quantity = times(BigInteger.valueOf(lots), of.lotSize());
        final BigInteger makerByRate = fee(value, maker.makerFees.makerPpm(), maker.makerFees.least());
        final BigInteger takerByRate = fee(value, takerPpm, takerLeast);
        final BigInteger makerFee =
                makerByRate.max(takerByRate.max(BigInteger.ZERO).negate());
        final BigInteger takerFee =
                takerByRate.max(makerByRate.max(BigInteger.ZERO).negate());
        final BigInteger buyerFee = taker.side == BUY ? takerFee : makerFee;
        final BigInteger sellerFee = taker.side == BUY ? makerFee : takerFee;
        final int buyer = (taker.side == BUY ? taker : maker).account();
        final int seller = (taker.side == BUY ? maker : taker).account();
        pay(buyer, of.quoteAsset(), value.add(buyerFee));
        pay(seller, of.baseAsset(), quantity);
        receive(buyer, of.baseAsset(), quantity);
        receive(seller, of.quoteAsset(), value.subtract(sellerFee));
        receive(VENUE, of.quoteAsset(), makerFee.add(takerFee));
        event("OrderExecuted instrument=" + of.id()
                + " makerOrderNumber=" + maker.number
                + " takerOrderNumber=" + taker.number
                + " priceTicks=" + priceTicks
                + " lots=" + lots
                + " makerOpenLots=" + maker.openLots
                + " takerOpenLots=" + taker.openLots
                + " makerFee=" + makerFee
                + " takerFee=" + takerFee
                + " takerSide=" + taker.side);
        cancelOther(maker);
        cancelOther(taker);
    }

    /** If all that was shown of a resting order has traded it shows more, at the back, or is gone. */
    private void refresh(final Order order) {
        if (order.openLots == 0) {
            takeOut(order);
        } else if (order.shownLots == 0) {
            final List<Order> queue = order.listed.side(order.side).get(order.limitTicks);
            queue.remove(order);
            queue.add(order);
            order.shownLots = Math.min(order.displayLots, order.openLots);
            event("OrderRefreshed orderNumber=" + order.number + " shownLots=" + order.shownLots);
        }
    }

    /** Trades at one price what crosses it; both sides came to rest before. */
    private void uncross(final Listed listed) {
        final Outcome outcome = Outcome.of(listed);
        event("AuctionUncrossed instrument=" + listed.instrument.id() + " priceTicks=" + outcome.priceTicks() + " lots="
                + outcome.lots());
        if (outcome.lots() == 0) {
            return;
        }
        while (listed.crosses(outcome.priceTicks())) {
            final Order buy = listed.first(BUY);
            final Order sell = listed.first(SELL);
            final long lots = Math.min(buy.shownLots, sell.shownLots);
            loseLots(buy, lots);
            loseLots(sell, lots);
            buy.filledLots += lots;
            sell.filledLots += lots;
            final boolean buyerTakes = Math.abs(buy.number) > Math.abs(sell.number);
            final Order taker = buyerTakes ? buy : sell;
            final Order maker = buyerTakes ? sell : buy;
            settle(taker, maker, outcome.priceTicks(), lots, taker.makerFees.makerPpm(), taker.makerFees.least());
            refresh(buy);
            refresh(sell);
        }
        listed.lastTicks = outcome.priceTicks();
        trail(listed);
    }

    private void tellIndicatives() {
        for (final Listed listed : listed()) {
            if (listed.tellsIndicative && !listed.told.equals(Outcome.of(listed))) {
                listed.told = Outcome.of(listed);
                event("IndicativeChanged instrument=" + listed.instrument.id()
                        + " priceTicks=" + listed.told.priceTicks()
                        + " lots=" + listed.told.lots()
                        + " surplusLots=" + listed.told.surplusLots());
            }
        }
    }

    private void waitFor(final Order order) {
        orders.put(order.key, order);
        order.listed.waiting.add(order);
        pair(order);
        lookAtLast(order.listed);
    }

    /** The last trade counts as one of this moment. */
    private void lookAtLast(final Listed listed) {
        if (listed.phase == Phase.OPEN && listed.lastTicks > 0) {
            reach(listed, Trigger.LAST, listed.lastTicks, listed.lastTicks);
        }
    }

    /** Puts in line what is reached: buys whose trigger is not above the one price, sells not below the other. */
    private void reach(final Listed listed, final Trigger trigger, final long ofBuys, final long ofSells) {
        for (final Order order : listed.waitingInOrder(BUY)) {
            if (order.trigger == trigger && order.triggerTicks <= ofBuys && !line.contains(order)) {
                line.add(order);
            }
        }
        for (final Order order : listed.waitingInOrder(SELL)) {
            if (order.trigger == trigger && order.triggerTicks >= ofSells && !line.contains(order)) {
                line.add(order);
            }
        }
    }

    private void trail(final Listed listed) {
        for (final Order order : listed.waiting) {
            if (order.trailTicks > 0 && !line.contains(order)) {
                order.triggerTicks = order.side == BUY
                        ? Math.min(order.triggerTicks, listed.lastTicks + order.trailTicks)
                        : Math.max(order.triggerTicks, listed.lastTicks - order.trailTicks);
            }
        }
    }

    private void letTriggeredOrdersIn() {
        do {
            while (!line.isEmpty()) {
                trigger(line.remove(0));
            }
            for (final Listed listed : listed()) {
                if (listed.phase == Phase.OPEN) {
                    final long ask = listed.asks.isEmpty() ? Long.MIN_VALUE : listed.asks.firstKey();
                    final long bid = listed.bids.isEmpty() ? Long.MAX_VALUE : listed.bids.firstKey();
                    reach(listed, Trigger.TOUCH, ask, bid);
                }
            }
        } while (!line.isEmpty());
    }

    private void trigger(final Order order) {
        final Listed listed = order.listed;
        if (listed.phase != Phase.OPEN) {
            return;
        }
        listed.waiting.remove(order);
        orders.remove(order.key);
        order.trigger = Trigger.NONE;
        event("OrderTriggered orderNumber=" + order.number);
        cancelOther(order);
        final long worst = order.worstTicks();
        if (accounts.get(order.account()).suspended) {
            gone(order, CancelReason.ACCOUNT_SUSPENDED);
        } else if (worst < listed.lowestTicks() || worst > listed.highestTicks()) {
            gone(order, CancelReason.OUTSIDE_BAND);
        } else if ((!order.paysAsItGoes() && !fits(order)) || refusalOfFunds(order) != null) {
            gone(order, CancelReason.NO_FUNDS_LEFT);
        } else if (order.rests() && !hasRoomForLevel(listed, order.side, worst, new Taken())) {
            gone(order, CancelReason.NO_ROOM);
        } else {
            comeIn(order);
        }
    }

    /** Lots that what may be spent pays for, each with a fee of its own. */
    private long payable(final Order taker, final long priceTicks) {
        final Fees fees = feesOfDay(taker);
        final BigInteger perLot = mostPerLot(taker.listed, priceTicks, fees.takerPpm(), fees.least());
        return spendable(taker.account(), taker.givenAsset()).divide(perLot).longValueExact();
    }

    /** Whether others have so many lots within its limit and the band, as far as its {@code selfTrade} lets it come. */
    private boolean areToHave(final long lots, final Order order, final Band band) {
        final Order best = order.listed.first(order.side.opposite());
        if (best == null || !isWithin(order, best.limitTicks) || !band.has(best.limitTicks)) {
            return false;
        }
        BigInteger found = BigInteger.ZERO;
        for (final List<Order> level : order.listed.side(order.side.opposite()).values()) {
            final long priceTicks = level.get(0).limitTicks;
            if (!isWithin(order, priceTicks) || !band.has(priceTicks)) {
                break;
            }
            final boolean stops = order.selfTrade != SelfTrade.ALLOW
                    && order.selfTrade != SelfTrade.CANCEL_OLDEST
                    && level.stream().anyMatch(maker -> isSameOwner(order, maker));
            for (final Order maker : level) {
                if (stops && isSameOwner(order, maker)) {
                    break;
                }
                if (order.selfTrade == SelfTrade.ALLOW || !isSameOwner(order, maker)) {
                    found = found.add(BigInteger.valueOf(stops ? maker.shownLots : maker.openLots));
                }
            }
            if (stops) {
                break;
            }
        }
        return found.compareTo(BigInteger.valueOf(lots)) >= 0;
    }

    /** The longest in the queue at the best price of the other side, or null if that is beyond the order's limit. */
    private static Order firstToMeet(final Order order) {
        final Order first = order.listed.first(order.side.opposite());
        return first == null || !isWithin(order, first.limitTicks) ? null : first;
    }

    private static boolean isWithin(final Order order, final long priceTicks) {
        return order.side == BUY ? priceTicks <= order.worstTicks() : priceTicks >= order.worstTicks();
    }

    private boolean isSameOwner(final Order one, final Order other) {
        return accounts.get(one.account()).owner == accounts.get(other.account()).owner;
    }

    private Fees feesOfDay(final Order order) {
        return order.listed.fees.get(accounts.get(order.account()).group);
    }

    /** What is left of an order goes into the book, as a limit order. */
    private void rest(final Order order) {
        order.limitTicks = order.worstTicks();
        order.type = OrderType.LIMIT;
        order.minLots = 0;
        order.makerFees = feesOfDay(order);
        order.shownLots = order.displayLots == 0 ? order.openLots : Math.min(order.displayLots, order.openLots);
        orders.put(order.key, order);
        order.listed
                .side(order.side)
                .computeIfAbsent(order.limitTicks, price -> new ArrayList<>())
                .add(order);
        pair(order);
        final Balance balance = balances.get(new BalanceKey(order.account(), order.givenAsset()));
        final BigInteger hold = times(order.holdPerLot(), order.openLots);
        balance.available = balance.covered(balance.available.subtract(hold));
        balance.held = balance.held.add(hold);
        event("OrderRested orderNumber=" + order.number + " openLots=" + order.openLots);
    }

    private static void pair(final Order order) {
        if (order.other != null) {
            order.other.other = order;
        }
    }

    /** The other of its pair, if there is one, is canceled. */
    private void cancelOther(final Order order) {
        final Order other = order.other;
        if (other != null) {
            order.other = null;
            other.other = null;
            cancel(other, CancelReason.PAIRED);
        }
    }

    private void cancelAll(final List<Order> named, final CancelReason reason) {
        for (final Order order : named) {
            // It may have gone with the other of its pair.
            if (orders.get(order.key) == order) {
                cancel(order, reason);
            }
        }
    }

    /** A live order is canceled. */
    private void cancel(final Order order, final CancelReason reason) {
        leave(order);
        gone(order, reason);
    }

    /** What is left of an order that is not live is canceled. */
    private void gone(final Order order, final CancelReason reason) {
        event("OrderCanceled orderNumber=" + order.number + " openLots=" + order.openLots + " reason=" + reason);
        order.openLots = 0;
        cancelOther(order);
    }

    /** A live order is taken from where it rests or waits; what it holds is given back, its lots stay as they are. */
    private void leave(final Order order) {
        if (order.waits()) {
            order.listed.waiting.remove(order);
            line.remove(order);
            orders.remove(order.key);
        } else {
            release(order, order.openLots);
            takeOut(order);
        }
    }

    private void takeOut(final Order order) {
        orders.remove(order.key);
        final SortedMap<Long, List<Order>> levels = order.listed.side(order.side);
        levels.get(order.limitTicks).remove(order);
        if (levels.get(order.limitTicks).isEmpty()) {
            levels.remove(order.limitTicks);
        }
    }

    /** Less of a resting order is open; what is in reserve goes first. */
    private void reduce(final Order order, final long openLots) {
        release(order, order.openLots - openLots);
        order.openLots = openLots;
        order.shownLots = Math.min(order.shownLots, openLots);
        event("OrderReduced orderNumber=" + order.number + " openLots=" + openLots);
    }

    /** Lots of what a resting order shows have traded; it gives back what they held. */
    private void loseLots(final Order order, final long lots) {
        release(order, lots);
        order.openLots -= lots;
        order.shownLots -= lots;
    }

    private void release(final Order order, final long lots) {
        final Balance balance = balances.get(new BalanceKey(order.account(), order.givenAsset()));
        final BigInteger hold = times(order.holdPerLot(), lots);
        balance.held = notNegative(balance.held.subtract(hold));
        balance.available = balance.available.add(hold);
    }

    /**
     * Live orders by instrument and side, those that rest by price and time, and behind them those that wait, by trigger
     * and number; -1 and null are all.
     */
    private List<Order> queue(final int account, final int instrument, final Side side) {
        final List<Order> found = new ArrayList<>();
        for (final Listed listed : listed()) {
            for (final Side of : Side.values()) {
                if ((instrument == ALL || instrument == listed.instrument.id()) && (side == null || side == of)) {
                    listed.side(of).values().forEach(found::addAll);
                    found.addAll(listed.waitingInOrder(of));
                }
            }
        }
        found.removeIf(order -> account != ALL && account != order.account());
        return found;
    }

    private List<Listed> listed() {
        return instruments.stream().filter(listed -> listed != null).toList();
    }

    private boolean hasRoomForLevel(final Listed of, final Side side, final long priceTicks, final Taken taken) {
        int levels = taken.levels;
        for (final Listed listed : listed()) {
            levels += listed.bids.size() + listed.asks.size();
        }
        return of.side(side).containsKey(priceTicks) || levels < config.levels();
    }

    private boolean hasRoomForBalance(final int account, final int asset) {
        return balances.containsKey(new BalanceKey(account, asset)) || balances.size() < config.balances();
    }

    private void openBalance(final int account, final int asset) {
        balances.putIfAbsent(new BalanceKey(account, asset), new Balance());
    }

    private BigInteger available(final int account, final int asset) {
        final Balance balance = balances.get(new BalanceKey(account, asset));
        return balance == null ? BigInteger.ZERO : balance.available;
    }

    private BigInteger spendable(final int account, final int asset) {
        final Balance balance = balances.get(new BalanceKey(account, asset));
        return balance == null ? BigInteger.ZERO : balance.available.add(balance.credit);
    }

    /** How much may be owed of an asset by all together. */
    private BigInteger credits(final int asset) {
        BigInteger sum = BigInteger.ZERO;
        for (final Map.Entry<BalanceKey, Balance> balance : balances.entrySet()) {
            if (balance.getKey().asset() == asset) {
                sum = sum.add(balance.getValue().credit);
            }
        }
        return sum;
    }

    private void receive(final int account, final int asset, final BigInteger amount) {
        final Balance balance = balances.get(new BalanceKey(account, asset));
        balance.available = balance.available.add(amount);
    }

    private void pay(final int account, final int asset, final BigInteger amount) {
        final Balance balance = balances.get(new BalanceKey(account, asset));
        balance.available = balance.covered(balance.available.subtract(amount));
    }

    /** Whether the quantity, and the worst cost of a buy, fit 63 bits. */
    private boolean fits(final Order order) {
        return fits(times(BigInteger.valueOf(order.openLots), order.listed.instrument.lotSize()))
                && fits(worstCost(order));
    }

    private static boolean fits(final BigInteger amount) {
        return amount.compareTo(MOST) <= 0;
    }

    /** What must be there when an order comes in. */
    private BigInteger worstCost(final Order order) {
        if (order.paysAsItGoes()) {
            return BigInteger.ONE;
        }
        if (order.side == SELL) {
            return times(BigInteger.valueOf(order.openLots), order.listed.instrument.lotSize());
        }
        final Fees fees = feesOfDay(order);
        final int ppm = Math.max(fees.makerPpm(), fees.takerPpm());
        return times(mostPerLot(order.listed, order.worstTicks(), ppm, fees.least()), order.openLots);
    }

    private static BigInteger mostPerLot(final Listed listed, final long priceTicks, final int ppm, final long least) {
        final BigInteger value = times(BigInteger.valueOf(priceTicks), listed.instrument.tickSize());
        return value.add(fee(value, Math.max(ppm, 0), least));
    }

    private static BigInteger fee(final BigInteger value, final int ppm, final long least) {
        final BigInteger[] parts = times(value, ppm).divideAndRemainder(MILLION);
        final BigInteger fee = parts[1].signum() > 0 ? parts[0].add(BigInteger.ONE) : parts[0];
        return ppm > 0 ? fee.max(value.min(BigInteger.valueOf(least))) : fee;
    }

    private static BigInteger times(final BigInteger amount, final long factor) {
        return amount.multiply(BigInteger.valueOf(factor));
    }

    private static BigInteger notNegative(final BigInteger amount) {
        if (amount.signum() < 0) {
            throw new IllegalStateException("below zero: " + amount);
        }
        return amount;
    }

    private boolean isOpen(final int session) {
        return sessions.containsKey(session);
    }

    private int accountOf(final int session) {
        return sessions.get(session).account;
    }

    private boolean isAccount(final int account) {
        return account >= 0 && account < accounts.size();
    }

    private boolean isTrader(final int account) {
        return account != VENUE && isAccount(account);
    }

    private boolean isAsset(final int asset) {
        return asset >= 0 && asset < assets.size();
    }

    private boolean isInstrument(final int instrument) {
        return instrument >= 0 && instrument < instruments.size() && instruments.get(instrument) != null;
    }

    private static boolean isPrice(final long priceTicks) {
        return priceTicks >= 1 && priceTicks <= Limits.MAX_PRICE_TICKS;
    }

    private static boolean isLots(final long lots) {
        return lots >= 1 && lots <= Limits.MAX_LOTS;
    }

    private static boolean isName(final String name) {
        return !name.isEmpty() && name.chars().allMatch(c -> c > ' ' && c <= '~');
    }

    private static boolean areFees(final int makerFeePpm, final int takerFeePpm, final long leastFee) {
        return Math.abs((long) makerFeePpm) <= Limits.MAX_FEE_PPM
                && Math.abs((long) takerFeePpm) <= Limits.MAX_FEE_PPM
                && makerFeePpm + takerFeePpm >= 0
                && leastFee >= 0;
    }

    private void event(final String text) {
        events.add(text);
    }

    private void rejectOrder(final RejectReason reason) {
        rejectOrder(no(reason));
    }

    private void rejectOrder(final Refusal refusal) {
        event("OrderRejected reason=" + refusal.text());
    }

    private void reject(final RejectReason reason) {
        reject(no(reason));
    }

    private void reject(final Refusal refusal) {
        event("CommandRejected reason=" + refusal.text());
    }

    private static Refusal no(final RejectReason reason) {
        return new Refusal(reason, 0, 0);
    }

    private void balanceChanged(final int account, final int asset) {
        event("BalanceChanged account=" + account + " asset=" + asset + " available=" + available(account, asset));
    }

    private static void line(final StringBuilder text, final Object... parts) {
        for (final Object part : parts) {
            text.append(part).append(' ');
        }
        text.append('\n');
    }

    private record BalanceKey(int account, int asset) {}

    private record OrderKey(int account, long orderId) {}

    private record QuoteSide(Side side, long orderId, long priceTicks, long lots) {}

    private record Refusal(RejectReason reason, long asked, long allowed) {
        private String text() {
            return asked == 0 && allowed == 0 ? reason.name() : reason + " asked=" + asked + " allowed=" + allowed;
        }
    }

    /** The prices at which an order may trade. */
    private record Band(long leastTicks, long mostTicks) {
        private boolean has(final long priceTicks) {
            return priceTicks >= leastTicks && priceTicks <= mostTicks;
        }
    }

    /** What an auction comes to. */
    private record Outcome(long priceTicks, long lots, long surplusLots) {
        private static final Outcome NOTHING = new Outcome(0, 0, 0);

        private static Outcome of(final Listed listed) {
            // What trades changes only at limits and next to them.
            final SortedSet<Long> prices = new TreeSet<>();
            for (final long limit : listed.bids.keySet()) {
                prices.addAll(List.of(limit, limit + 1));
            }
            for (final long limit : listed.asks.keySet()) {
                prices.addAll(List.of(limit - 1, limit));
            }
            final Comparator<Outcome> better =
                    Comparator.comparing(Outcome::lots).thenComparing(outcome -> -Math.abs(outcome.surplusLots()));
            final List<Outcome> all = prices.stream()
                    .map(price -> at(listed, price))
                    .filter(outcome -> outcome.lots() > 0)
                    .toList();
            if (all.isEmpty()) {
                return NOTHING;
            }
            final Outcome one = Collections.max(all, better);
            final List<Outcome> best = all.stream()
                    .filter(outcome -> better.compare(outcome, one) == 0)
                    .toList();
            final Outcome lowest = best.get(0);
            final Outcome highest = best.get(best.size() - 1);
            if (best.stream().allMatch(outcome -> outcome.surplusLots() > 0)) {
                return highest;
            }
            if (best.stream().allMatch(outcome -> outcome.surplusLots() < 0)) {
                return lowest;
            }
            if (listed.lastTicks == 0) {
                return at(listed, (lowest.priceTicks() + highest.priceTicks()) / 2);
            }
            return at(listed, Math.min(highest.priceTicks(), Math.max(lowest.priceTicks(), listed.lastTicks)));
        }

        private static Outcome at(final Listed listed, final long priceTicks) {
            final long demand = sumOf(listed.bids.headMap(priceTicks - 1));
            final long supply = sumOf(listed.asks.headMap(priceTicks + 1));
            return new Outcome(priceTicks, Math.min(demand, supply), demand - supply);
        }

        private static long sumOf(final SortedMap<Long, List<Order>> levels) {
            return levels.values().stream()
                    .flatMap(List::stream)
                    .mapToLong(order -> order.openLots)
                    .sum();
        }
    }

    /** Room that one side of a quote takes before the other. */
    private static final class Taken {
        private int orders;
        private int levels;
        private int balances;
    }

    private static final class Account {
        private final String name;
        /** The first account of the same owner. */
        private final int owner;

        private boolean suspended;
        private int group;
        private int mostLiveOrders;
        private int ordersPerSecond;
        private long mostLots;
        private long mostValue;
        private long rateUsedUntilNs;

        private Account(final String name, final int owner) {
            this.name = name;
            this.owner = owner;
        }
    }

    private static final class Session {
        private final int account;
        private final boolean cancelOnClose;
        private int lastRequest;

        private Session(final int account, final boolean cancelOnClose) {
            this.account = account;
            this.cancelOnClose = cancelOnClose;
        }
    }

    private static final class Asset {
        private final String symbol;
        private final int decimals;
        private BigInteger supply = BigInteger.ZERO;

        private Asset(final String symbol, final int decimals) {
            this.symbol = symbol;
            this.decimals = decimals;
        }
    }

    private static final class Balance {
        private BigInteger available = BigInteger.ZERO;
        private BigInteger held = BigInteger.ZERO;
        private BigInteger credit = BigInteger.ZERO;
        private long mostOwned = Long.MAX_VALUE;

        private BigInteger covered(final BigInteger amount) {
            notNegative(amount.add(credit));
            return amount;
        }
    }

    /** An instrument, what is set for it, and its book: both sides with the best price first. */
    private static final class Listed {
        private final SortedMap<Long, List<Order>> bids = new TreeMap<>(Comparator.reverseOrder());
        private final SortedMap<Long, List<Order>> asks = new TreeMap<>();
        private final List<Order> waiting = new ArrayList<>();
        /** Of each group of accounts. */
        private final List<Fees> fees = new ArrayList<>();

        private final SortedMap<Long, Long> steps = new TreeMap<>();
        private Instrument instrument;
        private Phase phase = Phase.OPEN;
        private long lastTicks;
        /** Reference, static and dynamic width, time of a halt and of the auction after it. */
        private List<Long> band = List.of(0L, 0L, 0L, 0L, 0L);

        private List<Long> limits = List.of(1L, Limits.MAX_LOTS, 0L, Long.MAX_VALUE);
        /** When its phase ends, 0 for never. */
        private long dueNs;

        private boolean tellsIndicative;
        private Outcome told = Outcome.NOTHING;

        private SortedMap<Long, List<Order>> side(final Side side) {
            return side == BUY ? bids : asks;
        }

        /** The longest in the queue at the best price, or null. */
        private Order first(final Side side) {
            return side(side).isEmpty()
                    ? null
                    : side(side).get(side(side).firstKey()).get(0);
        }

        /** The nearest trigger first, then the lowest number. */
        private List<Order> waitingInOrder(final Side side) {
            final Comparator<Order> byTrigger = Comparator.comparing((Order order) -> order.triggerTicks);
            return waiting.stream()
                    .filter(order -> order.side == side)
                    .sorted((side == BUY ? byTrigger : byTrigger.reversed()).thenComparing(order -> order.number))
                    .toList();
        }

        private boolean isCrossed() {
            return !bids.isEmpty() && !asks.isEmpty() && bids.firstKey() >= asks.firstKey();
        }

        private boolean crosses(final long priceTicks) {
            return !bids.isEmpty() && !asks.isEmpty() && bids.firstKey() >= priceTicks && asks.firstKey() <= priceTicks;
        }

        private long lowestTicks() {
            return band.get(1) == 0 ? 1 : Math.max(1, band.get(0) - band.get(1));
        }

        private long highestTicks() {
            return band.get(1) == 0
                    ? Limits.MAX_PRICE_TICKS
                    : Math.min(Limits.MAX_PRICE_TICKS, band.get(0) + band.get(1));
        }

        private List<Long> stepRows() {
            final List<Long> rows = new ArrayList<>();
            steps.forEach((from, step) -> rows.addAll(List.of(from, step)));
            return rows;
        }
    }

    private static final class Order {
        private OrderKey key;
        private Listed listed;
        private Side side;
        private OrderType type;
        private TimeInForce timeInForce;
        private SelfTrade selfTrade;
        private boolean postOnly;
        private long number;
        private long limitTicks;
        private long openLots;
        /** Of the open lots; 0 if it does not rest. */
        private long shownLots;

        private long filledLots;
        private long minLots;
        private long expiresAtNs;
        private long displayLots;
        /** None as soon as it has been triggered. */
        private Trigger trigger = Trigger.NONE;

        private long triggerTicks;
        private long trailTicks;
        private boolean isToBePaired;
        /** Of its pair, or null. */
        private Order other;

        private int session;

        /** Frozen when it came to rest. */
        private Fees makerFees = new Fees(0, 0, 0);

        private int account() {
            return key.account();
        }

        private boolean rests() {
            return timeInForce.rests();
        }

        private boolean waits() {
            return trigger != Trigger.NONE;
        }

        private boolean isUnlimited() {
            return type == OrderType.MARKET && limitTicks == 0;
        }

        /** Its cost is not known before it trades. */
        private boolean paysAsItGoes() {
            return isUnlimited() && side == BUY && timeInForce != TimeInForce.AUCTION;
        }

        /** What takes any price is protected by the price band. */
        private long worstTicks() {
            if (isUnlimited()) {
                return side == BUY ? listed.highestTicks() : listed.lowestTicks();
            }
            return limitTicks;
        }

        private BigInteger holdPerLot() {
            return side == SELL
                    ? BigInteger.valueOf(listed.instrument.lotSize())
                    : mostPerLot(listed, limitTicks, makerFees.makerPpm(), makerFees.least());
        }

        private int givenAsset() {
            return side == BUY ? listed.instrument.quoteAsset() : listed.instrument.baseAsset();
        }

        private int receivedAsset() {
            return side == BUY ? listed.instrument.baseAsset() : listed.instrument.quoteAsset();
        }
    }
}
