package io.ringbook.agents.evolution;

import io.ringbook.agents.Parameters;
import io.ringbook.agents.WrongValueException;
import io.ringbook.agents.strategy.ParameterRange;
import io.ringbook.agents.strategy.StrategyType;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Parameters of a strategy as numbers from 0 to 1, one each. One half is the default. From there to 0 a parameter goes evenly to its
 * least value, and to 1 with the third power to its most: the most are so far out that even steps would hardly ever try what is
 * near the default. Whole numbers are rounded, others have three digits.
 *
 * @param mostBars that the strategy may need; who needs more would never trade
 */
record Genome(StrategyType type, int mostBars) {
    static final double DEFAULT = 0.5;

    private static final MathContext DIGITS = new MathContext(3);

    int length() {
        return type.ranges().size();
    }

    /** @return by key, in the order of the strategy */
    Map<String, String> parameters(final double[] genes) {
        final Map<String, String> parameters = new LinkedHashMap<>();
        final List<ParameterRange> ranges = type.ranges();
        for (int i = 0; i < genes.length; i++) {
            parameters.put(ranges.get(i).key(), text(ranges.get(i), genes[i]));
        }
        return parameters;
    }

    /** @return whether there is such a strategy, and it has the bars that it needs */
    boolean isPossible(final Map<String, String> parameters) {
        try {
            return type.make(new Parameters(parameters)).bars() <= mostBars;
        } catch (final WrongValueException e) {
            // Some parameters must be larger than others.
            return false;
        }
    }

    private static String text(final ParameterRange range, final double gene) {
        final double value = value(range, gene);
        return range.isWhole()
                ? Long.toString(StrictMath.round(value))
                : new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
    }

    private static double value(final ParameterRange range, final double gene) {
        final double out = gene / DEFAULT - 1;
        return out < 0
                ? range.byDefault() + out * (range.byDefault() - range.least())
                : range.byDefault() + out * out * out * (range.most() - range.byDefault());
    }
}
