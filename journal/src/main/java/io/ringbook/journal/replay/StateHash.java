package io.ringbook.journal.replay;

import io.ringbook.core.Instrument;
import io.ringbook.core.SelfTrade;
import io.ringbook.core.Side;
import io.ringbook.core.engine.Engine;
import io.ringbook.core.engine.StateListener;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

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
    public void onInstrument(
            final Instrument instrument, final int makerFeePpm, final int takerFeePpm, final boolean halted) {
        put(
                3,
                instrument.id(),
                instrument.baseAsset(),
                instrument.quoteAsset(),
                instrument.tickSize(),
                instrument.lotSize(),
                makerFeePpm,
                takerFeePpm,
                halted ? 1 : 0);
        put(instrument.symbol());
    }

    @Override
    public void onAccount(final int account, final String name, final int ownerAccount, final boolean suspended) {
        put(4, account, ownerAccount, suspended ? 1 : 0);
        put(name);
    }

    @Override
    public void onBalance(final int account, final int asset, final long available, final long held) {
        put(5, account, asset, available, held);
    }

    @Override
    public void onSession(final int session, final int account, final boolean cancelOnClose, final int lastRequest) {
        put(6, session, account, cancelOnClose ? 1 : 0, lastRequest);
    }

    @Override
    public void onOrder(
            final int instrument,
            final Side side,
            final long priceTicks,
            final long orderNumber,
            final long orderId,
            final int account,
            final long openLots,
            final long filledLots,
            final int ofSession,
            final int makerFeePpm,
            final SelfTrade selfTrade,
            final boolean postOnly,
            final long expiresAtNs) {
        put(
                7,
                instrument,
                side.ordinal(),
                priceTicks,
                orderNumber,
                orderId,
                account,
                openLots,
                filledLots,
                ofSession,
                makerFeePpm,
                selfTrade.ordinal(),
                postOnly ? 1 : 0,
                expiresAtNs);
    }

    private void put(final long... numbers) {
        for (final long value : numbers) {
            digest.update(number.clear().putLong(value).flip());
        }
    }

    private void put(final String text) {
        final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        put(bytes.length);
        digest.update(bytes);
    }
}
