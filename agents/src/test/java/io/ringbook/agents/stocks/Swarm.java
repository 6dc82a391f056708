package io.ringbook.agents.stocks;

import io.ringbook.agents.Desk;
import io.ringbook.agents.Message;
import io.ringbook.agents.Message.OrderRequest;
import io.ringbook.agents.Message.TradeSignal;
import io.ringbook.agents.Parameters;
import io.ringbook.agents.Signal;
import io.ringbook.agents.TradingAgent;
import io.ringbook.agents.plugin.AgentTypes;
import io.ringbook.agents.scenario.ScenarioFile;
import io.ringbook.agents.scenario.ScenarioMarket;
import io.ringbook.agents.scenario.ScenarioRun;
import io.ringbook.core.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** For tests: agents of the swarm on written bars of a folder, and all that they said and logged. For one test at a time. */
final class Swarm {
    private static final List<Said> SAID = new ArrayList<>();

    private final Path folder;
    private final List<String> log = new ArrayList<>();

    Swarm(final Path folder) {
        this.folder = folder;
        SAID.clear();
    }

    /** A message as it was told. */
    record Said(String time, String sender, Message message) {}

    /** @param rows day of January 2023, open, high, low, close and volume */
    Swarm bars(final String symbol, final String... rows) throws IOException {
        final StringBuilder text = new StringBuilder("Date,Open,High,Low,Close,Volume\n");
        for (final String row : rows) {
            text.append("2023-01-").append(row).append('\n');
        }
        Files.writeString(folder.resolve(symbol + ".csv"), text);
        return this;
    }

    /** Runs all days with these agents, as a scenario has them, and who listens. */
    Swarm run(final String... agents) {
        final ScenarioFile file = ScenarioFile.parse(
                "x", "x.yaml", """
                assets: [{symbol: USD, decimals: 4}]
                bars: {data: %s, takerFeePpm: 500}
                agents:
                - {type: "%s", name: listener}
                - %s
                """.formatted(folder, Listens.class.getName(), String.join("\n- ", agents)));
        final ScenarioMarket market = ScenarioMarket.of(file, List.of(), new AgentTypes(), (type, name) -> type);
        try (ScenarioRun run = market.open(market.config(null))) {
            run.market().logTo((nowNs, agent, text) -> log.add(time(nowNs) + " " + agent + " " + text));
            run.start();
            run.run(market.openFor(), nowNs -> {});
            if (run.market().cutOffCount() != 0) {
                throw new IllegalStateException("someone was cut off: " + log);
            }
        }
        return this;
    }

    /** A trader with 100,000. */
    static String trader(final String parameters) {
        return "{type: stock-trader, name: trader, funds: {USD: \"100000\"}, parameters: {" + parameters + "}}";
    }

    static String manager(final String name, final String parameters) {
        return "{type: risk-manager, name: " + name + ", parameters: {" + parameters + "}}";
    }

    /** @param script times of January 2023 and what is said then, such as 03T16:00:02 BUY ABC 0.5, with semicolons between */
    static String says(final String script) {
        return "{type: \"" + Says.class.getName() + "\", name: says, parameters: {script: \"" + script + "\"}}";
    }

    /** What was said of one kind, in its order. */
    <M extends Message> List<M> all(final Class<M> kind) {
        return SAID.stream()
                .map(Said::message)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** The same with time and sender. */
    List<Said> said(final Class<? extends Message> kind) {
        return SAID.stream().filter(said -> kind.isInstance(said.message())).toList();
    }

    /** @return lines of the log that have all these words */
    List<String> log(final String... words) {
        return log.stream()
                .filter(line -> List.of(words).stream().allMatch(line::contains))
                .toList();
    }

    private static String time(final long nowNs) {
        return Instant.ofEpochSecond(0, nowNs).toString().substring(8, 19);
    }

    /** Follows everything. */
    public static final class Listens implements TradingAgent {
        @Override
        public void onStart(final Desk desk) {
            List.of(
                            Topics.SIGNALS,
                            Topics.REQUESTS,
                            Topics.APPROVALS,
                            Topics.POSITIONS,
                            Topics.LIQUIDATIONS,
                            Topics.ALERTS)
                    .forEach(desk::follow);
        }

        @Override
        public void onSignal(final Desk desk, final Signal signal) {
            SAID.add(new Said(time(desk.nowNs()), signal.sender(), signal.message()));
        }
    }

    /** Says what its script has: signals, or requests as {@code ASK number side symbol value cash portfolio position}. */
    public static final class Says implements TradingAgent {
        private final List<String> script;
        private int said;

        public Says(final Parameters parameters) {
            script = List.of(parameters.text("script", "").split("; *", -1));
        }

        @Override
        public void onStart(final Desk desk) {
            if (desk.instrument().symbol().equals(desk.symbols().get(0))) {
                wakeForNext(desk);
            }
        }

        @Override
        public void onTimer(final Desk desk) {
            final String[] words = script.get(said).split(" ", -1);
            if (words[1].equals("ASK")) {
                desk.send(
                        Topics.REQUESTS,
                        new OrderRequest(
                                Long.parseLong(words[2]),
                                "",
                                1,
                                words[4],
                                Side.valueOf(words[3]),
                                1,
                                1,
                                Long.parseLong(words[5]),
                                Long.parseLong(words[6]),
                                Long.parseLong(words[7]),
                                Long.parseLong(words[8])));
            } else {
                desk.send(
                        Topics.SIGNALS,
                        new TradeSignal(
                                words[2],
                                TradeSignal.Action.valueOf(words[1]),
                                Double.parseDouble(words[3]),
                                1,
                                0,
                                0,
                                0,
                                0,
                                "script",
                                "script",
                                desk.nowNs()));
            }
            said++;
            wakeForNext(desk);
        }

        private void wakeForNext(final Desk desk) {
            if (said < script.size()) {
                final Instant at = Instant.parse("2023-01-" + script.get(said).split(" ", -1)[0] + "Z");
                desk.wakeAt(at.getEpochSecond() * 1_000_000_000);
            }
        }
    }
}
