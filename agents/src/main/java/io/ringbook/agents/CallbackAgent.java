package io.ringbook.agents;

import java.util.function.Consumer;

/** Agents that are one callback. Each has no other, so that it is woken by nothing else. */
final class CallbackAgent {
    private CallbackAgent() {}

    static TradingAgent onQuote(final Consumer<Desk> does) {
        return new TradingAgent() {
            @Override
            public void onQuote(final Desk desk) {
                does.accept(desk);
            }
        };
    }

    static TradingAgent onTrade(final Consumer<Desk> does) {
        return new TradingAgent() {
            @Override
            public void onTrade(final Desk desk) {
                does.accept(desk);
            }
        };
    }

    static TradingAgent onTimer(final Consumer<Desk> does) {
        return new TradingAgent() {
            @Override
            public void onTimer(final Desk desk) {
                does.accept(desk);
            }
        };
    }
}
