package io.ringbook.agents.evolution;

/**
 * How a search goes.
 *
 * @param population candidates of a generation
 * @param elite best ones of a generation, which go over into the next as they are
 * @param mutation probability with which each parameter of a new candidate is changed
 * @param generations behind the first, which is drawn
 * @param seed of the search's random numbers
 * @param goal what is wanted
 * @param threads that run backtests; the result does not depend on it
 */
public record EvolutionTerms(
        int population, int elite, double mutation, int generations, long seed, Goal goal, int threads) {
    public EvolutionTerms {
        if (elite < 1 || population <= elite || !(mutation >= 0 && mutation <= 1) || generations < 1 || threads < 1) {
            throw new IllegalArgumentException("population=" + population + ", elite=" + elite + ", mutation="
                    + mutation + ", generations=" + generations + ", threads=" + threads);
        }
    }

    /** Most candidates that are judged; of equal ones only the first is run. */
    public int candidates() {
        return population + generations * (population - elite);
    }
}
