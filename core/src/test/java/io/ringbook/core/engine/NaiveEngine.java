package io.ringbook.core.engine;

import static io.ringbook.core.Side.BUY;
import static io.ringbook.core.Side.SELL;

import io.ringbook.core.CancelReason;
import io.ringbook.core.Instrument;
import io.ringbook.core.Limits;
import io.ringbook.core.OrderType;
import io.ringbook.core.Records;
import io.ringbook.core.RejectReason;
import io.ringbook.core.SelfTrade;
import io.ringbook.core.Side;
import io.ringbook.core.TimeInForce;
import io.ringbook.core.command.CommandAdapter;
import io.ringbook.core.command.CommandListener;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.agrona.DirectBuffer;

/**
 * For tests: the rules of {@code core/doc} written down a second time, to be obviously right by reading and as slow as
 * that takes. It shares nothing with the engine but the decoding of commands and the names of things.
 */
final class NaiveEngine implements CommandListener {
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);
    private static final int VENUE = 0;
    private static final int ALL = -1;

    private final EngineConfig config;
    private final CommandAdapter adapter = new CommandAdapter(this);
    private final List<Asset> assets = new ArrayList<>();
    private final List<Listed> instruments = new ArrayList<>();
    private final List<Account> accounts = new ArrayList<>();
    private final SortedMap<BalanceKey, Balance> balances =
            new TreeMap<>(Comparator.comparing(BalanceKey::account).thenComparing(BalanceKey::asset));
    private final Map<OrderKey, Order> orders = new HashMap<>();

    private final Set<Integer> suspended = new HashSet<>();

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
        expire();
        final Session session = sessions.get(Records.session(buffer, offset));
        final int request = Records.request(buffer, offset);
        if (request != 0 && session != null && request <= session.lastRequest) {
            event((Records.isAboutOrders(Records.templateId(buffer, offset)) ? "Order" : "Command")
                    + "Rejected reason=DUPLICATE_REQUEST");
            return events;
        }
        malformed = false;
        adapter.onCommand(buffer, offset, length);
        if (request != 0 && session != null && !malformed) {
            session.lastRequest = request;
        }
        return events;
    }

    private void expire() {
        final List<Order> due = new ArrayList<>(orders.values());
        due.removeIf(order -> order.expiresAtNs == 0 || order.expiresAtNs > timestampNs);
        due.sort(Comparator.comparing((Order order) -> order.expiresAtNs).thenComparing(order -> order.number));
        for (final Order order : due) {
            withdraw(order);
            canceled(order, CancelReason.EXPIRED);
        }
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
        for (final Listed listed : instruments) {
            line(text, "instrument", listed.instrument, listed.makerFeePpm, listed.takerFeePpm, listed.halted);
        }
        for (int i = 0; i < accounts.size(); i++) {
            line(text, "account", i, accounts.get(i).name(), accounts.get(i).owner(), suspended.contains(i));
        }
        balances.forEach(
                (key, balance) -> line(text, "balance", key.account(), key.asset(), balance.available, balance.held));
        sessions.forEach((number, session) ->
                line(text, "session", number, session.account, session.cancelOnClose, session.lastRequest));
        for (final Order order : queue(ALL, ALL, null)) {
            line(
                    text,
                    "order",
                    order.listed.instrument.id(),
                    order.side,
                    order.priceTicks,
                    order.number,
                    order.key.orderId(),
                    order.key.account(),
                    order.openLots,
                    order.filledLots,
                    order.session,
                    order.makerFeePpm,
                    order.selfTrade,
                    order.postOnly,
                    order.expiresAtNs);
        }
        return text.toString();
    }

    @Override
    public void onNewOrder(
            final int session,
            final long orderId,
            final int instrument,
            final Side side,
            final OrderType orderType,
            final TimeInForce timeInForce,
            final SelfTrade selfTrade,
            final boolean postOnly,
            final long priceTicks,
            final long lots,
            final long minLots,
            final long expiresAtNs) {
        final boolean rests = timeInForce == TimeInForce.GTC || timeInForce == TimeInForce.GTD;
        final boolean market = orderType == OrderType.MARKET;
        final boolean priceless = market && priceTicks == 0;
        if (!isOpen(session)) {
            rejectOrder(RejectReason.UNKNOWN_SESSION);
            return;
        }
        if (session == Records.OPERATOR) {
            rejectOrder(RejectReason.NOT_PERMITTED);
            return;
        }
        if (suspended.contains(accountOf(session))) {
            rejectOrder(RejectReason.ACCOUNT_SUSPENDED);
            return;
        }
        if (!isInstrument(instrument)) {
            rejectOrder(RejectReason.UNKNOWN_INSTRUMENT);
            return;
        }
        if (instruments.get(instrument).halted) {
            rejectOrder(RejectReason.INSTRUMENT_HALTED);
            return;
        }
        if (!priceless && !isPrice(priceTicks)) {
            rejectOrder(RejectReason.PRICE_OUT_OF_RANGE);
            return;
        }
        if (!isLots(lots)) {
            rejectOrder(RejectReason.LOTS_OUT_OF_RANGE);
            return;
        }
        if (minLots < 0 || minLots > lots) {
            rejectOrder(RejectReason.MIN_LOTS_OUT_OF_RANGE);
            return;
        }
        if (timeInForce == TimeInForce.GTD ? expiresAtNs <= timestampNs : expiresAtNs != 0) {
            rejectOrder(RejectReason.EXPIRY_OUT_OF_RANGE);
            return;
        }
        final Listed listed = instruments.get(instrument);
        final int account = accountOf(session);
        final Order order = new Order();
        order.number = sequence;
        order.key = new OrderKey(account, orderId);
        order.listed = listed;
        order.side = side;
        // What takes any price takes every bid, down to 1, and every offer, whatever it costs.
        order.priceTicks = priceless ? side == SELL ? 1 : Limits.MAX_PRICE_TICKS : priceTicks;
        order.openLots = lots;
        order.selfTrade = selfTrade;
        order.postOnly = postOnly;
        order.session = session;
        order.expiresAtNs = expiresAtNs;
        if (orders.containsKey(order.key)) {
            rejectOrder(RejectReason.DUPLICATE_ORDER_ID);
            return;
        }
        if (postOnly && (market || minLots > 0 || !rests)) {
            rejectOrder(RejectReason.POST_ONLY_MUST_REST);
            return;
        }
        if (postOnly && firstToMeet(order) != null) {
            rejectOrder(RejectReason.WOULD_TRADE);
            return;
        }
        if ((timeInForce == TimeInForce.FOK || minLots > 0) && priceless && side == BUY) {
            rejectOrder(RejectReason.WORST_PRICE_MISSING);
            return;
        }
        if (rests) {
            if (market) {
                rejectOrder(RejectReason.MARKET_ORDER_CANNOT_REST);
                return;
            }
            if (orders.size() >= config.orders()) {
                rejectOrder(RejectReason.ORDERS_FULL);
                return;
            }
            if (!hasRoomForLevel(order)) {
                rejectOrder(RejectReason.LEVELS_FULL);
                return;
            }
        }
        final boolean paysAsItGoes = priceless && side == BUY;
        if (!paysAsItGoes && !fits(order)) {
            rejectOrder(RejectReason.VALUE_OVERFLOW);
            return;
        }
        final BigInteger needed = paysAsItGoes ? BigInteger.ONE : worstCost(order);
        if (available(account, order.givenAsset()).compareTo(needed) < 0) {
            rejectOrder(RejectReason.INSUFFICIENT_FUNDS);
            return;
        }
        if (!hasRoomForBalance(account, order.receivedAsset())) {
            rejectOrder(RejectReason.BALANCES_FULL);
            return;
        }

        openBalance(account, order.receivedAsset());
        event("OrderAccepted");
        if (!areToHave(timeInForce == TimeInForce.FOK ? lots : minLots, order)) {
            canceled(order, CancelReason.NOT_FILLABLE);
            return;
        }
        take(order, paysAsItGoes);
        if (order.openLots > 0) {
            if (rests) {
                rest(order);
            } else {
                canceled(order, CancelReason.REST_OF_IOC);
            }
        }
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
        withdraw(order);
        canceled(order, CancelReason.REQUESTED);
    }

    @Override
    public void onReplaceOrder(
            final int session,
            final long orderId,
            final long priceTicks,
            final long wantedLots,
            final long knownFilledLots) {
        if (!isOpen(session)) {
            rejectOrder(RejectReason.UNKNOWN_SESSION);
            return;
        }
        final Order order = orders.get(new OrderKey(accountOf(session), orderId));
        if (order == null) {
            rejectOrder(RejectReason.UNKNOWN_ORDER);
            return;
        }
        if (suspended.contains(order.key.account())) {
            rejectOrder(RejectReason.ACCOUNT_SUSPENDED);
            return;
        }
        if (order.listed.halted) {
            rejectOrder(RejectReason.INSTRUMENT_HALTED);
            return;
        }
        if (!isPrice(priceTicks)) {
            rejectOrder(RejectReason.PRICE_OUT_OF_RANGE);
            return;
        }
        if (!isLots(wantedLots)) {
            rejectOrder(RejectReason.LOTS_OUT_OF_RANGE);
            return;
        }
        if (knownFilledLots < -1 || knownFilledLots > order.filledLots) {
            rejectOrder(RejectReason.FILLED_LOTS_OUT_OF_RANGE);
            return;
        }
        final long filledSince = knownFilledLots == -1 ? 0 : order.filledLots - knownFilledLots;
        if (filledSince >= wantedLots) {
            withdraw(order);
            canceled(order, CancelReason.FILLED_MEANWHILE);
            return;
        }
        final long openLots = wantedLots - filledSince;
        if (priceTicks == order.priceTicks && openLots <= order.openLots) {
            loseLots(order, order.openLots - openLots);
            event("OrderReduced orderNumber=" + order.number + " openLots=" + order.openLots);
            return;
        }

        final Order replaced = new Order();
        replaced.number = order.number;
        replaced.key = order.key;
        replaced.listed = order.listed;
        replaced.side = order.side;
        replaced.priceTicks = priceTicks;
        replaced.openLots = openLots;
        replaced.selfTrade = order.selfTrade;
        replaced.postOnly = order.postOnly;
        replaced.session = order.session;
        replaced.filledLots = order.filledLots;
        replaced.expiresAtNs = order.expiresAtNs;
        if (order.postOnly && firstToMeet(replaced) != null) {
            rejectOrder(RejectReason.WOULD_TRADE);
            return;
        }
        if (!hasRoomForLevel(replaced)) {
            rejectOrder(RejectReason.LEVELS_FULL);
            return;
        }
        if (!fits(replaced)) {
            rejectOrder(RejectReason.VALUE_OVERFLOW);
            return;
        }
        final BigInteger held = times(order.holdPerLot(), order.openLots);
        if (available(order.key.account(), order.givenAsset()).add(held).compareTo(worstCost(replaced)) < 0) {
            rejectOrder(RejectReason.INSUFFICIENT_FUNDS);
            return;
        }

        withdraw(order);
        event("OrderReplaced orderNumber=" + order.number);
        take(replaced, false);
        if (replaced.openLots > 0) {
            rest(replaced);
        }
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
        for (final Order order : queue(account, instrument, side)) {
            withdraw(order);
            canceled(order, CancelReason.MASS_CANCELED);
        }
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
        } else if (accounts.stream().anyMatch(account -> account.name().equals(name))) {
            reject(RejectReason.DUPLICATE_NAME);
        } else {
            final int number = accounts.size();
            accounts.add(new Account(
                    name,
                    ownerAccount == -1 ? number : accounts.get(ownerAccount).owner()));
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
        } else if (!fits(assets.get(asset).supply.add(BigInteger.valueOf(amount)))) {
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
            reject(RejectReason.INSUFFICIENT_FUNDS);
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
        } else if (session != Records.OPERATOR && suspended.contains(fromAccount)) {
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
            reject(RejectReason.INSUFFICIENT_FUNDS);
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
        } else if (!areFees(makerFeePpm, takerFeePpm)) {
            reject(RejectReason.BAD_FEES);
        } else if (instruments.size() >= config.instruments()) {
            reject(RejectReason.INSTRUMENTS_FULL);
        } else if (instruments.stream()
                .anyMatch(listed -> listed.instrument.symbol().equals(symbol))) {
            reject(RejectReason.DUPLICATE_NAME);
        } else if (!hasRoomForBalance(VENUE, quoteAsset)) {
            reject(RejectReason.BALANCES_FULL);
        } else {
            // The fees need somewhere to go, whoever trades.
            openBalance(VENUE, quoteAsset);
            final Listed listed = new Listed();
            listed.instrument = new Instrument(instruments.size(), symbol, baseAsset, quoteAsset, tickSize, lotSize);
            listed.makerFeePpm = makerFeePpm;
            listed.takerFeePpm = takerFeePpm;
            instruments.add(listed);
            event("InstrumentListed instrument=" + listed.instrument.id());
        }
    }

    @Override
    public void onSetFees(final int session, final int instrument, final int makerFeePpm, final int takerFeePpm) {
        if (session != Records.OPERATOR) {
            reject(RejectReason.NOT_PERMITTED);
        } else if (!isInstrument(instrument)) {
            reject(RejectReason.UNKNOWN_INSTRUMENT);
        } else if (!areFees(makerFeePpm, takerFeePpm)) {
            reject(RejectReason.BAD_FEES);
        } else {
            final Listed listed = instruments.get(instrument);
            listed.makerFeePpm = makerFeePpm;
            listed.takerFeePpm = takerFeePpm;
        }
    }

    @Override
    public void onSuspendAccount(final int session, final int account, final boolean cancelOrders) {
        if (session != Records.OPERATOR) {
            reject(RejectReason.NOT_PERMITTED);
        } else if (!isTrader(account)) {
            reject(RejectReason.UNKNOWN_ACCOUNT);
        } else {
            suspended.add(account);
            for (final Order order : cancelOrders ? queue(account, ALL, null) : List.<Order>of()) {
                withdraw(order);
                canceled(order, CancelReason.ACCOUNT_SUSPENDED);
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
            suspended.remove(account);
        }
    }

    @Override
    public void onHaltInstrument(final int session, final int instrument) {
        halt(session, instrument, true, "InstrumentHalted");
    }

    @Override
    public void onResumeInstrument(final int session, final int instrument) {
        halt(session, instrument, false, "InstrumentResumed");
    }

    private void halt(final int session, final int instrument, final boolean halted, final String told) {
        if (session != Records.OPERATOR) {
            reject(RejectReason.NOT_PERMITTED);
        } else if (!isInstrument(instrument)) {
            reject(RejectReason.UNKNOWN_INSTRUMENT);
        } else if (instruments.get(instrument).halted == halted) {
            reject(RejectReason.WRONG_PHASE);
        } else {
            instruments.get(instrument).halted = halted;
            event(told + " instrument=" + instrument);
        }
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
            for (final Order order : closed.cancelOnClose ? queue(closed.account, ALL, null) : List.<Order>of()) {
                if (order.session == closedSession) {
                    withdraw(order);
                    canceled(order, CancelReason.SESSION_CLOSED);
                }
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

    /** Trades until the order is filled, meets nothing more, or is canceled, after which nothing of it is open. */
    private void take(final Order taker, final boolean paysAsItGoes) {
        while (taker.openLots > 0) {
            final Order maker = firstToMeet(taker);
            if (maker == null) {
                return;
            }
            if (isSameOwner(taker, maker)) {
                selfTrades.merge(taker.selfTrade, 1L, Long::sum);
                if (taker.selfTrade != SelfTrade.ALLOW) {
                    meetOwn(taker, maker);
                    continue;
                }
            }
            final long met = Math.min(taker.openLots, maker.openLots);
            final long lots = paysAsItGoes ? Math.min(met, payable(taker, maker.priceTicks)) : met;
            if (lots > 0) {
                trade(taker, maker, lots);
            }
            if (lots < met) {
                canceled(taker, CancelReason.NO_FUNDS_LEFT);
                taker.openLots = 0;
            }
        }
    }

    private void meetOwn(final Order taker, final Order maker) {
        switch (taker.selfTrade) {
            case CANCEL_NEWEST -> {
                canceled(taker, CancelReason.SELF_TRADE);
                taker.openLots = 0;
            }
            case CANCEL_OLDEST -> {
                withdraw(maker);
                canceled(maker, CancelReason.SELF_TRADE);
            }
            case CANCEL_BOTH -> {
                withdraw(maker);
                canceled(maker, CancelReason.SELF_TRADE);
                canceled(taker, CancelReason.SELF_TRADE);
                taker.openLots = 0;
            }
            case DECREMENT -> {
                final long lots = Math.min(taker.openLots, maker.openLots);
                if (lots == maker.openLots) {
                    withdraw(maker);
                    canceled(maker, CancelReason.SELF_TRADE);
                } else {
                    loseLots(maker, lots);
                    event("OrderReduced orderNumber=" + maker.number + " openLots=" + maker.openLots);
                }
                if (lots == taker.openLots) {
                    canceled(taker, CancelReason.SELF_TRADE);
                    taker.openLots = 0;
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
        final Instrument of = listed.instrument;
        final BigInteger value = times(times(BigInteger.valueOf(maker.priceTicks), of.tickSize()), lots);
        final BigInteger quantity = times(BigInteger.valueOf(lots), of.lotSize());
        final BigInteger makerByRate = fee(value, maker.makerFeePpm);
        final BigInteger takerByRate = fee(value, listed.takerFeePpm);
        final BigInteger makerFee =
                makerByRate.max(takerByRate.max(BigInteger.ZERO).negate());
        final BigInteger takerFee =
                takerByRate.max(makerByRate.max(BigInteger.ZERO).negate());
        final Order buy = taker.side == BUY ? taker : maker;
        final BigInteger buyerFee = taker.side == BUY ? takerFee : makerFee;
        final BigInteger sellerFee = taker.side == BUY ? makerFee : takerFee;
        final int buyer = buy.key.account();
        final int seller = (buy == taker ? maker : taker).key.account();

        loseLots(maker, lots);
        taker.openLots -= lots;
        maker.filledLots += lots;
        taker.filledLots += lots;
        pay(buyer, of.quoteAsset(), value.add(buyerFee));
        pay(seller, of.baseAsset(), quantity);
        receive(buyer, of.baseAsset(), quantity);
        receive(seller, of.quoteAsset(), value.subtract(sellerFee));
        receive(VENUE, of.quoteAsset(), makerFee.add(takerFee));
        event("OrderExecuted instrument=" + of.id()
                + " makerOrderNumber=" + maker.number
                + " takerOrderNumber=" + taker.number
                + " priceTicks=" + maker.priceTicks
                + " lots=" + lots
                + " makerOpenLots=" + maker.openLots
                + " takerOpenLots=" + taker.openLots
                + " makerFee=" + makerFee
                + " takerFee=" + takerFee
                + " takerSide=" + taker.side);
        if (maker.openLots == 0) {
            withdraw(maker);
        }
    }

    /** Lots that what is available pays for, each with a fee of its own. */
    private long payable(final Order taker, final long priceTicks) {
        final BigInteger perLot = mostPerLot(taker.listed, priceTicks, taker.listed.takerFeePpm);
        return available(taker.key.account(), taker.givenAsset()).divide(perLot).longValueExact();
    }

    /** Whether others have so many lots within its limit, as far as its {@code selfTrade} lets it come. */
    private boolean areToHave(final long lots, final Order order) {
        BigInteger found = BigInteger.ZERO;
        for (final List<Order> level : order.listed.side(order.side.opposite()).values()) {
            for (final Order maker : level) {
                if (!isWithin(order, maker.priceTicks)) {
                    continue;
                }
                if (order.selfTrade == SelfTrade.ALLOW || !isSameOwner(order, maker)) {
                    found = found.add(BigInteger.valueOf(maker.openLots));
                } else if (order.selfTrade != SelfTrade.CANCEL_OLDEST) {
                    return found.compareTo(BigInteger.valueOf(lots)) >= 0;
                }
            }
        }
        return found.compareTo(BigInteger.valueOf(lots)) >= 0;
    }

    /** The longest in the queue at the best price of the other side, or null if that is beyond the order's limit. */
    private static Order firstToMeet(final Order order) {
        final SortedMap<Long, List<Order>> others = order.listed.side(order.side.opposite());
        if (others.isEmpty() || !isWithin(order, others.firstKey())) {
            return null;
        }
        return others.get(others.firstKey()).get(0);
    }

    private static boolean isWithin(final Order order, final long priceTicks) {
        return order.side == BUY ? priceTicks <= order.priceTicks : priceTicks >= order.priceTicks;
    }

    private boolean isSameOwner(final Order one, final Order other) {
        return accounts.get(one.key.account()).owner()
                == accounts.get(other.key.account()).owner();
    }

    private void rest(final Order order) {
        order.makerFeePpm = order.listed.makerFeePpm;
        orders.put(order.key, order);
        order.listed
                .side(order.side)
                .computeIfAbsent(order.priceTicks, price -> new ArrayList<>())
                .add(order);
        final Balance balance = balances.get(new BalanceKey(order.key.account(), order.givenAsset()));
        final BigInteger hold = times(order.holdPerLot(), order.openLots);
        balance.available = notNegative(balance.available.subtract(hold));
        balance.held = balance.held.add(hold);
        event("OrderRested orderNumber=" + order.number + " openLots=" + order.openLots);
    }

    /** Takes a resting order out of the book and gives back what it holds; its lots stay as they are. */
    private void withdraw(final Order order) {
        release(order, order.openLots);
        orders.remove(order.key);
        final SortedMap<Long, List<Order>> levels = order.listed.side(order.side);
        levels.get(order.priceTicks).remove(order);
        if (levels.get(order.priceTicks).isEmpty()) {
            levels.remove(order.priceTicks);
        }
    }

    /** A resting order has fewer lots open, and gives back what these held. */
    private void loseLots(final Order order, final long lots) {
        release(order, lots);
        order.openLots -= lots;
    }

    private void release(final Order order, final long lots) {
        final Balance balance = balances.get(new BalanceKey(order.key.account(), order.givenAsset()));
        final BigInteger hold = times(order.holdPerLot(), lots);
        balance.held = notNegative(balance.held.subtract(hold));
        balance.available = balance.available.add(hold);
    }

    /** Resting orders by instrument, side, price and time; -1 and null are all. */
    private List<Order> queue(final int account, final int instrument, final Side side) {
        final List<Order> found = new ArrayList<>();
        for (final Listed listed : instruments) {
            for (final Side of : Side.values()) {
                for (final List<Order> level : listed.side(of).values()) {
                    for (final Order order : level) {
                        if ((account == ALL || account == order.key.account())
                                && (instrument == ALL || instrument == listed.instrument.id())
                                && (side == null || side == of)) {
                            found.add(order);
                        }
                    }
                }
            }
        }
        return found;
    }

    private boolean hasRoomForLevel(final Order order) {
        int levels = 0;
        for (final Listed listed : instruments) {
            levels += listed.bids.size() + listed.asks.size();
        }
        return order.listed.side(order.side).containsKey(order.priceTicks) || levels < config.levels();
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

    private void receive(final int account, final int asset, final BigInteger amount) {
        final Balance balance = balances.get(new BalanceKey(account, asset));
        balance.available = balance.available.add(amount);
    }

    private void pay(final int account, final int asset, final BigInteger amount) {
        final Balance balance = balances.get(new BalanceKey(account, asset));
        balance.available = notNegative(balance.available.subtract(amount));
    }

    /** Whether the quantity, and the worst cost of a buy, fit 63 bits. */
    private static boolean fits(final Order order) {
        return fits(times(BigInteger.valueOf(order.openLots), order.listed.instrument.lotSize()))
                && fits(worstCost(order));
    }

    private static boolean fits(final BigInteger amount) {
        return amount.compareTo(MOST) <= 0;
    }

    /** What must be available when an order with a price comes in. */
    private static BigInteger worstCost(final Order order) {
        final Listed listed = order.listed;
        final BigInteger perLot = order.side == SELL
                ? BigInteger.valueOf(listed.instrument.lotSize())
                : mostPerLot(listed, order.priceTicks, Math.max(listed.makerFeePpm, listed.takerFeePpm));
        return times(perLot, order.openLots);
    }

    private static BigInteger mostPerLot(final Listed listed, final long priceTicks, final int feePpm) {
        final BigInteger value = times(BigInteger.valueOf(priceTicks), listed.instrument.tickSize());
        return value.add(fee(value, Math.max(feePpm, 0)));
    }

    private static BigInteger fee(final BigInteger value, final int ppm) {
        final BigInteger[] parts = times(value, ppm).divideAndRemainder(MILLION);
        return parts[1].signum() > 0 ? parts[0].add(BigInteger.ONE) : parts[0];
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
        return instrument >= 0 && instrument < instruments.size();
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

    private static boolean areFees(final int makerFeePpm, final int takerFeePpm) {
        return Math.abs((long) makerFeePpm) <= Limits.MAX_FEE_PPM
                && Math.abs((long) takerFeePpm) <= Limits.MAX_FEE_PPM
                && makerFeePpm + takerFeePpm >= 0;
    }

    private void event(final String text) {
        events.add(text);
    }

    private void rejectOrder(final RejectReason reason) {
        event("OrderRejected reason=" + reason);
    }

    private void reject(final RejectReason reason) {
        event("CommandRejected reason=" + reason);
    }

    private void canceled(final Order order, final CancelReason reason) {
        event("OrderCanceled orderNumber=" + order.number + " openLots=" + order.openLots + " reason=" + reason);
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

    /** @param owner the first account of the same owner */
    private record Account(String name, int owner) {}

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
    }

    /** An instrument, its fees of the day, and its book: both sides with the best price first. */
    private static final class Listed {
        private final SortedMap<Long, List<Order>> bids = new TreeMap<>(Comparator.reverseOrder());
        private final SortedMap<Long, List<Order>> asks = new TreeMap<>();
        private Instrument instrument;
        private int makerFeePpm;
        private int takerFeePpm;
        private boolean halted;

        private SortedMap<Long, List<Order>> side(final Side side) {
            return side == BUY ? bids : asks;
        }
    }

    private static final class Order {
        private OrderKey key;
        private Listed listed;
        private Side side;
        private SelfTrade selfTrade;
        private boolean postOnly;
        private long number;
        private long priceTicks;
        private long openLots;
        private long filledLots;
        private long expiresAtNs;
        private int session;

        /** Frozen when it came to rest. */
        private int makerFeePpm;

        private BigInteger holdPerLot() {
            return side == SELL
                    ? BigInteger.valueOf(listed.instrument.lotSize())
                    : mostPerLot(listed, priceTicks, makerFeePpm);
        }

        private int givenAsset() {
            return side == BUY ? listed.instrument.quoteAsset() : listed.instrument.baseAsset();
        }

        private int receivedAsset() {
            return side == BUY ? listed.instrument.baseAsset() : listed.instrument.quoteAsset();
        }
    }
}
