package io.ringbook.core.engine;

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
    public void onInstrument(final InstrumentState listed) {
        line("instrument", listed);
    }

    @Override
    public void onAccount(final AccountState account) {
        line("account", account);
    }

    @Override
    public void onBalance(final BalanceState balance) {
        line("balance", balance);
    }

    @Override
    public void onSession(final int session, final int account, final boolean cancelOnClose, final int lastRequest) {
        line("session", session, account, cancelOnClose, lastRequest);
    }

    @Override
    public void onOrder(final OrderState order) {
        line("order", order);
    }

    private void line(final Object... parts) {
        for (final Object part : parts) {
            text.append(part).append(' ');
        }
        text.append('\n');
    }
}
