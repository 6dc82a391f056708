package io.ringbook.agents.strategy;

import io.ringbook.agents.Parameters;

/**
 * A number that a strategy is made with, and in which range one may look for a better one.
 *
 * @param key by which {@link Parameters} have it
 * @param least smallest that is taken
 * @param most largest that is taken
 * @param isWhole whether it is a whole number
 */
public record ParameterRange(String key, double byDefault, double least, double most, boolean isWhole) {
    public ParameterRange {
        if (!(least <= byDefault && byDefault <= most)) {
            throw new IllegalArgumentException("default out of range: key=" + key + ", default=" + byDefault
                    + ", least=" + least + ", most=" + most);
        }
    }

    static ParameterRange whole(final String key, final int byDefault, final int least, final int most) {
        return new ParameterRange(key, byDefault, least, most, true);
    }

    static ParameterRange number(final String key, final double byDefault, final double least, final double most) {
        return new ParameterRange(key, byDefault, least, most, false);
    }

    /** @return one that does not begin below another parameter's value, nor does its default */
    ParameterRange from(final double value) {
        return new ParameterRange(key, Math.max(value, byDefault), Math.max(value, least), most, isWhole);
    }

    /** @return one that does not end above another parameter's value, nor does its default */
    ParameterRange to(final double value) {
        return new ParameterRange(key, Math.min(value, byDefault), least, Math.min(value, most), isWhole);
    }

    /** @throws io.ringbook.agents.WrongValueException if it is out of range or no number */
    double of(final Parameters parameters) {
        return isWhole
                ? parameters.whole(key, (long) byDefault, (long) least, (long) most)
                : parameters.number(key, byDefault, least, most);
    }

    /** As {@link #of}. */
    int wholeOf(final Parameters parameters) {
        return (int) of(parameters);
    }
}
