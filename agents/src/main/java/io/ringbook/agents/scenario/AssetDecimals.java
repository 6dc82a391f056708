package io.ringbook.agents.scenario;

import io.ringbook.agents.Decimals;
import io.ringbook.agents.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Amounts of a scenario's assets as text, to minor units. What is wrong is said with its path in the file. */
final class AssetDecimals {
    private final Place place;
    private final Map<String, Integer> decimals = new HashMap<>();

    AssetDecimals(final List<Scenario.Asset> assets, final Place place) {
        this.place = place;
        for (int i = 0; i < assets.size(); i++) {
            final Scenario.Asset asset = assets.get(i);
            if (decimals.put(asset.symbol(), asset.decimals()) != null) {
                throw place.wrong(YamlLines.path("assets", i) + ".symbol", asset.symbol(), "each asset once");
            }
        }
    }

    int of(final String path, final String symbol) {
        final Integer found = decimals.get(symbol);
        if (found == null) {
            throw place.wrong(path, symbol, "one of the assets");
        }
        return found;
    }

    /** @return minor units, at least 0 */
    long amount(final String path, final String text, final int ofDecimals) {
        try {
            final long amount = Decimals.parse(text, ofDecimals);
            if (amount >= 0) {
                return amount;
            }
        } catch (final IllegalArgumentException e) {
            // Named below.
        }
        throw place.wrong(path, text, "an amount from 0 with at most " + ofDecimals + " decimals");
    }

    /** @return minor units by asset */
    Map<String, Long> amounts(final String path, final Map<String, String> texts) {
        final Map<String, Long> amounts = new TreeMap<>();
        new TreeMap<>(texts).forEach((symbol, text) -> {
            final String key = YamlLines.path(path, symbol);
            amounts.put(symbol, amount(key, text, of(key, symbol)));
        });
        return amounts;
    }
}
