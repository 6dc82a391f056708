package io.ringbook.agents.strategy;

import io.ringbook.core.marketdata.Bar;
import java.util.List;

/**
 * What to do, as the last bars of one instrument say. The same bars give the same decision, whoever asks, when and how often: no
 * state, no chance, no clock, and {@link StrictMath}.
 */
public interface Strategy {
    /** How many bars it needs to see; an agent has at most 500. */
    int bars();

    /**
     * Judges the newest bar by those before.
     *
     * @param bars the oldest first, at least {@link #bars}; of more the last ones count; prices above 0
     */
    Decision judge(List<Bar> bars);

    /**
     * As {@link #judge}, and to hold while there are too few bars.
     *
     * @param bars the oldest first, any number
     */
    default Decision decide(final List<Bar> bars) {
        if (bars.size() >= bars()) {
            return judge(bars);
        }
        final long priceTicks = bars.isEmpty() ? 0 : bars.get(bars.size() - 1).closeTicks();
        return Decision.hold(priceTicks, "has " + bars.size() + " bars of the " + bars() + " that it needs");
    }
}
