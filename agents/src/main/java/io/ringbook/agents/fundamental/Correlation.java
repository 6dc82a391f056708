package io.ringbook.agents.fundamental;

/**
 * How two values move together; their jumps do not.
 *
 * @param one symbol
 * @param other symbol
 * @param coefficient above -1 and below 1
 */
public record Correlation(String one, String other, double coefficient) {
    public Correlation {
        if (one.equals(other) || !(coefficient > -1 && coefficient < 1)) {
            throw new IllegalArgumentException("one=" + one + ", other=" + other + ", coefficient=" + coefficient);
        }
    }
}
