package io.ringbook.agents.report;

import static io.ringbook.agents.Decimals.grouped;

import io.ringbook.agents.Decimals;
import io.ringbook.agents.InstrumentScale;
import io.ringbook.core.RejectReason;
import io.ringbook.core.Side;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.HdrHistogram.Histogram;

/** What the report of a run says to people, in whatever form. */
final class ReportText {
    /** More pictures than this are linked and not shown. */
    private static final int MOST_PICTURES = 48;

    /** Positions in more assets than these stand in the summary alone. */
    private static final int MOST_POSITIONS = 16;

    /** As are agents that were cut off. */
    private static final int MOST_CUT_OFFS = 100;

    /** As are agents that are not among the slowest. */
    private static final int MOST_SLOWEST = 20;

    private final Page page;
    private final RunDescription description;
    private final RunResults results;
    private final List<Picture> pictures;
    private final Picture agents;
    private final Causes causes;

    /**
     * @param pictures of instruments
     * @param agents the picture of them, or null
     */
    ReportText(
            final Page page,
            final RunDescription description,
            final RunResults results,
            final List<Picture> pictures,
            final Picture agents,
            final Causes causes) {
        this.page = page;
        this.description = description;
        this.results = results;
        this.pictures = pictures;
        this.agents = agents;
        this.causes = causes;
    }

    /** @param runFolder as it is named in the command that verifies it */
    String write(final Path runFolder, final String streamHash, final String stateHash) {
        writeRun(streamHash, stateHash);
        writeInstruments();
        writePictures();
        writeCauses(runFolder);
        writeAccounts();
        if (agents != null) {
            page.picture(agents, true);
            page.paragraph(
                    "The picture shows accounts whose trades made most or lost most. The profit of trades is what was "
                            + "sold less what was bought and the fees, with what is left of it at the last prices; what an "
                            + "account was given counts for nothing.");
        }
        writeCutOffs();
        writeRejections();
        writeEnds();
        writeTakers();
        writeLatency();
        writeFacts();
        page.paragraph("Check that all of this follows from the journal:");
        page.command("agents/bin/ringbook verify " + quoted(runFolder.toString()));
        return page.end();
    }

    private void writeRun(final String streamHash, final String stateHash) {
        final RunRecorder recorder = results.recorder();
        page.title(description.runId());
        final TextTable table = new TextTable().words("Run").words("");
        table.row(List.of("Scenario", description.scenario()));
        table.row(List.of("Seed", Long.toString(description.seed())));
        table.row(List.of("Mode", description.mode().toString()));
        table.row(List.of("Profile", description.profile()));
        table.row(List.of("Durability", description.durability()));
        if (recorder.commands() > 0) {
            final long first = recorder.firstTimestampNs();
            final long last = recorder.lastTimestampNs();
            table.row(List.of("From", UtcTime.seconds(first) + " UTC"));
            table.row(List.of("To", UtcTime.seconds(last) + " UTC, " + UtcTime.duration(last - first) + " later"));
        }
        table.row(List.of("Commands", count(recorder.commands())));
        table.row(List.of("Events", count(recorder.events())));
        table.row(List.of("Trades", count(recorder.trades())));
        if (streamHash != null) {
            table.row(List.of("Stream hash", streamHash));
        }
        if (stateHash != null) {
            table.row(List.of("State hash", stateHash));
        }
        page.table(table);
        page.paragraph("It was run by ", description.commandLine(), ".");
    }

    private void writeInstruments() {
        page.heading("Instruments");
        if (results.instruments().isEmpty()) {
            page.paragraph("None was listed.");
            return;
        }
        final TextTable table = new TextTable().words("Instrument").words("Quoted in");
        for (final String title :
                List.of("Tick", "Lot", "Orders", "Trades", "Quantity", "Value", "First", "High", "Low", "Last")) {
            table.numbers(title);
        }
        for (final InstrumentFigures instrument : results.instruments()) {
            final InstrumentScale scale = instrument.scale();
            table.row(List.of(
                    instrument.symbol(),
                    instrument.quote().symbol(),
                    scale.price(1),
                    scale.quantity(1),
                    count(instrument.orders()),
                    count(instrument.trades()),
                    grouped(scale.quantity(instrument.lots())),
                    grouped(Decimals.text(instrument.value(), instrument.quote().decimals())),
                    price(scale, instrument.openTicks()),
                    price(scale, instrument.highTicks()),
                    price(scale, instrument.lowTicks()),
                    price(scale, instrument.lastTicks())));
        }
        page.table(table);
        page.paragraph("Prices are in the asset that the instrument is quoted in.");
    }

    private void writePictures() {
        for (int i = 0; i < pictures.size(); i++) {
            page.picture(pictures.get(i), i < MOST_PICTURES);
        }
    }

    private void writeCauses(final Path runFolder) {
        page.heading("Largest moves");
        page.table(causes.table());
        page.paragraph(
                "The farthest that the middle of best bid and best ask went within a minute. The ordinary spread is "
                        + "that which half of the time was not exceeded. A move is told from "
                        + MoveFinder.TELLING_SPREADS
                        + " times the ordinary spread on, and so are a halt by the circuit breaker and a second in which nobody "
                        + "bought or nobody sold.");
        if (causes.trees().isEmpty()) {
            page.paragraph("There was nothing of that.");
            return;
        }
        page.causes(causes.trees());
        page.paragraph(
                "An order followed a signal if it was the first that its sender sent after it had been told of it, "
                        + "and came within " + UtcTime.span(MoveTrail.REACTION_NS)
                        + ". The journal says what a sender had been told, not why it acted. What was refused, and who ran out, "
                        + "is looked for up to a minute after a move began. To see the commands themselves:");
        final Cause first = causes.trees().get(0);
        page.command("agents/bin/ringbook replay " + quoted(runFolder.toString()) + " --from " + first.firstSequence()
                + " --to " + first.toSequence() + " --print events");
    }

    private void writeAccounts() {
        page.heading("Accounts");
        final Asset cash = results.cash();
        final List<Asset> all = results.positions();
        final List<Asset> positions = all.subList(0, Math.min(all.size(), MOST_POSITIONS));
        final TextTable table = new TextTable().words("Account");
        for (final String title : List.of("Orders", "Rejected", "Filled", "Canceled", "Live", "Fills")) {
            table.numbers(title);
        }
        positions.forEach(asset -> table.numbers(asset.symbol()));
        table.numbers("Cash").numbers("Fees").numbers("Profit");
        for (final AccountResult account : results.accountsVenueLast()) {
            final AccountFigures figures = account.figures();
            final List<String> cells = new ArrayList<>();
            cells.add(figures.name());
            cells.add(count(figures.orders()));
            cells.add(count(figures.rejected()));
            cells.add(count(figures.filled()));
            cells.add(count(figures.canceled()));
            cells.add(count(figures.live()));
            cells.add(count(figures.fills()));
            positions.forEach(asset -> cells.add(grouped(results.position(account, asset))));
            cells.add(grouped(Decimals.text(results.cash(account), cash.decimals())));
            cells.add(money(account.fees()));
            cells.add(money(account.profit()));
            table.row(cells);
        }
        page.table(table);
        page.paragraph("Every order was rejected, filled, canceled or is live; a fill is one trade of an order. "
                + "Cash, fees and profit are in " + cash.symbol()
                + ". Profit is what an account has at the last prices, less what it was given at the first prices; "
                + "the venue's comes from fees.");
        if (positions.size() < all.size()) {
            page.paragraph(
                    "Positions in " + (all.size() - positions.size()) + " more assets stand in ",
                    RunReport.SUMMARY,
                    ".");
        }
        results.unpriced()
                .forEach(asset ->
                        page.paragraph("No trade gave " + asset.symbol() + " a price, so it counts as nothing."));
    }

    private void writeCutOffs() {
        page.heading("Agents cut off or restarted");
        final List<CutOff> cutOffs = results.recorder().cutOffs();
        if (cutOffs.isEmpty()) {
            page.paragraph("None.");
            return;
        }
        final TextTable table = new TextTable().words("Agent").words("Was").words("Why");
        table.numbers("Sequence").words("Time");
        cutOffs.stream()
                .limit(MOST_CUT_OFFS)
                .forEach(cutOff -> table.row(List.of(
                        cutOff.agent(),
                        cutOff.end(),
                        cutOff.reason(),
                        Long.toString(cutOff.sequence()),
                        UtcTime.ofDay(cutOff.timeNs()))));
        page.table(table);
        if (cutOffs.size() > MOST_CUT_OFFS) {
            page.paragraph("And " + count(cutOffs.size() - MOST_CUT_OFFS) + " more in ", RunReport.SUMMARY, ".");
        }
    }

    private void writeRejections() {
        page.heading("Rejections");
        final TextTable table = new TextTable().words("Reason");
        table.numbers("Orders").numbers("Cancels and replaces").numbers("Other commands");
        boolean any = false;
        for (final RejectReason reason : RejectReason.values()) {
            final long orders = results.rejections().count(Rejections.Kind.ORDER, reason);
            final long requests = results.rejections().count(Rejections.Kind.REQUEST, reason);
            final long others = results.rejections().count(Rejections.Kind.OTHER, reason);
            if (orders + requests + others > 0) {
                table.row(List.of(OrderEnds.words(reason), count(orders), count(requests), count(others)));
                any = true;
            }
        }
        if (any) {
            page.table(table);
        } else {
            page.paragraph("None.");
        }
    }

    private void writeEnds() {
        page.heading("How orders ended");
        final TextTable table =
                new TextTable().words("New orders").numbers("Buy").numbers("Sell");
        results.recorder().ends().byEnd().forEach((end, counts) -> {
            table.row(List.of(end, count(counts[0]), count(counts[1])));
        });
        page.table(table);
    }

    private void writeTakers() {
        page.heading("Fills by side");
        final TextTable table = new TextTable().words("Instrument");
        table.numbers("Trades of buyers")
                .numbers("Of sellers")
                .numbers("Bought by them")
                .numbers("Sold by them");
        for (final InstrumentFigures instrument : results.instruments()) {
            final InstrumentScale scale = instrument.scale();
            table.row(List.of(
                    instrument.symbol(),
                    count(instrument.takenTrades(Side.BUY)),
                    count(instrument.takenTrades(Side.SELL)),
                    grouped(scale.quantity(instrument.takenLots(Side.BUY))),
                    grouped(scale.quantity(instrument.takenLots(Side.SELL)))));
        }
        page.table(table);
        page.paragraph("Every trade fills a buy order and a sell order. It counts here for the side that took.");
    }

    private void writeLatency() {
        page.heading("Latency of decisions");
        final DecisionLatency latency = results.recorder().latency();
        final TextTable table = new TextTable().words("Commands of agents").numbers("Count");
        for (final String title : List.of("Least", "50 %", "90 %", "99 %", "99.9 %", "Most")) {
            table.numbers(title);
        }
        write(table, "new orders", latency.of(Rejections.Kind.ORDER));
        write(table, "cancels, replaces and quotes", latency.of(Rejections.Kind.REQUEST));
        write(table, "others", latency.of(Rejections.Kind.OTHER));
        page.table(table);
        page.paragraph(
                "From the last command whose events the agent had been told, to its own command, in the time of the "
                        + "market. An agent that waits for a timer may have been told long before.");
        if (latency.forgotten() > 0) {
            page.paragraph(count(latency.forgotten()) + " more commands followed what was more than "
                    + count(DecisionLatency.REMEMBERED) + " commands ago.");
        }
        writeSlowest();
    }

    private void writeSlowest() {
        record Decided(String agent, long count, long medianNs, long p99Ns, long mostNs) {}
        final List<Decided> all = results.accounts().stream()
                .map(AccountResult::figures)
                .filter(figures -> figures.decisions().count() > 0)
                .map(figures -> new Decided(
                        figures.name(),
                        figures.decisions().count(),
                        figures.decisions().percentileNs(50),
                        figures.decisions().percentileNs(99),
                        figures.decisions().mostNs()))
                .sorted(Comparator.comparingLong(Decided::p99Ns)
                        .thenComparingLong(Decided::medianNs)
                        .thenComparingLong(Decided::mostNs)
                        .reversed())
                .toList();
        if (all.isEmpty()) {
            return;
        }
        final TextTable table = new TextTable().words("Slowest agents").numbers("Commands");
        for (final String title : List.of("50 %", "99 %", "Most")) {
            table.numbers(title);
        }
        all.stream()
                .limit(MOST_SLOWEST)
                .forEach(decided -> table.row(List.of(
                        decided.agent(),
                        count(decided.count()),
                        UtcTime.span(decided.medianNs()),
                        UtcTime.span(decided.p99Ns()),
                        UtcTime.span(decided.mostNs()))));
        page.table(table);
        page.paragraph("Percentiles of an agent are rounded to two digits.");
        if (all.size() > MOST_SLOWEST) {
            page.paragraph(
                    "And " + count(all.size() - MOST_SLOWEST) + " more agents, whose 99 % is no longer, in ",
                    RunReport.SUMMARY,
                    ".");
        }
    }

    private static void write(final TextTable table, final String name, final Histogram latencies) {
        if (latencies != null) {
            final List<String> cells = new ArrayList<>(List.of(name, count(latencies.getTotalCount())));
            for (final double percentile : new double[] {0, 50, 90, 99, 99.9, 100}) {
                cells.add(UtcTime.span(latencies.getValueAtPercentile(percentile)));
            }
            table.row(cells);
        }
    }

    private void writeFacts() {
        page.heading("Stylised facts");
        page.paragraph(
                "What real markets have in common, measured on middle prices every 10 seconds and on the orders that "
                        + "took. Few returns say little: a run of an hour may miss by chance what a day keeps.");
        boolean any = false;
        for (final InstrumentFigures instrument : results.instruments()) {
            if (instrument.trades() > 0) {
                write(instrument.symbol(), new StylisedFacts(instrument.facts()));
                any = true;
            }
        }
        if (any) {
            page.paragraph("Who found the facts: " + String.join("; ", StylisedFact.SOURCES)
                    + ". How wide a band is was set so that both real days keep it.");
        } else {
            page.paragraph("Nothing traded.");
        }
    }

    private void write(final String symbol, final StylisedFacts facts) {
        final TextTable table = new TextTable().words(symbol).words("Statistic");
        table.numbers("Value").words("Band").words("").words("Source");
        for (final StylisedFact fact : StylisedFact.values()) {
            final BigDecimal value = facts.value(fact);
            table.row(List.of(
                    fact.words,
                    fact.statistic,
                    value == null ? "-" : value.toPlainString(),
                    fact.low + " to " + fact.high,
                    OrderEnds.words(facts.verdict(fact)),
                    fact.source));
        }
        page.table(table);
    }

    private String money(final BigInteger units) {
        return grouped(Decimals.text(units, results.cash().decimals()));
    }

    private static String price(final InstrumentScale scale, final long priceTicks) {
        return priceTicks == 0 ? "-" : grouped(scale.price(priceTicks));
    }

    private static String count(final long count) {
        return grouped(Long.toString(count));
    }

    /** For a shell. */
    private static String quoted(final String path) {
        return path.matches("[A-Za-z0-9_./:\\\\-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
    }
}
