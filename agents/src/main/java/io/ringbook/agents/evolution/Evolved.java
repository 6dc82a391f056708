package io.ringbook.agents.evolution;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What a search has found.
 *
 * @param split first day that the search has not seen
 * @param defaults the strategy's default parameters
 * @param byDefault how it does with them, on all days
 * @param parameters the best on the train days
 * @param found how it does with those, on all days
 * @param generations one after the other, from the one that was drawn
 * @param backtests that were run to find them
 */
public record Evolved(
        LocalDate split,
        Map<String, String> defaults,
        EquityCurve byDefault,
        Map<String, String> parameters,
        EquityCurve found,
        List<Generation> generations,
        int backtests) {}
