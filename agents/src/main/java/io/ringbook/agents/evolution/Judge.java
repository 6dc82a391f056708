package io.ringbook.agents.evolution;

import io.jenetics.DoubleGene;
import io.jenetics.Phenotype;
import io.jenetics.engine.Evaluator;
import io.jenetics.util.ISeq;
import io.jenetics.util.Seq;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.ToDoubleFunction;

/** Gives candidates their fitness: runs on several threads what is not known yet. For one caller. */
final class Judge implements Evaluator<DoubleGene, Double> {
    /** Who has no fitness is worse than everybody who has one. */
    static final double NONE = Double.NEGATIVE_INFINITY;

    private final Genome genome;
    private final ToDoubleFunction<Map<String, String>> fitness;
    private final ExecutorService threads;
    private final Runnable judged;
    private final Map<Map<String, String>, Double> known = new HashMap<>();

    /**
     * @param fitness of parameters, for any thread; NaN for none
     * @param judged is called once for each candidate
     */
    Judge(
            final Genome genome,
            final ToDoubleFunction<Map<String, String>> fitness,
            final ExecutorService threads,
            final Runnable judged) {
        this.genome = genome;
        this.fitness = fitness;
        this.threads = threads;
        this.judged = judged;
    }

    /** How many different parameters were tried. */
    int tried() {
        return known.size();
    }

    Map<String, String> parameters(final Phenotype<DoubleGene, Double> candidate) {
        return genome.parameters(candidate.genotype().chromosome().stream()
                .mapToDouble(DoubleGene::doubleValue)
                .toArray());
    }

    @Override
    public ISeq<Phenotype<DoubleGene, Double>> eval(final Seq<Phenotype<DoubleGene, Double>> population) {
        final Set<Map<String, String>> unknown = new LinkedHashSet<>();
        for (final Phenotype<DoubleGene, Double> candidate : population) {
            final Map<String, String> parameters = parameters(candidate);
            if (candidate.nonEvaluated() && (known.containsKey(parameters) || !unknown.add(parameters))) {
                judged.run();
            }
        }
        run(List.copyOf(unknown));
        return population.stream()
                .map(candidate ->
                        candidate.nonEvaluated() ? candidate.withFitness(known.get(parameters(candidate))) : candidate)
                .collect(ISeq.toISeq());
    }

    private void run(final List<Map<String, String>> unknown) {
        final List<Callable<Double>> runs = new ArrayList<>();
        for (final Map<String, String> parameters : unknown) {
            runs.add(() -> {
                final double value = fitness.applyAsDouble(parameters);
                judged.run();
                return Double.isNaN(value) ? NONE : value;
            });
        }
        try {
            final List<Future<Double>> values = threads.invokeAll(runs);
            for (int i = 0; i < unknown.size(); i++) {
                known.put(unknown.get(i), values.get(i).get());
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (final ExecutionException e) {
            throw new IllegalStateException("a backtest failed: " + e.getCause().getMessage(), e.getCause());
        }
    }
}
