package io.ringbook.agents.report;

import io.ringbook.agents.InstrumentScale;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** All pictures of a run. */
final class Pictures {
    private static final int MOST_LETTERS = 12;

    private Pictures() {}

    /** @return for each instrument prices, spread and depth, and inventories of makers if there were any */
    static List<Picture> ofInstruments(final RunResults results) {
        final List<Picture> pictures = new ArrayList<>();
        final Set<String> taken = new HashSet<>();
        for (final InstrumentFigures instrument : results.instruments()) {
            pictures.addAll(ofInstrument(instrument, instrument, fileName(instrument, taken)));
        }
        return pictures;
    }

    /**
     * @param beside whose pictures are to have the same scales, or the instrument itself
     * @param name part of the names of the files
     */
    static List<Picture> ofInstrument(
            final InstrumentFigures instrument, final InstrumentFigures beside, final String name) {
        final List<Picture> pictures = new ArrayList<>();
        final String symbol = instrument.symbol();
        final String base = instrument.base().symbol();
        final String unit = instrument.quote().symbol() + " per " + base;
        final InstrumentScale scale = instrument.scale();
        pictures.add(new Picture(
                "prices-" + name + ".svg",
                "Prices of " + symbol,
                new PriceChart(symbol, unit, scale, instrument.series(), beside.series()).svg()));
        pictures.add(new Picture(
                "spread-" + name + ".svg",
                "Spread of " + symbol,
                new LineChart(
                                "Spread of " + symbol,
                                unit,
                                scale.tick(),
                                List.of("best ask less best bid"),
                                instrument.spread(),
                                beside.spread(),
                                true)
                        .svg()));
        pictures.add(new Picture(
                "depth-" + name + ".svg",
                "Depth of " + symbol,
                new LineChart(
                                "Depth of " + symbol,
                                base + " at the best " + MarketRecorder.NEAR_LEVELS + " levels",
                                new BigDecimal(scale.quantity(1)),
                                List.of("bids", "asks"),
                                instrument.depth(),
                                beside.depth(),
                                true)
                        .svg()));
        if (instrument.inventory() != null) {
            final Inventory inventory = instrument.inventory();
            pictures.add(new Picture(
                    "inventory-" + name + ".svg",
                    "Inventories of makers of " + symbol,
                    new LineChart(
                                    "Inventories of makers of " + symbol,
                                    base,
                                    BigDecimal.ONE.movePointLeft(
                                            instrument.base().decimals()),
                                    inventory.names().stream()
                                            .map(Pictures::shortened)
                                            .toList(),
                                    inventory.units(),
                                    (beside.inventory() == null ? inventory : beside.inventory()).units(),
                                    false)
                            .svg()));
        }
        return pictures;
    }

    /** As many names as lines have colors must stand beside each other. */
    private static String shortened(final String account) {
        return account.length() <= MOST_LETTERS ? account : account.substring(0, MOST_LETTERS - 1) + "…";
    }

    /** A symbol may hold what a file name may not, and two may differ in that alone, or in their case. */
    private static String fileName(final InstrumentFigures instrument, final Set<String> taken) {
        final String plain = instrument.symbol().replaceAll("[^A-Za-z0-9.-]", "_");
        final boolean isFree = taken.add(plain.toLowerCase(Locale.ROOT));
        // A tilde never comes from a symbol, so no other name ends so.
        return isFree ? plain : plain + "~" + instrument.instrument().id();
    }
}
