package io.ringbook.agents.builtin;

import io.ringbook.agents.Desk;

/**
 * What the layers of a market maker tell each other: numbers in the cache that all agents share. Each layer knows only the
 * keys, not who writes them.
 */
final class Layers {
    private Layers() {}

    /** What an instrument is worth, ticks: by the {@link Spotter}. */
    static String spot(final String symbol) {
        return "spot/" + symbol;
    }

    /** How far its worth moves in a second, ticks: by {@link Volatility}. */
    static String volatility(final String symbol) {
        return "volatility/" + symbol;
    }

    /** How far bid and ask are to be from each other, ticks: by the {@link SpreadCalculator}. */
    static String spread(final String symbol) {
        return "spread/" + symbol;
    }

    /** Lots that a quote manager has more than at its start. */
    static String delta(final String quoteManager, final String symbol) {
        return "delta/" + quoteManager + "/" + symbol;
    }

    /** What it quotes, or in shadow mode would quote; 0 for nothing. */
    static String bid(final String quoteManager, final String symbol) {
        return "bid/" + quoteManager + "/" + symbol;
    }

    /** As {@link #bid}. */
    static String ask(final String quoteManager, final String symbol) {
        return "ask/" + quoteManager + "/" + symbol;
    }

    /** Puts a number if it is another than the one that is there. */
    static void put(final Desk desk, final String key, final double value) {
        if (desk.cached(key, Double.NaN) != value) {
            desk.put(key, value);
        }
    }
}
