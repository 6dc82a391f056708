package io.ringbook.agents.cli;

import io.ringbook.agents.BadInputException;
import io.ringbook.agents.Market;
import io.ringbook.agents.MarketConfig;
import io.ringbook.agents.MarketException;
import java.util.function.Consumer;

/**
 * Sets a market up that has no journal, and throws it away: what the engine refuses, such as more accounts than it has
 * room for, is said before a folder is made.
 */
final class Rehearsal {
    /** Nothing is traded there. */
    private static final int LANE_BYTES = 1 << 12;

    private Rehearsal() {}

    /**
     * @param where the market is described, for messages
     * @param config of the real market
     * @param setUp lists and seats; called on the real market later, so that it must change nothing else
     * @throws BadInputException if the engine refuses anything
     */
    static void of(final String where, final MarketConfig config, final Consumer<Market> setUp) {
        try (Market market = Market.open(
                MarketConfig.simulated(null).withEngine(config.engine()).withLaneBytes(LANE_BYTES))) {
            setUp.accept(market);
        } catch (final MarketException e) {
            throw new BadInputException(where, 0, null, "(" + e.getMessage() + ")", "a market that the engine accepts");
        }
    }
}
