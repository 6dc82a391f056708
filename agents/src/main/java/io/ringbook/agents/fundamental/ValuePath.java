package io.ringbook.agents.fundamental;

import io.ringbook.agents.RandomStream;
import java.util.Arrays;

/** The value of one instrument, second for second, as far as it was made. */
final class ValuePath {
    private final ValueTerms terms;
    private final RandomStream random;
    private final RandomStream jumps;
    private final double decay;
    private final double deviation;
    private double[] values = new double[1 << 10];
    private int made;
    private double nextJump;

    /** Each has random streams of its own, so that one more instrument does not change the others. */
    ValuePath(final long seed, final ValueTerms terms) {
        this.terms = terms;
        random = RandomStream.of(seed, "fundamental/" + terms.symbol());
        jumps = RandomStream.of(seed, "fundamental/" + terms.symbol() + "/jumps");
        final double rate = terms.reversionRate();
        decay = StrictMath.exp(-rate);
        // Of an Ornstein-Uhlenbeck process after a second, exactly: sigma^2 (1 - e^(-2k)) / (2k).
        deviation = terms.volatilityTicks() * StrictMath.sqrt(-StrictMath.expm1(-2 * rate) / (2 * rate));
        nextJump = untilNextJump();
        values[0] = terms.meanTicks();
        made = 1;
    }

    int made() {
        return made;
    }

    double at(final int second) {
        return values[second];
    }

    double shock() {
        return random.nextGaussian();
    }

    /** @param shock normal, with a deviation of 1 */
    void step(final double shock) {
        double value = terms.meanTicks() + (values[made - 1] - terms.meanTicks()) * decay + deviation * shock;
        while (nextJump <= made) {
            final double size = terms.jumps().sizeTicks() + terms.jumps().spreadTicks() * jumps.nextGaussian();
            value += jumps.nextBoolean() ? size : -size;
            nextJump += untilNextJump();
        }
        if (made == values.length) {
            values = Arrays.copyOf(values, 2 * made);
        }
        values[made] = value;
        made++;
    }

    private double untilNextJump() {
        return terms.jumps().everySeconds() * -StrictMath.log(1 - jumps.nextDouble());
    }
}
