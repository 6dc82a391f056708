package io.ringbook.agents.scenario;

import io.ringbook.agents.Durations;
import io.ringbook.agents.plugin.AgentTypes;
import io.ringbook.core.Limits;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;

/**
 * A market as a file describes it; the keys of the file are the names of the components.
 *
 * @param start when simulated time begins, ISO-8601 in UTC
 * @param duration of simulated time, unless a command line says otherwise; a live market is open until it is told to stop
 * @param latency simulated time from the engine to each agent, at most; above zero
 * @param assets what instruments are made of
 * @param instruments what is traded
 * @param agents who trades
 */
public record Scenario(
        String start,
        String duration,
        String latency,
        List<Asset> assets,
        List<Traded> instruments,
        List<Agents> agents) {
    private static final String DEFAULT_START = "2024-01-02T09:30:00Z";
    private static final String DEFAULT_DURATION = "1h";
    private static final String DEFAULT_LATENCY = "100us";

    public Scenario {
        start = start == null ? DEFAULT_START : start;
        duration = duration == null ? DEFAULT_DURATION : duration;
        latency = latency == null ? DEFAULT_LATENCY : latency;
        try {
            Instant.parse(start);
        } catch (final DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "field=start, found=" + start + ", expected=a time such as " + DEFAULT_START, e);
        }
        check("duration", duration);
        check("latency", latency);
        if (Durations.parse(latency).isZero()) {
            throw new IllegalArgumentException("field=latency, found=" + latency + ", expected=above zero");
        }
        assets = notEmpty("assets", assets);
        instruments = notEmpty("instruments", instruments);
        agents = notEmpty("agents", agents);
    }

    /**
     * An asset.
     *
     * @param symbol at most 12 characters
     * @param decimals digits behind the point in which people count it
     */
    public record Asset(String symbol, int decimals) {
        public Asset {
            checkName("symbol", symbol, 12);
            if (decimals < 0 || decimals > Limits.MAX_DECIMALS) {
                throw new IllegalArgumentException(
                        "field=decimals, found=" + decimals + ", expected=0 to " + Limits.MAX_DECIMALS);
            }
        }
    }

    /**
     * An instrument.
     *
     * @param symbol at most 12 characters
     * @param base symbol of the asset that is bought and sold
     * @param quote symbol of the asset that it is paid with
     * @param tick smallest price step, in the quote asset for one unit of the base asset, as decimal text
     * @param lot smallest quantity, in the base asset, as decimal text
     * @param makerFeePpm fee of the resting order, parts per million
     * @param takerFeePpm fee of the incoming order, parts per million
     */
    public record Traded(
            String symbol, String base, String quote, String tick, String lot, int makerFeePpm, int takerFeePpm) {
        public Traded {
            checkName("symbol", symbol, 12);
            notNull("base", base);
            notNull("quote", quote);
            notNull("tick", tick);
            lot = lot == null ? "1" : lot;
            checkFee("makerFeePpm", makerFeePpm, takerFeePpm);
            checkFee("takerFeePpm", takerFeePpm, makerFeePpm);
        }
    }

    /**
     * Agents of one kind.
     *
     * @param type one that comes with Ringbook or is plugged in, the name of a class, or a source file beside the scenario
     * @param name of the one; with a count above 1 they are called name-1, name-2 and so on; the type by default
     * @param count how many
     * @param instruments symbols, none for all
     * @param funds what each begins with, by asset, as decimal text
     * @param parameters of the kind
     */
    public record Agents(
            String type,
            String name,
            Integer count,
            List<String> instruments,
            Map<String, String> funds,
            Map<String, String> parameters) {
        public Agents {
            notNull("type", type);
            name = name == null ? AgentTypes.nameOf(type) : name;
            checkName("name", name, 24);
            count = count == null ? 1 : count;
            if (count < 1 || count > 100_000) {
                throw new IllegalArgumentException("field=count, found=" + count + ", expected=1 to 100000");
            }
            instruments = instruments == null ? List.of() : List.copyOf(instruments);
            funds = funds == null ? Map.of() : Map.copyOf(funds);
            parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
        }

        /** @return the name of one of them, from 1 */
        public String name(final int which) {
            return count == 1 ? name : name + "-" + which;
        }
    }

    public Instant startTime() {
        return Instant.parse(start);
    }

    public Duration openFor() {
        return Durations.parse(duration);
    }

    private static void check(final String field, final String text) {
        try {
            Durations.parse(text);
        } catch (final IllegalArgumentException e) {
            throw new IllegalArgumentException("field=" + field + ", " + e.getMessage(), e);
        }
    }

    private static <T> List<T> notEmpty(final String field, final List<T> list) {
        if (list == null || list.isEmpty()) {
            throw new IllegalArgumentException("field=" + field + ", found=nothing, expected=a list");
        }
        return List.copyOf(list);
    }

    private static void checkName(final String field, final String text, final int most) {
        if (text == null || !text.matches("[!-~]{1," + most + "}")) {
            throw new IllegalArgumentException(
                    "field=" + field + ", found=" + text + ", expected=1 to " + most + " letters without space");
        }
    }

    private static void checkFee(final String field, final int ppm, final int ofOtherSide) {
        if (Math.abs((long) ppm) > Limits.MAX_FEE_PPM || ppm + ofOtherSide < 0) {
            throw new IllegalArgumentException("field=" + field + ", found=" + ppm + ", expected=at most "
                    + Limits.MAX_FEE_PPM + ", and no rebate larger than what the other side pays");
        }
    }

    private static void notNull(final String field, final String value) {
        if (value == null) {
            throw new IllegalArgumentException("field=" + field + ", found=nothing, expected=a value");
        }
    }
}
