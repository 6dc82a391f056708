package io.ringbook.core.engine;

import io.ringbook.core.Instrument;
import io.ringbook.core.SelfTrade;
import io.ringbook.core.Side;

/** For tests: the whole state of an engine as text, a line for each part. */
public final class StateText implements StateListener {
    private final StringBuilder text = new StringBuilder();

    private StateText() {}

    public static String of(final Engine engine) {
        final StateText state = new StateText();
        engine.describe(state);
        return state.text.toString();
    }

    @Override
    public void onPosition(final long sequence, final long timestampNs) {
        line("at", sequence, timestampNs);
    }

    @Override
    public void onAsset(final int asset, final String symbol, final int decimals, final long supply) {
        line("asset", asset, symbol, decimals, supply);
    }

    @Override
    public void onInstrument(
            final Instrument instrument, final int makerFeePpm, final int takerFeePpm, final boolean halted) {
        line("instrument", instrument, makerFeePpm, takerFeePpm, halted);
    }

    @Override
    public void onAccount(final int account, final String name, final int ownerAccount, final boolean suspended) {
        line("account", account, name, ownerAccount, suspended);
    }

    @Override
    public void onBalance(final int account, final int asset, final long available, final long held) {
        line("balance", account, asset, available, held);
    }

    @Override
    public void onSession(final int session, final int account, final boolean cancelOnClose, final int lastRequest) {
        line("session", session, account, cancelOnClose, lastRequest);
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
        line(
                "order",
                instrument,
                side,
                priceTicks,
                orderNumber,
                orderId,
                account,
                openLots,
                filledLots,
                ofSession,
                makerFeePpm,
                selfTrade,
                postOnly,
                expiresAtNs);
    }

    private void line(final Object... parts) {
        for (final Object part : parts) {
            text.append(part).append(' ');
        }
        text.append('\n');
    }
}
