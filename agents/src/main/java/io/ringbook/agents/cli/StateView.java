package io.ringbook.agents.cli;

import io.ringbook.agents.Decimals;
import io.ringbook.agents.InstrumentScale;
import io.ringbook.core.Instrument;
import io.ringbook.core.engine.AccountState;
import io.ringbook.core.engine.BalanceState;
import io.ringbook.core.engine.InstrumentState;
import io.ringbook.core.engine.OrderState;
import io.ringbook.core.engine.StateListener;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The state of an engine as rows for people and programs: prices and amounts are decimal text. */
final class StateView implements StateListener {
    final List<Map<String, Object>> orders = new ArrayList<>();
    final List<Map<String, Object>> balances = new ArrayList<>();

    private final List<String> assets = new ArrayList<>();
    private final List<Integer> decimals = new ArrayList<>();
    private final Map<Integer, String> symbols = new HashMap<>();
    private final Map<Integer, InstrumentScale> scales = new HashMap<>();
    private final List<String> accounts = new ArrayList<>();

    @Override
    public void onAsset(final int asset, final String symbol, final int assetDecimals, final long supply) {
        assets.add(symbol);
        decimals.add(assetDecimals);
    }

    @Override
    public void onInstrument(final InstrumentState listed) {
        final Instrument instrument = listed.instrument();
        symbols.put(instrument.id(), instrument.symbol());
        scales.put(
                instrument.id(),
                new InstrumentScale(
                        instrument, decimals.get(instrument.baseAsset()), decimals.get(instrument.quoteAsset())));
    }

    @Override
    public void onAccount(final AccountState account) {
        accounts.add(account.name());
    }

    @Override
    public void onBalance(final BalanceState balance) {
        final Map<String, Object> row = new LinkedHashMap<>();
        row.put("account", accounts.get(balance.account()));
        row.put("asset", assets.get(balance.asset()));
        row.put("available", Decimals.text(balance.available(), decimals.get(balance.asset())));
        row.put("held", Decimals.text(balance.held(), decimals.get(balance.asset())));
        balances.add(row);
    }

    @Override
    public void onOrder(final OrderState order) {
        final InstrumentScale scale = scales.get(order.instrument());
        final Map<String, Object> row = new LinkedHashMap<>();
        row.put("instrument", symbols.get(order.instrument()));
        row.put("side", order.side().name());
        row.put("price", scale.price(order.priceTicks()));
        row.put("open", scale.quantity(order.openLots()));
        row.put("order_number", order.orderNumber());
        row.put("order_id", order.orderId());
        row.put("account", accounts.get(order.account()));
        row.put("trigger", order.isWaiting() ? order.trigger() + " " + scale.price(order.triggerTicks()) : "");
        orders.add(row);
    }
}
