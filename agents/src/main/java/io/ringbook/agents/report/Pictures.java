package io.ringbook.agents.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** All pictures of a run. */
final class Pictures {
    private Pictures() {}

    /** @return for each instrument prices, spread and depth */
    static List<Picture> ofInstruments(final RunResults results) {
        final List<Picture> pictures = new ArrayList<>();
        final Set<String> taken = new HashSet<>();
        for (final InstrumentFigures instrument : results.instruments()) {
            final String symbol = instrument.symbol();
            final String unit =
                    instrument.quote().symbol() + " per " + instrument.base().symbol();
            final String name = fileName(instrument, taken) + ".svg";
            final InstrumentScale scale = instrument.scale();
            pictures.add(new Picture(
                    "prices-" + name,
                    "Prices of " + symbol,
                    new PriceChart(symbol, unit, scale, instrument.series()).svg()));
            pictures.add(new Picture(
                    "spread-" + name,
                    "Spread of " + symbol,
                    new LineChart(
                                    "Spread of " + symbol,
                                    unit,
                                    scale.tick(),
                                    List.of("best ask less best bid"),
                                    instrument.spread())
                            .svg()));
            pictures.add(new Picture(
                    "depth-" + name,
                    "Depth of " + symbol,
                    new LineChart(
                                    "Depth of " + symbol,
                                    instrument.base().symbol() + " at the best " + MarketRecorder.NEAR_LEVELS
                                            + " levels",
                                    new BigDecimal(scale.quantity(1)),
                                    List.of("bids", "asks"),
                                    instrument.depth())
                            .svg()));
        }
        return pictures;
    }

    /** A symbol may hold what a file name may not, and two may differ in that alone, or in their case. */
    private static String fileName(final InstrumentFigures instrument, final Set<String> taken) {
        final String plain = instrument.symbol().replaceAll("[^A-Za-z0-9.-]", "_");
        final boolean isFree = taken.add(plain.toLowerCase(Locale.ROOT));
        // A tilde never comes from a symbol, so no other name ends so.
        return isFree ? plain : plain + "~" + instrument.instrument().id();
    }
}
