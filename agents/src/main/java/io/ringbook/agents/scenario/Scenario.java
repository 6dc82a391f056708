package io.ringbook.agents.scenario;

import io.ringbook.agents.Durations;
import io.ringbook.agents.Latency;
import io.ringbook.agents.WrongValueException;
import io.ringbook.core.Limits;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;

/**
 * A market as a file describes it; the keys of the file are the names of the components.
 *
 * @param start when simulated time begins, ISO-8601 in UTC
 * @param duration of simulated time, unless a command line says otherwise; a live market is open until it is told to stop
 * @param latency simulated time from the engine to each agent and the same back, unless the agent has its own
 * @param seed of all random numbers, unless a command line says otherwise
 * @param assets what instruments are made of
 * @param instruments what is traded
 * @param correlations of fundamental values: two symbols and a number between -1 and 1 each
 * @param agents who trades
 * @param flow orders of a real day that trade, too, or null
 * @param bars of the past that become instruments, or null; simulated time begins before they do and ends after them, unless it is
 *     said otherwise
 * @param sideBySide a rule with and without which the market is run, or null
 */
public record Scenario(
        String start,
        String duration,
        String latency,
        Long seed,
        List<Asset> assets,
        List<Traded> instruments,
        List<List<String>> correlations,
        List<Agents> agents,
        Flow flow,
        BarData bars,
        String sideBySide) {
    private static final String DEFAULT_START = "2024-01-02T09:30:00Z";
    private static final String DEFAULT_DURATION = "1h";
    private static final String DEFAULT_LATENCY = "100us";
    private static final long DEFAULT_SEED = 1;

    public Scenario {
        start = start == null && bars == null ? DEFAULT_START : start;
        duration = duration == null && bars == null ? DEFAULT_DURATION : duration;
        latency = latency == null ? DEFAULT_LATENCY : latency;
        seed = seed == null ? DEFAULT_SEED : seed;
        if (start != null) {
            checkStart(start);
        }
        if (duration != null) {
            Check.durationNs("duration", duration);
        }
        Check.latency("latency", latency);
        assets = Check.notEmpty("assets", assets);
        instruments = bars == null ? Check.notEmpty("instruments", instruments) : Check.listOrNone(instruments);
        correlations = Check.listOrNone(correlations);
        for (int i = 0; i < correlations.size(); i++) {
            checkCorrelation(YamlLines.path("correlations", i), correlations.get(i));
        }
        agents = Check.notEmpty("agents", agents);
        if (sideBySide != null && !sideBySide.equals(Rules.CIRCUIT_BREAKER)) {
            throw new WrongValueException("sideBySide", sideBySide, Rules.CIRCUIT_BREAKER);
        }
    }

    /**
     * An asset.
     *
     * @param symbol at most 12 characters
     * @param decimals digits behind the point in which people count it
     */
    public record Asset(String symbol, int decimals) {
        public Asset {
            Check.name("symbol", symbol, 12);
            Check.within("decimals", decimals, 0, Limits.MAX_DECIMALS);
        }
    }

    /**
     * Orders of a real day.
     *
     * @param format of the files: lobster
     * @param file as {@code ringbook feed} takes it; {@code ${RINGBOOK_DATA}} stands for that variable of the environment
     * @param book the orderbook file, if it is not in the zip, or null
     * @param symbol of the instrument that it trades
     */
    public record Flow(String format, String file, String book, String symbol) {
        private static final String LOBSTER = "lobster";

        public Flow {
            if (!LOBSTER.equals(format)) {
                throw new WrongValueException("format", Check.found(format), LOBSTER);
            }
            Check.notNull("file", file);
            Check.notNull("symbol", symbol);
        }
    }

    private static void checkStart(final String start) {
        try {
            Instant.parse(start);
        } catch (final DateTimeParseException e) {
            throw new WrongValueException("start", start, "a time such as " + DEFAULT_START);
        }
    }

    private static void checkCorrelation(final String key, final List<String> correlation) {
        if (correlation.size() != 3) {
            throw new WrongValueException(key, correlation.toString(), "two symbols and a number, such as [A, B, 0.6]");
        }
        Check.number(
                key + ".[3]", correlation.get(2), Math.nextUp(-1.0), Math.nextDown(1.0), "a number between -1 and 1");
        if (correlation.get(0).equals(correlation.get(1))) {
            throw new WrongValueException(key + ".[2]", correlation.get(1), "another instrument than the first");
        }
    }

    /** @return null for that of the bars */
    public Instant startTime() {
        return start == null ? null : Instant.parse(start);
    }

    /** @return null for that of the bars */
    public Duration openFor() {
        return duration == null ? null : Durations.parse(duration);
    }

    /** The same with bars of other files. */
    Scenario withData(final String folder) {
        return new Scenario(
                start,
                duration,
                latency,
                seed,
                assets,
                instruments,
                correlations,
                agents,
                flow,
                bars.withData(folder),
                sideBySide);
    }

    /** Of agents that have none of their own. */
    public Latency standardLatency() {
        return Latency.parse(latency);
    }
}
