package io.ringbook.agents.forecast;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Level 2: geometric Brownian motion of normal days, on which known events leave their marks. On the day of an event a
 * price moves by {@code jump size} more, with more deviation; on the days after it by {@code drift size} more, with
 * another volatility. Events that lie ahead are in the forecast, and so is what is left of those behind.
 *
 * <p>What a kind does is given, or learned from its past events (at least three): abnormal returns, which are those above the mean
 * of normal days, on sizes by least squares through the origin, pooled over the symbols. A. C. MacKinlay, Event Studies in
 * Economics and Finance, Journal of Economic Literature 35 (1997) 13, sections 4 and 5; the jump at a known time as in R. C. Merton,
 * Option pricing when underlying stock returns are discontinuous, Journal of Financial Economics 3 (1976) 125.
 */
public final class EventConditioned implements Forecaster {
    /** How long an event is felt if nothing else is said: a week. */
    public static final int DAYS_AFTER = 4;

    private static final int LEAST_DAYS = 10;

    private final ForecastTerms terms;
    private final Map<String, EventEffect> given;

    /** @param given effects by kind; those of other kinds are learned, with {@value #DAYS_AFTER} days after an event */
    public EventConditioned(final ForecastTerms terms, final Map<String, EventEffect> given) {
        this.terms = terms;
        this.given = Map.copyOf(given);
    }

    /** @throws IllegalArgumentException also if an event matters whose kind is neither given nor was there three times */
    @Override
    public Forecast forecast(final PriceHistory history) {
        history.needDays(LEAST_DAYS, "EventConditioned");
        final EventStudy study = new EventStudy(history, DAYS_AFTER);
        final int symbols = history.symbols().size();
        final double[][] means = new double[terms.steps()][symbols];
        final double[][] deviations = new double[terms.steps()][symbols];
        for (int step = 0; step < means.length; step++) {
            for (int symbol = 0; symbol < symbols; symbol++) {
                means[step][symbol] = study.normal(symbol).mean();
                deviations[step][symbol] = study.normal(symbol).deviation();
            }
        }
        mark(history, study, means, deviations);
        return Walks.make(terms, history, (random, returns) -> {
            for (int step = 0; step < returns.length; step++) {
                for (int symbol = 0; symbol < symbols; symbol++) {
                    returns[step][symbol] = means[step][symbol] + deviations[step][symbol] * random.nextGaussian();
                }
            }
        });
    }

    private void mark(
            final PriceHistory history, final EventStudy study, final double[][] means, final double[][] deviations) {
        final Map<String, EventEffect> effects = new LinkedHashMap<>(given);
        for (final PriceEvent event : history.events()) {
            final EventEffect known = effects.get(event.kind());
            final int longest = known == null ? DAYS_AFTER : known.daysAfter();
            if (event.day() + longest < history.days() || event.day() >= history.days() + means.length) {
                continue;
            }
            final EventEffect effect = effects.computeIfAbsent(event.kind(), study::effect);
            final int symbol = history.indexOf(event.symbol());
            for (int step = 0; step < means.length; step++) {
                final int since = history.days() + step - event.day();
                if (since == 0) {
                    means[step][symbol] += effect.jump() * event.size();
                    deviations[step][symbol] = StrictMath.sqrt(deviations[step][symbol] * deviations[step][symbol]
                            + effect.jumpDeviation() * effect.jumpDeviation());
                } else if (since > 0 && since <= effect.daysAfter()) {
                    means[step][symbol] += effect.drift() * event.size();
                    deviations[step][symbol] *= effect.volatilityRatio();
                }
            }
        }
    }
}
