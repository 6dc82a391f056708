package io.ringbook.agents.cli;

import io.ringbook.agents.BadInputException;
import io.ringbook.agents.Durations;
import io.ringbook.agents.InstrumentSpec;
import io.ringbook.agents.Market;
import io.ringbook.agents.MarketConfig;
import io.ringbook.agents.TradingAgent;
import io.ringbook.agents.feed.FedMarket;
import io.ringbook.agents.feed.LobsterFeed;
import io.ringbook.agents.feed.LobsterReport;
import io.ringbook.agents.feed.MessageFeed;
import io.ringbook.agents.feed.MessageReport;
import io.ringbook.agents.plugin.AgentOption;
import io.ringbook.agents.plugin.AgentTypes;
import io.ringbook.agents.report.RunReport;
import io.ringbook.core.engine.EngineConfig;
import io.ringbook.core.ring.Profile;
import io.ringbook.journal.Durability;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ringbook feed}. */
@Command(
        name = "feed",
        description = {
            "Drives the engine with order flow from a file, through ring and journal.",
            "lobster: a real day; without agents it is compared with the exchange's own book.",
            "messages: N, C and M lines; the reports' SHA-256 is printed."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples: agents/bin/ringbook feed LOBSTER_SampleFile_AMZN_2012-06-21_5.zip --format lobster",
            "          agents/bin/ringbook feed normal.csv.gz --format messages --reports reports.txt"
        })
final class FeedCommand implements Callable<Integer> {
    private static final long FUNDS = 1L << 61;
    private static final long AGENT_CASH = 10_000_000_000L;
    private static final long AGENT_LOTS = 10_000;
    private static final String FEED = "feed";
    private static final String CASH = "USD";
    private static final Instant MESSAGES_START = Instant.parse("2024-01-02T09:30:00Z");

    /** Form of the file. */
    enum Format {
        LOBSTER,
        MESSAGES
    }

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "As it was published: .zip, .gz or plain.")
    private Path file;

    @Option(names = "--format", required = true, paramLabel = "F", description = "lobster or messages.")
    private Format format;

    @Option(
            names = "--book",
            paramLabel = "FILE",
            description = "lobster: the orderbook file, if it is not in the zip.")
    private Path book;

    @Option(names = "--reports", paramLabel = "FILE", description = "messages: where the reports' text goes.")
    private Path reports;

    @Option(
            names = "--agent",
            paramLabel = "NAME|CLASS|FILE.java[,key=value...]",
            description = "Adds an agent with 10,000 lots and plenty of cash; the book is not compared then.")
    private List<String> agents = new ArrayList<>();

    @Mixin
    private AgentJarsOption jars;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of the agents' random numbers (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--out", paramLabel = "DIR", description = "Run folder (default: reports/<run id>).")
    private Path out;

    private PrintWriter print;

    @Override
    public Integer call() {
        print = spec.commandLine().getOut();
        if (format == Format.LOBSTER && reports != null) {
            throw new BadInputException("command line", 0, "--reports", "with --format lobster", "--format messages");
        }
        if (format == Format.MESSAGES && book != null) {
            throw new BadInputException("command line", 0, "--book", "with --format messages", "--format lobster");
        }
        if (!Files.isRegularFile(file)) {
            throw new BadInputException(file.toString(), 0, "FILE", "no such file", "a file");
        }
        return format == Format.LOBSTER ? feedLobster() : feedMessages();
    }

    private int feedLobster() {
        final LobsterFeed feed = new LobsterFeed(file, book, agents.isEmpty());
        final Instant start = Instant.ofEpochSecond(0, feed.startNs());
        try (Fed fed = new Fed(feed.symbol(), start, 4, feed.messageCount())) {
            final long before = System.nanoTime();
            final LobsterReport report = feed.feed(fed.market(), fed::progress);
            fed.finish();
            print(report, seconds(before));
        }
        return Ringbook.GOOD;
    }

    private int feedMessages() {
        final MessageFeed feed = new MessageFeed(file);
        try (OutputStream text = reports == null ? null : new BufferedOutputStream(Files.newOutputStream(reports));
                Fed fed = new Fed("FEED", MESSAGES_START, 2, -1)) {
            final long before = System.nanoTime();
            final MessageReport report =
                    feed.feed(fed.market(), Durations.sinceEpochNs(MESSAGES_START), text, fed::progress);
            fed.finish();
            print(report, seconds(before));
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot write " + reports, e);
        }
        return Ringbook.GOOD;
    }

    private void print(final LobsterReport report, final double seconds) {
        print.printf("messages            %,12d%n", report.messages());
        if (report.rowsCompared() > 0) {
            print.printf("rows compared       %,12d%n", report.rowsCompared());
            print.printf(
                    "rows equal          %,12d  %s%n",
                    report.rowsEqual(), percent(report.rowsEqual(), report.rowsCompared()));
        } else {
            print.println("rows compared                  0  "
                    + (agents.isEmpty() ? "there is no orderbook file" : "agents trade too"));
        }
        print.printf("executions          %,12d%n", report.executions());
        print.printf("of them not traded  %,12d%n", report.notTraded());
        print.printf(
                "at head of queue    %,12d  %s%n",
                report.executionsAtHead(), percent(report.executionsAtHead(), report.executions()));
        print.printf("levels revealed     %,12d%n", report.revealed());
        print.printf("levels repaired     %,12d%n", report.repairs());
        print.printf("anonymous cancels   %,12d%n", report.anonymous());
        print.printf("commands            %,12d%n", report.commands());
        print.printf("commands rejected   %,12d%n", report.rejected());
        print.printf("commands per second %,12.0f%n", report.commands() / seconds);
        print.flush();
    }

    private void print(final MessageReport report, final double seconds) {
        print.printf("messages            %,12d%n", report.messages());
        print.printf("accepted            %,12d%n", report.accepted());
        print.printf("trades              %,12d%n", report.trades());
        print.printf("canceled            %,12d%n", report.canceled());
        print.printf("modified            %,12d%n", report.modified());
        print.printf("cancels refused     %,12d%n", report.cancelsRefused());
        print.printf("modifies refused    %,12d%n", report.modifiesRefused());
        print.printf("rejected            %,12d%n", report.rejected());
        print.printf("resting at the end  %,12d%n", report.resting());
        print.printf("commands per second %,12.0f%n", report.messages() / seconds);
        print.println("reports SHA-256     " + report.sha256());
        print.flush();
    }

    private static double seconds(final long beforeNs) {
        return (System.nanoTime() - beforeNs) / 1e9;
    }

    private static String percent(final long part, final long whole) {
        return whole == 0 ? "" : String.format(Locale.ROOT, "%.3f %%", 100.0 * part / whole);
    }

    /** A market with one instrument, a funded feed and the agents of the command line. */
    private final class Fed implements AutoCloseable {
        private final RunFolder folder;
        private final RunSpec run;
        private final Market market;
        private final String symbol;
        private final int cashDecimals;
        private final List<AgentOption> options =
                agents.stream().map(AgentOption::parse).toList();
        private final AgentTypes types = jars.types();
        private final List<TradingAgent> made = options.stream()
                .map(option -> types.make(option.kind(), option.parameters(), "--agent"))
                .toList();
        private FedMarket fedMarket;
        private final ProgressBar bar;
        private boolean closed;

        Fed(final String symbol, final Instant start, final int cashDecimals, final long messages) {
            this.symbol = symbol;
            this.cashDecimals = cashDecimals;
            Rehearsal.of(file.toString(), MarketConfig.simulated(null), this::setUp);
            folder = RunFolder.create(out, FEED + "-" + symbol, seed);
            run = new RunSpec(
                    FEED + " " + file.getFileName(),
                    seed,
                    Profile.STEPPED,
                    start.toString(),
                    Durability.PAGE_CACHE,
                    agents,
                    jars.folder(),
                    null,
                    RunCommand.line(spec));
            run.writeTo(folder);
            options.forEach(
                    option -> types.source(option.kind()).ifPresent(text -> folder.writeSource(option.name(), text)));
            market = Market.open(MarketConfig.simulated(folder.journal())
                    .withSeed(seed)
                    .withStart(start)
                    .withEngine(EngineConfig.standard()));
            setUp(market);
            market.start();
            print.printf("profile stepped, durability page-cache, folder %s%n", folder.path());
            print.flush();
            bar = new ProgressBarBuilder()
                    .setTaskName(FEED)
                    .setInitialMax(messages)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(200)
                    .build();
        }

        private void setUp(final Market empty) {
            empty.listAsset(CASH, cashDecimals);
            empty.listAsset(symbol, 0);
            empty.listInstrument(new InstrumentSpec(symbol, symbol, CASH, 1, 1, 0, 0));
            fedMarket = empty.feed(FEED, symbol, Map.of(CASH, FUNDS, symbol, FUNDS));
            for (int i = 0; i < made.size(); i++) {
                empty.add(options.get(i).name(), made.get(i), Map.of(CASH, AGENT_CASH, symbol, AGENT_LOTS));
            }
        }

        FedMarket market() {
            return fedMarket;
        }

        void progress(final long done) {
            bar.stepTo(done);
        }

        void finish() {
            close();
            market.engine().checkSums();
            RunReport.make(folder.journal(), folder.path(), run.describe(folder));
            print.println("Report: " + folder.resolve(RunReport.REPORT));
            print.println("Verify: agents/bin/ringbook verify " + folder.path());
        }

        @Override
        public void close() {
            if (closed) {
                return;
            }
            closed = true;
            bar.close();
            market.close();
        }
    }
}
