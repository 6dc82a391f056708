package io.ringbook.agents.scenario;

import io.ringbook.agents.Market;
import io.ringbook.agents.Place;
import io.ringbook.agents.feed.FedMarket;
import io.ringbook.agents.feed.LobsterFeed;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Orders of a real day that are sent in the time of their file, as far as the market is open.
 *
 * @param file as {@link LobsterFeed} takes it
 * @param book likewise, or null
 * @param instrument that is traded
 */
record FlowPlan(Path file, Path book, InstrumentPlan instrument) {
    /** Whose orders they are. */
    static final String ACCOUNT = "flow";

    /** Of everything, minor units: no order of a day is refused for want of it. */
    private static final long FUNDS = 1L << 50;

    private static final BigDecimal TICK = new BigDecimal("0.0001");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");

    /** Reads the files once, so that what is wrong in them is said before anything is started. */
    static FlowPlan of(final ScenarioFile scenario, final List<InstrumentPlan> instruments) {
        final Scenario.Flow flow = scenario.scenario().flow();
        final Place place = scenario.place().within("flow");
        final InstrumentPlan instrument = instruments.stream()
                .filter(each -> each.symbol().equals(flow.symbol()))
                .findAny()
                .orElseThrow(() -> place.wrong("symbol", flow.symbol(), "one of the instruments"));
        if (instrument.tick().compareTo(TICK) != 0) {
            throw place.wrong(
                    "symbol",
                    flow.symbol() + " with a tick of " + instrument.tick().toPlainString(),
                    "an instrument with a tick of " + TICK + ", as the file has it");
        }
        final FlowPlan plan = new FlowPlan(
                path(scenario, place, "file", flow.file()),
                flow.book() == null ? null : path(scenario, place, "book", flow.book()),
                instrument);
        final Instant first = Instant.ofEpochSecond(0, plan.feed().firstNs());
        if (first.isBefore(scenario.scenario().startTime())) {
            throw scenario.place()
                    .wrong("start", scenario.scenario().start(), "a time not after the first message, " + first);
        }
        return plan;
    }

    /** The files, read anew. */
    LobsterFeed feed() {
        return new LobsterFeed(file, book, false);
    }

    /** A session for the orders. */
    FedMarket join(final Market market) {
        return market.feed(
                ACCOUNT,
                instrument.symbol(),
                Map.of(instrument.spec().base(), FUNDS, instrument.spec().quote(), FUNDS));
    }

    private static Path path(final ScenarioFile scenario, final Place place, final String key, final String text) {
        final Matcher variables = VARIABLE.matcher(text);
        final String path = variables.replaceAll(found -> {
            final String value = System.getenv(found.group(1));
            if (value == null) {
                throw place.wrong(key, text, found.group(1) + " to be set in the environment");
            }
            return Matcher.quoteReplacement(value);
        });
        final Path resolved = Path.of(scenario.file()).resolveSibling(path);
        if (!resolved.toFile().isFile()) {
            throw place.wrong(key, path, "a file");
        }
        return resolved;
    }
}
