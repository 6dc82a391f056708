package io.ringbook.agents.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What events bring, learned and given. */
final class EventConditionedTest {
    private static final Basket ABC = Basket.one("ABC");
    private static final ForecastTerms TERMS = new ForecastTerms(20_000, 6, 1);

    /** 1,340 days with an event on each tenth, the last one on the last day but nine. */
    private static final PriceHistory HISTORY = Synthetic.events().history().until(1_340);

    @Test
    void whatAKindDoesIsLearnedFromItsPast() {
        final EventStudy study = new EventStudy(HISTORY, EventConditioned.DAYS_AFTER);
        assertEquals(0, study.normal(0).mean(), 0.001);
        assertEquals(0.01, study.normal(0).deviation(), 0.0005);
        final EventEffect effect = study.effect("earnings");
        assertEquals(0.04, effect.jump(), 0.003);
        assertEquals(0.015, effect.jumpDeviation(), 0.003);
        assertEquals(0.005, effect.drift(), 0.0015);
        assertEquals(2, effect.volatilityRatio(), 0.15);
    }

    @Test
    void anEventAheadMovesAndWidensFromItsDayOn() {
        final PriceEvent ahead = PriceEvent.scheduled("ABC", "earnings", HISTORY.days() + 2, -2);
        final Forecast with = forecaster().forecast(plus(ahead));
        final Forecast without = forecaster().forecast(HISTORY.with(past()));
        assertEquals(median(without, 2), median(with, 2), 0.002);
        // Two sizes of 4 % down, then two of 0.5 % on each of three days.
        assertEquals(-0.08, median(with, 3) - median(without, 3), 0.01);
        assertEquals(-0.08 - 0.03, median(with, 6) - median(without, 6), 0.015);
        assertTrue(width(with, 3) > 1.2 * width(without, 3));
        assertTrue(with.at(ABC, 3).probabilityOfLoss(0.05)
                > 20 * without.at(ABC, 3).probabilityOfLoss(0.05));
    }

    /** On the day after an event the price still drifts and is wild. */
    @Test
    void anEventBehindIsStillFelt() {
        final PriceHistory dayAfter = HISTORY.until(1_331);
        final Interval felt = forecaster().forecast(dayAfter).at(ABC, 1).interval(0.95);
        final PriceHistory quiet = HISTORY.until(1_337);
        final Interval calm = forecaster().forecast(quiet).at(ABC, 1).interval(0.95);
        final double ratio = (felt.high() - felt.low())
                / dayAfter.price("ABC", 1_330)
                / ((calm.high() - calm.low()) / quiet.price("ABC", 1_336));
        assertEquals(2, ratio, 0.2);
    }

    @Test
    void whatIsGivenIsNotLearned() {
        final EventEffect given = new EventEffect(0.5, 0, 0, 1, 0);
        final PriceEvent ahead = PriceEvent.scheduled("ABC", "takeover", HISTORY.days(), 1);
        final Forecast forecast =
                new EventConditioned(TERMS, Map.of("takeover", given)).forecast(HISTORY.with(List.of(ahead)));
        assertEquals(0.5, median(forecast, 1), 0.002);
        assertEquals(
                "too few past events to learn from: kind=takeover, events=0, needed=3",
                assertThrows(IllegalArgumentException.class, () -> forecaster().forecast(HISTORY.with(List.of(ahead))))
                        .getMessage());
    }

    /** A forecast of yesterday must not know today's surprise. */
    @Test
    void aSurpriseIsNotKnownBefore() {
        final PriceEvent surprise = new PriceEvent("ABC", "earnings", 1_200, 5, 1_200);
        final PriceHistory with = plus(surprise);
        assertEquals(
                0, with.until(1_200).events().stream().filter(surprise::equals).count());
        assertEquals(
                1, with.until(1_201).events().stream().filter(surprise::equals).count());
        assertThrows(IllegalArgumentException.class, () -> new PriceEvent("ABC", "late", 5, 1, 6));
        assertThrows(
                IllegalArgumentException.class,
                () -> HISTORY.with(List.of(PriceEvent.scheduled("NONE", "earnings", 5, 1))));
    }

    private static EventConditioned forecaster() {
        return new EventConditioned(TERMS, Map.of());
    }

    private static List<PriceEvent> past() {
        return HISTORY.events().stream()
                .filter(event -> event.day() < HISTORY.days())
                .toList();
    }

    private static PriceHistory plus(final PriceEvent event) {
        return HISTORY.with(Stream.concat(past().stream(), Stream.of(event)).toList());
    }

    /** As a logarithm over the last price. */
    private static double median(final Forecast forecast, final int step) {
        final Outcomes outcomes = forecast.at(ABC, step);
        return Math.log(outcomes.quantile(0.5) / outcomes.start());
    }

    private static double width(final Forecast forecast, final int step) {
        final Interval interval = forecast.at(ABC, step).interval(0.8);
        return Math.log(interval.high() / interval.low());
    }
}
