package io.ringbook.agents.builtin;

import io.ringbook.agents.Desk;
import io.ringbook.agents.Parameters;

/**
 * Takes part in the market's volume: of all lots that trade, its own included, it tries to be a constant share. It ends
 * when its time is over, however much the market traded.
 *
 * <p>Parameters: those of {@link ParentExecutor}, and {@code percent} of the volume (1 to 90, 10).
 */
public final class PovExecutor extends ParentExecutor {
    private final double rate;

    public PovExecutor(final Parameters parameters) {
        super(parameters);
        rate = parameters.number("percent", 10, 1, 90) / 100;
    }

    @Override
    double dueLots(final Desk desk, final Parent parent, final double share) {
        return parent.othersLots(desk) * rate / (1 - rate);
    }
}
