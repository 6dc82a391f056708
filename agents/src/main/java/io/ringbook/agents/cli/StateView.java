package io.ringbook.agents.cli;

import io.ringbook.agents.report.Decimals;
import io.ringbook.agents.report.InstrumentScale;
import io.ringbook.core.Instrument;
import io.ringbook.core.SelfTrade;
import io.ringbook.core.Side;
import io.ringbook.core.engine.StateListener;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The state of an engine as rows for people and programs: prices and amounts are decimal text. */
final class StateView implements StateListener {
    final List<Map<String, Object>> orders = new ArrayList<>();
    final List<Map<String, Object>> balances = new ArrayList<>();

    private final List<String> assets = new ArrayList<>();
    private final List<Integer> decimals = new ArrayList<>();
    private final List<Instrument> instruments = new ArrayList<>();
    private final List<InstrumentScale> scales = new ArrayList<>();
    private final List<String> accounts = new ArrayList<>();

    @Override
    public void onAsset(final int asset, final String symbol, final int assetDecimals, final long supply) {
        assets.add(symbol);
        decimals.add(assetDecimals);
    }

    @Override
    public void onInstrument(
            final Instrument instrument, final int makerFeePpm, final int takerFeePpm, final boolean halted) {
        instruments.add(instrument);
        scales.add(new InstrumentScale(
                instrument, decimals.get(instrument.baseAsset()), decimals.get(instrument.quoteAsset())));
    }

    @Override
    public void onAccount(final int account, final String name, final int ownerAccount, final boolean suspended) {
        accounts.add(name);
    }

    @Override
    public void onBalance(final int account, final int asset, final long available, final long held) {
        final Map<String, Object> row = new LinkedHashMap<>();
        row.put("account", accounts.get(account));
        row.put("asset", assets.get(asset));
        row.put("available", Decimals.text(available, decimals.get(asset)));
        row.put("held", Decimals.text(held, decimals.get(asset)));
        balances.add(row);
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
        final Map<String, Object> row = new LinkedHashMap<>();
        row.put("instrument", instruments.get(instrument).symbol());
        row.put("side", side.name());
        row.put("price", scales.get(instrument).price(priceTicks));
        row.put("open", scales.get(instrument).quantity(openLots));
        row.put("order_number", orderNumber);
        row.put("order_id", orderId);
        row.put("account", accounts.get(account));
        orders.add(row);
    }
}
