package io.ringbook.bench.isolation;

import io.ringbook.agents.Desk;
import io.ringbook.agents.TradingAgent;
import java.util.function.BooleanSupplier;

/** Has its fault at the first trade after it is time for that. */
final class BadAgent implements TradingAgent {
    private final Fault fault;
    private final BooleanSupplier isTime;

    BadAgent(final Fault fault, final BooleanSupplier isTime) {
        this.fault = fault;
        this.isTime = isTime;
    }

    @Override
    public void onTrade(final Desk desk) {
        if (isTime.getAsBoolean()) {
            fault.happen(desk);
        }
    }
}
