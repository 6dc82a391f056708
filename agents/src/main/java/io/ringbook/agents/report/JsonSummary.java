package io.ringbook.agents.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringbook.agents.Decimals;
import io.ringbook.agents.InstrumentScale;
import io.ringbook.core.RejectReason;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * The figures of a run for programs, as JSON. Counts are numbers; amounts, prices and quantities are decimal text, so
 * that no reader rounds them. Fields come in a fixed order.
 */
final class JsonSummary {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int MEDIAN = 50;
    private static final int P99 = 99;

    private final RunDescription description;
    private final RunResults results;
    private final Causes causes;

    JsonSummary(final RunDescription description, final RunResults results, final Causes causes) {
        this.description = description;
        this.results = results;
        this.causes = causes;
    }

    /** @return two spaces of indent and line feeds, whatever the machine */
    String write(final String streamHash, final String stateHash) {
        final ObjectNode root = MAPPER.createObjectNode();
        writeRun(root, streamHash, stateHash);
        results.recorder()
                .figures()
                .assets()
                .forEach(asset -> root.withArray("/assets")
                        .addObject()
                        .put("symbol", asset.symbol())
                        .put("decimals", asset.decimals()));
        final ArrayNode instruments = root.putArray("instruments");
        results.instruments().forEach(instrument -> writeInstrument(instruments.addObject(), instrument));
        final ArrayNode accounts = root.putArray("accounts");
        results.accounts().forEach(account -> writeAccount(accounts.addObject(), account));
        final ArrayNode unpriced = root.putArray("unpriced");
        results.unpriced().forEach(asset -> unpriced.add(asset.symbol()));
        writeRejections(root.putObject("rejections"), results.rejections());
        final ArrayNode cutOffs = root.putArray("cutOffs");
        results.recorder()
                .cutOffs()
                .forEach(cutOff -> cutOffs.addObject()
                        .put("agent", cutOff.agent())
                        .put("was", cutOff.end())
                        .put("reason", cutOff.reason())
                        .put("sequence", cutOff.sequence())
                        .put("time", UtcTime.instant(cutOff.timeNs())));
        writeCauses(root.putArray("causes"), causes.trees());
        final DefaultIndenter indent = new DefaultIndenter("  ", "\n");
        final DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(indent).withArrayIndenter(indent);
        try {
            return MAPPER.writer(printer).writeValueAsString(root) + "\n";
        } catch (final JsonProcessingException e) {
            throw new IllegalStateException("a tree of text and numbers is always JSON", e);
        }
    }

    private static void writeCauses(final ArrayNode array, final List<Cause> causes) {
        for (final Cause cause : causes) {
            final ObjectNode node = array.addObject()
                    .put("kind", cause.kind().toString())
                    .put("text", cause.text())
                    .put("fromSequence", cause.fromSequence())
                    .put("toSequence", cause.toSequence())
                    .put("from", UtcTime.instant(cause.fromNs()))
                    .put("to", UtcTime.instant(cause.toNs()));
            writeCauses(node.putArray("causes"), cause.causes());
        }
    }

    private void writeRun(final ObjectNode root, final String streamHash, final String stateHash) {
        final RunRecorder recorder = results.recorder();
        root.put("runId", description.runId())
                .put("scenario", description.scenario())
                .put("seed", description.seed())
                .put("mode", description.mode().toString())
                .put("profile", description.profile())
                .put("durability", description.durability())
                .put("commandLine", description.commandLine());
        if (streamHash != null) {
            root.put("streamHash", streamHash);
        }
        if (stateHash != null) {
            root.put("stateHash", stateHash);
        }
        if (recorder.commands() > 0) {
            root.put("firstTime", UtcTime.instant(recorder.firstTimestampNs()))
                    .put("lastTime", UtcTime.instant(recorder.lastTimestampNs()))
                    .put("durationNs", recorder.lastTimestampNs() - recorder.firstTimestampNs());
        }
        root.put("commands", recorder.commands())
                .put("events", recorder.events())
                .put("trades", recorder.trades())
                .put("cash", results.cash().symbol());
    }

    private static void writeInstrument(final ObjectNode node, final InstrumentFigures instrument) {
        final InstrumentScale scale = instrument.scale();
        node.put("symbol", instrument.symbol())
                .put("base", instrument.base().symbol())
                .put("quote", instrument.quote().symbol())
                .put("tick", scale.price(1))
                .put("lot", scale.quantity(1))
                .put("orders", instrument.orders())
                .put("trades", instrument.trades())
                .put("lots", instrument.lots())
                .put("quantity", scale.quantity(instrument.lots()))
                .put(
                        "value",
                        Decimals.text(instrument.value(), instrument.quote().decimals()));
        writeMoves(node, instrument);
        if (instrument.trades() > 0) {
            node.put("first", scale.price(instrument.openTicks()))
                    .put("high", scale.price(instrument.highTicks()))
                    .put("low", scale.price(instrument.lowTicks()))
                    .put("last", scale.price(instrument.lastTicks()));
            writeFacts(node.putObject("facts"), new StylisedFacts(instrument.facts()));
        }
    }

    private static void writeMoves(final ObjectNode node, final InstrumentFigures instrument) {
        final MoveFinder moves = instrument.moves();
        if (moves.ordinarySpread() > 0) {
            node.put("ordinarySpread", instrument.scale().price(moves.ordinarySpread()));
            writeMove(node, "largestRise", instrument, moves.rise());
            writeMove(node, "largestFall", instrument, moves.fall());
        }
    }

    private static void writeMove(
            final ObjectNode node, final String name, final InstrumentFigures instrument, final Move move) {
        if (move != null) {
            node.putObject(name)
                    .put("by", Causes.middle(instrument, move.size()).replace(",", ""))
                    .put("spreads", Causes.spreads(instrument, move).toPlainString())
                    .put("fromSequence", move.fromSequence())
                    .put("toSequence", move.toSequence());
        }
    }

    private static void writeFacts(final ObjectNode node, final StylisedFacts facts) {
        for (final StylisedFact fact : StylisedFact.values()) {
            final BigDecimal value = facts.value(fact);
            node.putObject(fact.name())
                    .put("value", value == null ? null : value.toPlainString())
                    .put("verdict", facts.verdict(fact).name());
        }
    }

    private void writeAccount(final ObjectNode node, final AccountResult account) {
        final AccountFigures figures = account.figures();
        final Asset cash = results.cash();
        node.put("id", figures.id())
                .put("name", figures.name())
                .put("orders", figures.orders())
                .put("accepted", figures.accepted())
                .put("rejected", figures.rejected())
                .put("filled", figures.filled())
                .put("canceled", figures.canceled())
                .put("live", figures.live())
                .put("replaced", figures.replaced())
                .put("fills", figures.fills());
        final ObjectNode positions = node.putObject("positions");
        results.positions()
                .forEach(asset -> positions.put(
                        asset.symbol(), Decimals.text(account.holdings().get(asset.id()), asset.decimals())));
        node.put("cash", Decimals.text(results.cash(account), cash.decimals()))
                .put("funded", Decimals.text(account.funded(), cash.decimals()))
                .put("value", Decimals.text(account.value(), cash.decimals()))
                .put("profit", Decimals.text(account.profit(), cash.decimals()))
                .put("fees", Decimals.text(account.fees(), cash.decimals()));
        final ArrayNode traded = node.putArray("traded");
        figures.traded()
                .forEach((instrument, trades) ->
                        writeTraded(traded.addObject(), results.instruments().get(instrument), trades));
        writeRejections(node.putObject("rejections"), figures.rejections());
        final RoundedTimes decisions = figures.decisions();
        if (decisions.count() > 0) {
            node.putObject("decisions")
                    .put("count", decisions.count())
                    .put("medianNs", decisions.percentileNs(MEDIAN))
                    .put("p99Ns", decisions.percentileNs(P99))
                    .put("mostNs", decisions.mostNs());
        }
    }

    private static void writeTraded(
            final ObjectNode node, final InstrumentFigures instrument, final TradedFigures traded) {
        final int decimals = instrument.quote().decimals();
        node.put("instrument", instrument.symbol())
                .put("fills", traded.fills())
                .put("lotsBought", traded.lotsBought())
                .put("lotsSold", traded.lotsSold())
                .put("bought", instrument.scale().quantity(traded.lotsBought()))
                .put("sold", instrument.scale().quantity(traded.lotsSold()))
                .put("value", Decimals.text(traded.value(), decimals))
                .put("fees", Decimals.text(traded.fees(), decimals));
    }

    private static void writeRejections(final ObjectNode node, final Rejections rejections) {
        write(node.putObject("orders"), rejections.byReason(Rejections.Kind.ORDER));
        write(node.putObject("cancelsAndReplaces"), rejections.byReason(Rejections.Kind.REQUEST));
        write(node.putObject("otherCommands"), rejections.byReason(Rejections.Kind.OTHER));
    }

    private static void write(final ObjectNode node, final SortedMap<RejectReason, Long> counts) {
        for (final Map.Entry<RejectReason, Long> count : counts.entrySet()) {
            node.put(count.getKey().name(), count.getValue());
        }
    }
}
