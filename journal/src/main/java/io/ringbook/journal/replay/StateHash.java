package io.ringbook.journal.replay;

import io.ringbook.core.Instrument;
import io.ringbook.core.engine.AccountState;
import io.ringbook.core.engine.BalanceState;
import io.ringbook.core.engine.Engine;
import io.ringbook.core.engine.InstrumentState;
import io.ringbook.core.engine.OrderState;
import io.ringbook.core.engine.StateListener;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 of the whole state of an engine, part by part in the order in which {@link Engine#describe} tells it. */
public final class StateHash implements StateListener {
    private final MessageDigest digest = Sha256.digest();
    private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES);

    private StateHash() {}

    /** @return 64 hexadecimal digits */
    public static String of(final Engine engine) {
        final StateHash hash = new StateHash();
        engine.describe(hash);
        return HexFormat.of().formatHex(hash.digest.digest());
    }

    @Override
    public void onPosition(final long sequence, final long timestampNs) {
        put(1, sequence, timestampNs);
    }

    @Override
    public void onAsset(final int asset, final String symbol, final int decimals, final long supply) {
        put(2, asset, decimals, supply);
        put(symbol);
    }

    @Override
    public void onInstrument(final InstrumentState listed) {
        final Instrument instrument = listed.instrument();
        put(
                3,
                instrument.id(),
                instrument.baseAsset(),
                instrument.quoteAsset(),
                instrument.tickSize(),
                instrument.lotSize());
        put(instrument.symbol());
        put(listed.fees().size());
        listed.fees().forEach(fees -> put(fees.makerPpm(), fees.takerPpm(), fees.least()));
        put(listed.phase().ordinal(), listed.lastTicks());
        put(listed.band());
        put(listed.phaseEndsNs());
        put(listed.orderLimits());
        put(listed.priceSteps());
        put(
                listed.tellsIndicative() ? 1 : 0,
                listed.indicativeTicks(),
                listed.indicativeLots(),
                listed.indicativeSurplusLots());
    }

    @Override
    public void onAccount(final AccountState account) {
        put(
                4,
                account.account(),
                account.ownerAccount(),
                account.suspended() ? 1 : 0,
                account.feeGroup(),
                account.mostLiveOrders(),
                account.ordersPerSecond(),
                account.mostLots(),
                account.mostValue(),
                account.rateUsedUntilNs());
        put(account.name());
    }

    @Override
    public void onBalance(final BalanceState balance) {
        put(
                5,
                balance.account(),
                balance.asset(),
                balance.available(),
                balance.held(),
                balance.credit(),
                balance.mostOwned());
    }

    @Override
    public void onSession(final int session, final int account, final boolean cancelOnClose, final int lastRequest) {
        put(6, session, account, cancelOnClose ? 1 : 0, lastRequest);
    }

    @Override
    public void onOrder(final OrderState order) {
        put(
                7,
                order.instrument(),
                order.side().ordinal(),
                order.priceTicks(),
                order.orderNumber(),
                order.orderId(),
                order.account(),
                order.openLots(),
                order.shownLots(),
                order.filledLots(),
                order.session(),
                order.makerFeePpm(),
                order.leastFee(),
                order.selfTrade().ordinal(),
                order.postOnly() ? 1 : 0,
                order.timeInForce().ordinal(),
                order.expiresAtNs(),
                order.displayLots(),
                order.trigger().ordinal(),
                order.triggerTicks(),
                order.trailTicks(),
                order.orderType().ordinal(),
                order.minLots(),
                order.pairedOrderNumber());
    }

    private void put(final long... numbers) {
        for (final long value : numbers) {
            digest.update(number.clear().putLong(value).flip());
        }
    }

    private void put(final List<Long> numbers) {
        put(numbers.size());
        numbers.forEach(this::put);
    }

    private void put(final String text) {
        final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        put(bytes.length);
        digest.update(bytes);
    }
}
