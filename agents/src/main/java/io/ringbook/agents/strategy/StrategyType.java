package io.ringbook.agents.strategy;

import io.ringbook.agents.Parameters;
import java.util.Arrays;
import java.util.List;

/** The strategies that come with Ringbook, and their parameters. */
public enum StrategyType {
    /** Goes with a price that went far on much volume. */
    MOMENTUM("momentum"),
    /** Bets that a price comes back to its mean. */
    MEAN_REVERSION("mean-reversion"),
    /** Goes with a price that leaves its channel. */
    BREAKOUT("breakout");

    private final String key;

    StrategyType(final String key) {
        this.key = key;
    }

    /** @return the one that a parameter names; the first by default */
    public static StrategyType of(final Parameters parameters, final String parameter) {
        final String[] keys = Arrays.stream(values()).map(StrategyType::key).toArray(String[]::new);
        return values()[Arrays.asList(keys).indexOf(parameters.word(parameter, keys))];
    }

    /** @return its name in scenarios and signals */
    public String key() {
        return key;
    }

    /** @return its parameters; one that depends on another may have less room than its range says */
    public List<ParameterRange> ranges() {
        return switch (this) {
            case MOMENTUM -> Momentum.RANGES;
            case MEAN_REVERSION -> MeanReversion.RANGES;
            case BREAKOUT -> Breakout.RANGES;
        };
    }

    /**
     * Makes one.
     *
     * @throws io.ringbook.agents.WrongValueException if a parameter is out of range
     */
    public Strategy make(final Parameters parameters) {
        return switch (this) {
            case MOMENTUM -> new Momentum(parameters);
            case MEAN_REVERSION -> new MeanReversion(parameters);
            case BREAKOUT -> new Breakout(parameters);
        };
    }
}
