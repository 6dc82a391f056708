package io.ringbook.agents.forecast;

import io.ringbook.agents.RandomStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RectangularCholeskyDecomposition;

/** Returns of all symbols on one day, normal and correlated. */
final class Normals {
    /** Below this part of the largest variance, the rest is rounding. */
    private static final double ROUNDING = 1e-12;

    private static final double LOG_TWO_PI = StrictMath.log(2 * StrictMath.PI);

    private final double[] means;
    private final double[][] covariance;
    private final double[][] root;
    private final double[][] triangle;
    private final double logOfConstant;

    /** @param covariance positive definite */
    Normals(final double[] means, final double[][] covariance) {
        this.means = means;
        this.covariance = covariance;
        final RealMatrix matrix = new Array2DRowRealMatrix(covariance, false);
        double largest = 0;
        for (int i = 0; i < means.length; i++) {
            largest = Math.max(largest, covariance[i][i]);
        }
        root = new RectangularCholeskyDecomposition(matrix, ROUNDING * largest)
                .getRootMatrix()
                .getData();
        triangle = new CholeskyDecomposition(matrix, ROUNDING * largest, ROUNDING * ROUNDING * largest)
                .getL()
                .getData();
        double logs = means.length * LOG_TWO_PI / 2;
        for (int i = 0; i < means.length; i++) {
            logs += StrictMath.log(triangle[i][i]);
        }
        logOfConstant = -logs;
    }

    double mean(final int symbol) {
        return means[symbol];
    }

    double covariance(final int one, final int other) {
        return covariance[one][other];
    }

    /** The sum of all variances. */
    double size() {
        double sum = 0;
        for (int i = 0; i < means.length; i++) {
            sum += covariance[i][i];
        }
        return sum;
    }

    double logDensity(final double[] returns) {
        final double[] solved = new double[means.length];
        double squares = 0;
        for (int i = 0; i < solved.length; i++) {
            double rest = returns[i] - means[i];
            for (int j = 0; j < i; j++) {
                rest -= triangle[i][j] * solved[j];
            }
            solved[i] = rest / triangle[i][i];
            squares += solved[i] * solved[i];
        }
        return logOfConstant - squares / 2;
    }

    void draw(final RandomStream random, final double[] returns) {
        System.arraycopy(means, 0, returns, 0, means.length);
        for (int factor = 0; factor < root[0].length; factor++) {
            final double shock = random.nextGaussian();
            for (int symbol = 0; symbol < returns.length; symbol++) {
                returns[symbol] += root[symbol][factor] * shock;
            }
        }
    }
}
