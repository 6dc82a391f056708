package io.ringbook.core.engine;

import io.ringbook.core.Fees;
import io.ringbook.core.Instrument;
import io.ringbook.core.Limits;
import io.ringbook.core.Phase;
import java.util.List;

/**
 * An instrument as {@link StateListener} tells it. Prices are in ticks, quantities in lots.
 *
 * @param fees by group of accounts
 * @param lastTicks of the last trade, 0 if there was none
 * @param band as the last {@code SetPriceBand} had it: reference, static and dynamic ticks, halt and auction nanoseconds
 * @param phaseEndsNs when its phase ends by itself, 0 for never
 * @param orderLimits least and most lots, least and most value
 * @param priceSteps first price and step of each range in turn
 * @param tellsIndicative whether it is in an auction that tells what it would uncross at
 * @param indicativeTicks what was told last in this auction, as the next two; 0 for nothing
 */
public record InstrumentState(
        Instrument instrument,
        List<Fees> fees,
        Phase phase,
        long lastTicks,
        List<Long> band,
        long phaseEndsNs,
        List<Long> orderLimits,
        List<Long> priceSteps,
        boolean tellsIndicative,
        long indicativeTicks,
        long indicativeLots,
        long indicativeSurplusLots) {
    /** @return edge of the price band, the lowest price there is if it has none */
    public long lowestTicks() {
        return Limits.lowestTicks(band.get(0), band.get(1));
    }

    /** @return edge of the price band, the highest price there is if it has none */
    public long highestTicks() {
        return Limits.highestTicks(band.get(0), band.get(1));
    }
}
