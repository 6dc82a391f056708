package io.ringbook.agents.builtin;

import io.ringbook.agents.Desk;
import io.ringbook.agents.Parameters;
import java.util.Arrays;

/**
 * Trades a parent order over its time as the market's volume is thought to come, so that its mean price is near the
 * market's.
 *
 * <p>Parameters: those of {@link ParentExecutor}, and {@code profile}: the volume of equal parts of the time, such as 3:1:2
 * (flat).
 */
public final class VwapExecutor extends ParentExecutor {
    private final double[] profile;

    public VwapExecutor(final Parameters parameters) {
        super(parameters);
        profile = parameters.weights("profile", "1");
    }

    @Override
    double dueLots(final Desk desk, final Parent parent, final double share) {
        if (share == 1) {
            return parent.lots;
        }
        final double parts = share * profile.length;
        final int whole = (int) parts;
        final double before = Arrays.stream(profile, 0, whole).sum() + (parts - whole) * profile[whole];
        return parent.lots * before / Arrays.stream(profile).sum();
    }
}
