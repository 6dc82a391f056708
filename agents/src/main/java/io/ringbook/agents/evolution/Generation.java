package io.ringbook.agents.evolution;

import java.util.Map;

/**
 * One generation of a search; the fitness is what was {@linkplain Goal wanted}, of the train days.
 *
 * @param number 0 for the first, which is drawn
 * @param best highest fitness; NaN if nobody traded, as the others
 * @param mean of those that traded
 * @param worst of those that traded
 * @param traded how many did
 * @param parameters of the best
 */
public record Generation(
        int number, double best, double mean, double worst, int traded, Map<String, String> parameters) {}
