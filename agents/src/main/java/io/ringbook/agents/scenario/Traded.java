package io.ringbook.agents.scenario;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.ringbook.agents.Durations;
import io.ringbook.agents.WrongValueException;
import io.ringbook.core.Limits;
import io.ringbook.core.Phase;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * An instrument of a scenario. Prices and price steps are in the quote asset for one unit of the base asset, as decimal text.
 *
 * @param symbol at most 12 characters
 * @param base symbol of the asset that is bought and sold
 * @param quote symbol of the asset that it is paid with
 * @param tick smallest price step
 * @param lot smallest quantity, in the base asset, as decimal text
 * @param makerFeePpm fee of the resting order, parts per million
 * @param takerFeePpm fee of the incoming order, parts per million
 * @param band within which it trades, or null
 * @param phases that the operator sets, in the order of their times
 * @param fundamental what it is worth by itself, or null
 */
public record Traded(
        String symbol,
        String base,
        String quote,
        String tick,
        String lot,
        int makerFeePpm,
        int takerFeePpm,
        Band band,
        List<PhaseAt> phases,
        FundamentalValue fundamental) {
    public Traded {
        Check.name("symbol", symbol, 12);
        Check.notNull("base", base);
        Check.notNull("quote", quote);
        Check.notNull("tick", tick);
        lot = lot == null ? "1" : lot;
        checkFees(makerFeePpm, takerFeePpm);
        phases = Check.listOrNone(phases);
        Phase before = Phase.OPEN;
        long beforeNs = 0;
        for (int i = 0; i < phases.size(); i++) {
            final String key = "phases.[" + (i + 1) + "].";
            final PhaseAt next = phases.get(i);
            if (next.atNs() < beforeNs) {
                throw new WrongValueException(key + "at", next.at, "a time not before that of the phase before");
            }
            if (next.toPhase() == before) {
                throw new WrongValueException(key + "phase", next.phase, "another than it is in by then");
            }
            before = next.toPhase();
            beforeNs = next.atNs();
        }
    }

    /**
     * Prices that are too far away are refused, trades that are too far away halt the instrument: the circuit breaker.
     *
     * @param reference price around which the static band is
     * @param staticWidth to each side of the reference, none without
     * @param dynamic to each side of the last trade, none without
     * @param halt how long a halt lasts; without it for ever, unless a phase ends it
     * @param auction how long the auction lasts that follows a halt
     */
    public record Band(
            String reference, @JsonProperty("static") String staticWidth, String dynamic, String halt, String auction) {
        public Band {
            if (staticWidth != null) {
                Check.notNull("reference", reference);
            }
            if (staticWidth == null && dynamic == null) {
                throw new WrongValueException("dynamic", Check.found(null), "a width, here or as static");
            }
            halt = halt == null ? "0s" : halt;
            auction = auction == null ? "0s" : auction;
            final long haltNs = Check.durationNs("halt", halt);
            final long auctionNs = Check.durationNs("auction", auction);
            if (haltNs > 0 && auctionNs == 0) {
                throw new WrongValueException("auction", auction, "a time above zero, since the halt has an end");
            }
        }

        long haltNs() {
            return Check.durationNs("halt", halt);
        }

        long auctionNs() {
            return Check.durationNs("auction", auction);
        }
    }

    /**
     * A phase that the operator sets.
     *
     * @param at time since the start
     * @param phase open, auction, halted or closed
     */
    public record PhaseAt(String at, String phase) {
        public PhaseAt {
            Check.durationNs("at", at);
            Check.notNull("phase", phase);
            if (Arrays.stream(Phase.values()).noneMatch(each -> name(each).equals(phase))) {
                throw new WrongValueException(
                        "phase",
                        phase,
                        "one of "
                                + Arrays.stream(Phase.values())
                                        .map(PhaseAt::name)
                                        .collect(Collectors.joining(", ")));
            }
        }

        long atNs() {
            return Durations.parse(at).toNanos();
        }

        Phase toPhase() {
            return Phase.valueOf(phase.toUpperCase(Locale.ROOT));
        }

        private static String name(final Phase phase) {
            return phase.name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What the instrument is worth by itself: a value that comes back to its mean and jumps.
     *
     * @param mean price
     * @param reversion time in which what separates it from the mean shrinks to 1/e
     * @param volatility deviation after a second, in price; it grows with the root of time
     * @param jumps none if null
     */
    public record FundamentalValue(String mean, String reversion, String volatility, Jumps jumps) {
        public FundamentalValue {
            Check.notNull("mean", mean);
            Check.positiveDuration("reversion", reversion);
            volatility = volatility == null ? "0" : volatility;
            Check.number("volatility", volatility, 0);
        }
    }

    /**
     * Jumps of a fundamental value.
     *
     * @param every mean time between two
     * @param size mean price difference, up or down alike
     * @param spread deviation of the size
     */
    public record Jumps(String every, String size, String spread) {
        public Jumps {
            Check.positiveDuration("every", every);
            spread = spread == null ? "0" : spread;
            Check.number("size", size, 0);
            Check.number("spread", spread, 0);
        }
    }

    static void checkFees(final int makerFeePpm, final int takerFeePpm) {
        checkFee("makerFeePpm", makerFeePpm, takerFeePpm);
        checkFee("takerFeePpm", takerFeePpm, makerFeePpm);
    }

    private static void checkFee(final String key, final int ppm, final int ofOtherSide) {
        if (Math.abs((long) ppm) > Limits.MAX_FEE_PPM || (ppm < 0 && ppm + ofOtherSide < 0)) {
            throw new WrongValueException(
                    key,
                    String.valueOf(ppm),
                    "at most " + Limits.MAX_FEE_PPM + ", and no rebate larger than what the other side pays");
        }
    }
}
