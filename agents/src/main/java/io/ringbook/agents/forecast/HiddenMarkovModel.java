package io.ringbook.agents.forecast;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.hipparchus.util.FastMath;

/**
 * Days are in one of a few regimes that nobody sees, which follow each other as a Markov chain; in each, the returns of all
 * symbols are correlated normals of its own. Regimes are ordered by volatility, the calmest first.
 *
 * <p>Fitted by Baum-Welch, that is expectation and maximisation, with the scaled forward and backward passes of L. R. Rabiner, A
 * Tutorial on Hidden Markov Models, Proceedings of the IEEE 77 (1989) 257, section V. It begins with the days sorted by how large the
 * moves around them were. To keep a regime of a few days from shrinking to a point, each has beside its own days some that look like all (C. Fraley
 * and A. E. Raftery, Bayesian Regularization for Normal Mixture Estimation, Journal of Classification 24 (2007) 155): 20 for
 * the mean, symbols + 2 for the covariance, one change to every regime and nine days in a row.
 */
final class HiddenMarkovModel {
    private static final int MOST_ROUNDS = 60;

    /** By so much for each day, the logarithm of the likelihood must become better for another round. */
    private static final double WORTH_A_ROUND = 1e-5;

    private static final int AROUND = 5;
    private static final double DAYS_OF_MEAN = 20;
    private static final double STAYS = 9;

    /** What is added to each variance, as a part of it: two symbols that are one have no density. */
    private static final double RIDGE = 1e-6;

    /** Of a symbol that stands still. */
    private static final double LEAST_VARIANCE = 1e-18;

    private final double[][] days;
    private final Normals all;
    private final Normals[] regimes;
    private final double[][] changes;
    private final double[][] densities;
    private final double[][] forward;
    private final double[][] backward;
    private final double[] scales;
    private double[] start;
    private double logLikelihood;

    private HiddenMarkovModel(final double[][] days, final int regimeCount) {
        this.days = days;
        all = ofAll(days);
        regimes = new Normals[regimeCount];
        changes = new double[regimeCount][regimeCount];
        start = new double[regimeCount];
        Arrays.fill(start, 1.0 / regimeCount);
        densities = new double[days.length][regimeCount];
        forward = new double[days.length][regimeCount];
        backward = new double[days.length][regimeCount];
        scales = new double[days.length];
    }

    /** @param days returns of all symbols on each day */
    static HiddenMarkovModel fit(final double[][] days, final int regimeCount) {
        final HiddenMarkovModel model = new HiddenMarkovModel(days, regimeCount);
        model.begin();
        double before = Double.NEGATIVE_INFINITY;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            model.passes();
            if (model.logLikelihood - before < WORTH_A_ROUND * days.length && round > 0) {
                break;
            }
            before = model.logLikelihood;
            model.maximise();
        }
        model.sortByVolatility();
        model.passes();
        return model;
    }

    Normals regime(final int regime) {
        return regimes[regime];
    }

    /** The probability of being in another regime, or the same, on the next day. */
    double change(final int from, final int to) {
        return changes[from][to];
    }

    /** The probability of each regime on the last day, given all days. */
    double[] now() {
        return forward[days.length - 1].clone();
    }

    double logLikelihood() {
        return logLikelihood;
    }

    /** @return the regime after one, by a uniform draw */
    int next(final int from, final double uniform) {
        return pick(changes[from], uniform);
    }

    static int pick(final double[] probabilities, final double uniform) {
        double sum = 0;
        for (int i = 0; i < probabilities.length - 1; i++) {
            sum += probabilities[i];
            if (uniform < sum) {
                return i;
            }
        }
        return probabilities.length - 1;
    }

    private void begin() {
        final double[] moves = new double[days.length];
        for (int day = 0; day < days.length; day++) {
            for (int near = Math.max(0, day - AROUND); near <= Math.min(days.length - 1, day + AROUND); near++) {
                for (int symbol = 0; symbol < days[near].length; symbol++) {
                    final double off = days[near][symbol] - all.mean(symbol);
                    moves[day] += off * off / all.covariance(symbol, symbol);
                }
            }
            moves[day] /= Math.min(days.length - 1, day + AROUND) - Math.max(0, day - AROUND) + 1;
        }
        final Integer[] byMove = IntStream.range(0, days.length).boxed().toArray(Integer[]::new);
        Arrays.sort(byMove, Comparator.comparingDouble(day -> moves[day]));
        final double[][] weights = new double[days.length][regimes.length];
        for (int rank = 0; rank < byMove.length; rank++) {
            weights[byMove[rank]][rank * regimes.length / byMove.length] = 1;
        }
        for (int regime = 0; regime < regimes.length; regime++) {
            regimes[regime] = weighted(weights, regime);
            Arrays.fill(changes[regime], 1 / (STAYS + regimes.length));
            changes[regime][regime] += STAYS / (STAYS + regimes.length);
        }
    }

    private void passes() {
        logLikelihood = 0;
        for (int day = 0; day < days.length; day++) {
            final double largest = fillDensities(day);
            double sum = 0;
            for (int regime = 0; regime < regimes.length; regime++) {
                double before = day == 0 ? start[regime] : 0;
                for (int from = 0; day > 0 && from < regimes.length; from++) {
                    before += forward[day - 1][from] * changes[from][regime];
                }
                forward[day][regime] = before * densities[day][regime];
                sum += forward[day][regime];
            }
            for (int regime = 0; regime < regimes.length; regime++) {
                forward[day][regime] /= sum;
            }
            scales[day] = sum;
            logLikelihood += FastMath.log(sum) + largest;
        }
        Arrays.fill(backward[days.length - 1], 1);
        for (int day = days.length - 2; day >= 0; day--) {
            for (int regime = 0; regime < regimes.length; regime++) {
                double sum = 0;
                for (int to = 0; to < regimes.length; to++) {
                    sum += changes[regime][to] * densities[day + 1][to] * backward[day + 1][to];
                }
                backward[day][regime] = sum / scales[day + 1];
            }
        }
    }

    /** Densities over the largest of the day, whose logarithm it returns: on an extreme day all would be 0. */
    private double fillDensities(final int day) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int regime = 0; regime < regimes.length; regime++) {
            densities[day][regime] = regimes[regime].logDensity(days[day]);
            largest = Math.max(largest, densities[day][regime]);
        }
        for (int regime = 0; regime < regimes.length; regime++) {
            final double off = densities[day][regime] - largest;
            // FastMath is the same on every JDK, too, and this is where the time goes.
            densities[day][regime] = off == 0 ? 1 : Math.max(FastMath.exp(off), Double.MIN_NORMAL);
        }
        return largest;
    }

    private void maximise() {
        final double[][] weights = new double[days.length][regimes.length];
        final double[][] moves = new double[regimes.length][regimes.length];
        for (int from = 0; from < regimes.length; from++) {
            Arrays.fill(moves[from], 1);
            moves[from][from] += STAYS;
        }
        for (int day = 0; day < days.length; day++) {
            for (int from = 0; from < regimes.length; from++) {
                weights[day][from] = forward[day][from] * backward[day][from];
                for (int to = 0; day + 1 < days.length && to < regimes.length; to++) {
                    moves[from][to] += forward[day][from]
                            * changes[from][to]
                            * densities[day + 1][to]
                            * backward[day + 1][to]
                            / scales[day + 1];
                }
            }
        }
        for (int regime = 0; regime < regimes.length; regime++) {
            regimes[regime] = weighted(weights, regime);
            final double sum = Arrays.stream(moves[regime]).sum();
            for (int to = 0; to < regimes.length; to++) {
                changes[regime][to] = moves[regime][to] / sum;
            }
        }
        start = weights[0].clone();
    }

    private Normals weighted(final double[][] weights, final int regime) {
        final int symbols = days[0].length;
        double weight = 0;
        for (final double[] ofDay : weights) {
            weight += ofDay[regime];
        }
        final double[] means = new double[symbols];
        for (int symbol = 0; symbol < symbols; symbol++) {
            double sum = DAYS_OF_MEAN * all.mean(symbol);
            for (int day = 0; day < days.length; day++) {
                sum += weights[day][regime] * days[day][symbol];
            }
            means[symbol] = sum / (weight + DAYS_OF_MEAN);
        }
        final double daysOfAll = symbols + 2;
        final double[][] covariance = new double[symbols][symbols];
        for (int one = 0; one < symbols; one++) {
            for (int other = 0; other <= one; other++) {
                double sum = daysOfAll * all.covariance(one, other);
                for (int day = 0; day < days.length; day++) {
                    sum += weights[day][regime] * (days[day][one] - means[one]) * (days[day][other] - means[other]);
                }
                covariance[one][other] = sum / (weight + daysOfAll);
                covariance[other][one] = covariance[one][other];
            }
        }
        return new Normals(means, covariance);
    }

    private static Normals ofAll(final double[][] days) {
        final int symbols = days[0].length;
        final double[] means = new double[symbols];
        for (final double[] day : days) {
            for (int symbol = 0; symbol < symbols; symbol++) {
                means[symbol] += day[symbol] / days.length;
            }
        }
        final double[][] covariance = new double[symbols][symbols];
        for (int one = 0; one < symbols; one++) {
            for (int other = 0; other < symbols; other++) {
                for (final double[] day : days) {
                    covariance[one][other] += (day[one] - means[one]) * (day[other] - means[other]) / (days.length - 1);
                }
            }
            covariance[one][one] = covariance[one][one] * (1 + RIDGE) + LEAST_VARIANCE;
        }
        return new Normals(means, covariance);
    }

    private void sortByVolatility() {
        final Integer[] order = IntStream.range(0, regimes.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(regime -> regimes[regime].size()));
        final Normals[] sorted =
                Arrays.stream(order).map(regime -> regimes[regime]).toArray(Normals[]::new);
        final double[][] sortedChanges = new double[regimes.length][regimes.length];
        final double[] sortedStart = new double[regimes.length];
        for (int from = 0; from < regimes.length; from++) {
            sortedStart[from] = start[order[from]];
            for (int to = 0; to < regimes.length; to++) {
                sortedChanges[from][to] = changes[order[from]][order[to]];
            }
        }
        start = sortedStart;
        for (int regime = 0; regime < regimes.length; regime++) {
            regimes[regime] = sorted[regime];
            changes[regime] = sortedChanges[regime];
        }
    }
}
