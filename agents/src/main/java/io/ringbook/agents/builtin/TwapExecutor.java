package io.ringbook.agents.builtin;

import io.ringbook.agents.Desk;
import io.ringbook.agents.Parameters;

/** Trades a parent order evenly over its time. Parameters: those of {@link ParentExecutor}. */
public final class TwapExecutor extends ParentExecutor {
    public TwapExecutor(final Parameters parameters) {
        super(parameters);
    }

    @Override
    double dueLots(final Desk desk, final Parent parent, final double share) {
        return parent.lots * share;
    }
}
