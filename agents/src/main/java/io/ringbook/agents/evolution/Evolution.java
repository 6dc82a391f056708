package io.ringbook.agents.evolution;

import io.jenetics.DoubleChromosome;
import io.jenetics.DoubleGene;
import io.jenetics.Genotype;
import io.jenetics.Phenotype;
import io.jenetics.TournamentSelector;
import io.jenetics.TruncationSelector;
import io.jenetics.UniformCrossover;
import io.jenetics.engine.Engine;
import io.jenetics.engine.EvolutionResult;
import io.jenetics.engine.EvolutionStart;
import io.jenetics.engine.RetryConstraint;
import io.jenetics.util.Factory;
import io.jenetics.util.ISeq;
import io.jenetics.util.RandomRegistry;
import io.ringbook.agents.BadInputException;
import io.ringbook.agents.RandomStream;
import io.ringbook.agents.strategy.StrategyType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/**
 * A genetic search. The first generation is the default parameters and others that are drawn. Of each generation the elite goes over
 * into the next as it is; the rest are children of two that each won a tournament of three, with each parameter from either, and some
 * of them changed. What cannot be, or needs more bars than there are, is drawn anew.
 */
public final class Evolution {
    private static final int TOURNAMENT = 3;
    private static final double CROSSED = 0.8;
    private static final double SWAPPED = 0.5;

    /** Fewer days tell nothing. */
    private static final int LEAST_TRAIN_DAYS = 20;

    private static final int LEAST_TEST_DAYS = 5;

    private final EvolutionTerms terms;
    private final Genome genome;
    private final Factory<Genotype<DoubleGene>> drawn;
    private final ToDoubleFunction<Map<String, String>> fitness;

    private Evolution(
            final EvolutionTerms terms, final Genome genome, final ToDoubleFunction<Map<String, String>> fitness) {
        this.terms = terms;
        this.genome = genome;
        this.fitness = fitness;
        drawn = Genotype.of(DoubleChromosome.of(0, 1, genome.length()));
    }

    /**
     * Searches on the train days, and judges what it found on all.
     *
     * @param byDefault how the strategy does with its default parameters, on all days
     * @param split first day that the search does not see
     * @param progress is told when a candidate is judged, {@link EvolutionTerms#candidates} times at most, by any thread
     * @throws BadInputException if there are too few days before or after the split
     */
    public static Evolved search(
            final StrategyScenario scenario,
            final EquityCurve byDefault,
            final LocalDate split,
            final EvolutionTerms terms,
            final Runnable progress) {
        final Backtest backtest = new Backtest(scenario);
        final int trainDays = checkDays(byDefault, split);
        // What is decided with the last bar of the train days is done behind them.
        final Genome genome = new Genome(scenario.type(), trainDays - 1);
        final Evolution evolution = new Evolution(
                terms,
                genome,
                parameters ->
                        terms.goal().of(backtest.runBefore(split, parameters).before(split)));
        final ExecutorService threads = Executors.newFixedThreadPool(terms.threads());
        try {
            final Judge judge = new Judge(genome, evolution.fitness, threads, progress);
            final List<Generation> generations = evolution.run(judge);
            final Map<String, String> best =
                    generations.get(generations.size() - 1).parameters();
            return new Evolved(
                    split, defaults(scenario.type()), byDefault, best, backtest.run(best), generations, judge.tried());
        } finally {
            threads.shutdownNow();
        }
    }

    /** The parameters that a strategy has if nothing is said. */
    public static Map<String, String> defaults(final StrategyType type) {
        final Genome genome = new Genome(type, Integer.MAX_VALUE);
        return genome.parameters(genesOfDefaults(genome));
    }

    /** @return days before the split */
    private static int checkDays(final EquityCurve curve, final LocalDate split) {
        final int train = curve.before(split).days();
        final int test = curve.from(split).days();
        if (train < LEAST_TRAIN_DAYS || test < LEAST_TEST_DAYS) {
            throw new BadInputException(
                    "command line",
                    0,
                    "--split",
                    train + " days before " + split + " and " + test + " from then on",
                    "at least " + LEAST_TRAIN_DAYS + " and " + LEAST_TEST_DAYS);
        }
        return train;
    }

    private List<Generation> run(final Judge judge) {
        final RandomStream stream = RandomStream.of(terms.seed(), "evolution");
        final RandomGenerator random = stream::nextLong;
        // In the registry for this thread alone, which is also the one on which everything but the backtests is done.
        return RandomRegistry.with(random, any -> generations(judge));
    }

    private List<Generation> generations(final Judge judge) {
        final RetryConstraint<DoubleGene, Double> possible =
                new RetryConstraint<>(each -> genome.isPossible(judge.parameters(each)), drawn, 10_000);
        final Engine<DoubleGene, Double> engine = new Engine.Builder<>(judge, drawn)
                .populationSize(terms.population())
                .survivorsSize(terms.elite())
                .offspringSize(terms.population() - terms.elite())
                .survivorsSelector(new TruncationSelector<>())
                .offspringSelector(new TournamentSelector<>(TOURNAMENT))
                .alterers(new UniformCrossover<>(CROSSED, SWAPPED), new GeneStep(terms.mutation()))
                .constraint(possible)
                .maximalPhenotypeAge(Long.MAX_VALUE)
                .executor(Runnable::run)
                .build();
        EvolutionStart<DoubleGene, Double> start = EvolutionStart.of(judge.eval(first(possible)), 1);
        final List<Generation> generations = new ArrayList<>();
        generations.add(summary(0, start.population(), judge));
        for (int number = 1; number <= terms.generations(); number++) {
            final EvolutionResult<DoubleGene, Double> result = engine.evolve(start);
            generations.add(summary(number, result.population(), judge));
            start = result.next();
        }
        return generations;
    }

    private ISeq<Phenotype<DoubleGene, Double>> first(final RetryConstraint<DoubleGene, Double> possible) {
        final List<Phenotype<DoubleGene, Double>> first = new ArrayList<>();
        first.add(Phenotype.of(
                Genotype.of(DoubleChromosome.of(Arrays.stream(genesOfDefaults(genome))
                        .mapToObj(gene -> DoubleGene.of(gene, 0, 1))
                        .toList())),
                1));
        while (first.size() < terms.population()) {
            first.add(Phenotype.of(drawn.newInstance(), 1));
        }
        return first.stream()
                .map(each -> possible.test(each) ? each : possible.repair(each, 1))
                .collect(ISeq.toISeq());
    }

    private static double[] genesOfDefaults(final Genome genome) {
        final double[] genes = new double[genome.length()];
        Arrays.fill(genes, Genome.DEFAULT);
        return genes;
    }

    private static Generation summary(
            final int number, final ISeq<Phenotype<DoubleGene, Double>> population, final Judge judge) {
        Phenotype<DoubleGene, Double> best = population.get(0);
        final DoubleSummaryStatistics traded = new DoubleSummaryStatistics();
        for (final Phenotype<DoubleGene, Double> each : population) {
            if (each.fitness() > best.fitness()) {
                best = each;
            }
            if (each.fitness() > Judge.NONE) {
                traded.accept(each.fitness());
            }
        }
        final boolean any = traded.getCount() > 0;
        return new Generation(
                number,
                any ? traded.getMax() : Double.NaN,
                any ? traded.getAverage() : Double.NaN,
                any ? traded.getMin() : Double.NaN,
                (int) traded.getCount(),
                judge.parameters(best));
    }
}
