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
        final Instant start = scenario.scenario().startTime();
        if (start == null || first.isBefore(start)) {
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
        final Path resolved = scenario.path(place, key, text);
        if (!resolved.toFile().isFile()) {
            throw place.wrong(key, text, "a file");
        }
        return resolved;
    }
}
