package io.ringbook.agents.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ringbook.agents.Desk;
import io.ringbook.agents.Parameters;
import io.ringbook.agents.TradingAgent;
import io.ringbook.agents.plugin.AgentOption;
import io.ringbook.agents.plugin.AgentTypes;
import io.ringbook.core.Records;
import io.ringbook.core.Side;
import io.ringbook.core.event.RecordText;
import io.ringbook.core.event.StreamHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real day in which agents trade. */
final class DayTest {
    private static final Duration OPEN = Duration.ofMinutes(6);

    @BeforeEach
    void needsData() {
        assumeTrue(System.getenv("RINGBOOK_DATA") != null, "RINGBOOK_DATA is not set: no day to run");
    }

    @Test
    void ownOrdersMoveTheMarket() {
        final List<Long> undisturbed = asks(0);
        final List<Long> disturbed = asks(300);
        assertEquals(undisturbed.get(0), disturbed.get(0));
        // It took more than was offered best, and nobody has come to fill the gap a moment later.
        assertTrue(disturbed.get(1) > undisturbed.get(1), undisturbed + " and " + disturbed);
    }

    @Test
    void theDayIsFedInTheTimeOfItsFileAndNoFurtherThanItIsOpen() {
        final ScenarioMarket day = ScenarioMarket.of("day");
        final long[] nowNs = new long[1];
        try (ScenarioRun run = day.open(day.config(null))) {
            run.start();
            run.run(OPEN, timeNs -> nowNs[0] = timeNs);
            assertTrue(run.market().directory().account(FlowPlan.ACCOUNT) > 0);
        }
        final long startNs = day.file().scenario().startTime().getEpochSecond() * 1_000_000_000;
        assertEquals(startNs + OPEN.toNanos(), nowNs[0]);
    }

    @Test
    void theOperatorSetsPhasesInTheTimeOfTheFile() {
        final String text = ScenarioFile.textOf("day")
                .replace(
                        "lot: \"1\"}",
                        "lot: \"1\", phases: [{at: 1m, phase: halted}, {at: 2m, phase: auction}, {at: 3m, phase: open}]}");
        final ScenarioFile file = ScenarioFile.parse("day", "day", text);
        final ScenarioMarket day = ScenarioMarket.of(file, List.of(), new AgentTypes(), file::beside);
        final List<String> phases = new ArrayList<>();
        final long startNs = file.scenario().startTime().getEpochSecond() * 1_000_000_000;
        final long[] timeNs = new long[1];
        final StreamHandler tap = (sequence, buffer, offset, length, last) -> {
            final String record = RecordText.of(buffer, offset, length);
            if (Records.isCommand(Records.templateId(buffer, offset))) {
                timeNs[0] = Records.timestampNs(buffer, offset);
            } else if (record.startsWith("PhaseChanged")) {
                phases.add((timeNs[0] - startNs) / 1_000_000_000 + record.replaceFirst(".*phase=", " "));
            }
        };
        try (ScenarioRun run = day.open(day.config(null), tap)) {
            run.start();
            run.run(OPEN, nowNs -> {});
        }
        assertEquals(List.of("60 HALTED", "120 AUCTION", "180 OPEN"), phases);
    }

    /** @return best ask before the sweeper bought, and a moment after */
    private static List<Long> asks(final long lots) {
        final ScenarioFile file = ScenarioFile.of("day");
        final ScenarioMarket day = ScenarioMarket.of(
                file,
                List.of(AgentOption.parse(Sweeper.class.getName() + ",name=sweeper,lots=" + lots)),
                new AgentTypes(),
                file::beside);
        Sweeper.asks.clear();
        try (ScenarioRun run = day.open(day.config(null))) {
            run.start();
            run.run(OPEN, nowNs -> {});
        }
        return List.copyOf(Sweeper.asks);
    }

    /** Looks at the market after four minutes, buys, and looks again; with no lots it only looks. */
    public static final class Sweeper implements TradingAgent {
        static final List<Long> asks = new ArrayList<>();

        private final long lots;

        public Sweeper(final Parameters parameters) {
            lots = parameters.whole("lots", 0);
        }

        @Override
        public void onStart(final Desk desk) {
            desk.wakeAfter(Duration.ofMinutes(4).toNanos());
        }

        @Override
        public void onTimer(final Desk desk) {
            asks.add(desk.askTicks());
            if (asks.size() == 1) {
                if (lots > 0) {
                    desk.market(Side.BUY, lots);
                }
                desk.wakeAfter(Duration.ofMillis(10).toNanos());
            }
        }
    }
}
