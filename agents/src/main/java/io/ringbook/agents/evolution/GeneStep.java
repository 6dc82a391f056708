package io.ringbook.agents.evolution;

import io.jenetics.DoubleGene;
import io.jenetics.Mutator;
import java.util.random.RandomGenerator;

/** Moves genes by up to half of their range either way, small steps more often than large ones; not beyond its ends. */
final class GeneStep extends Mutator<DoubleGene, Double> {
    private static final double MOST = 0.5;

    /** @param probability of each gene */
    GeneStep(final double probability) {
        super(probability);
    }

    @Override
    protected DoubleGene mutate(final DoubleGene gene, final RandomGenerator random) {
        // The difference of two even ones has the shape of a roof.
        final double up = random.nextDouble();
        final double down = random.nextDouble();
        final double moved = gene.doubleValue() + MOST * (up - down);
        return gene.newInstance(Math.max(gene.min(), Math.min(gene.max(), moved)));
    }
}
