package io.ringbook.agents.fundamental;

/** The lower triangular matrix whose product with its transpose is a given one. */
final class Cholesky {
    private Cholesky() {}

    /** @throws IllegalArgumentException if it is not positive definite: no such correlations can be */
    static double[][] of(final double[][] matrix) {
        final double[][] lower = new double[matrix.length][matrix.length];
        for (int row = 0; row < matrix.length; row++) {
            for (int column = 0; column <= row; column++) {
                double rest = matrix[row][column];
                for (int i = 0; i < column; i++) {
                    rest -= lower[row][i] * lower[column][i];
                }
                if (row > column) {
                    lower[row][column] = rest / lower[column][column];
                } else if (rest > 0) {
                    lower[row][row] = StrictMath.sqrt(rest);
                } else {
                    throw new IllegalArgumentException("correlations contradict each other: row=" + row);
                }
            }
        }
        return lower;
    }
}
