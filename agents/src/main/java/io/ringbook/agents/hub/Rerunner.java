package io.ringbook.agents.hub;

import io.ringbook.agents.AgentSpec;
import io.ringbook.agents.Fundamental;
import io.ringbook.agents.MarketConfig;
import io.ringbook.agents.Rerun;
import io.ringbook.core.ring.Profile;
import java.util.Map;

/**
 * Runs one agent of a run again, on exactly what it saw: hub, seat and time are those of a market, but the stream comes from the
 * journal, and what the agent sends is compared with what it sent then. All on the caller's thread, so that a debugger stops in the agent
 * where it decided.
 */
public final class Rerunner {
    private Rerunner() {}

    /**
     * Runs an agent again.
     *
     * @param config that the run had, with its journal, and the deliveries of a live one
     * @param spec that the agent had
     * @param fundamentals that the run had, by symbol
     * @throws io.ringbook.agents.MarketException if there was no such agent
     * @throws io.ringbook.agents.BadInputException if there are no deliveries of the agent of a live run
     * @throws io.ringbook.journal.JournalException if the journal cannot be read
     */
    public static Rerun run(
            final MarketConfig config, final AgentSpec spec, final Map<String, Fundamental> fundamentals) {
        final RerunStage stage = new RerunStage(spec, fundamentals);
        return config.profile() == Profile.STEPPED
                ? SteppedRerun.run(config, spec, stage)
                : LiveRerun.run(config, spec, stage);
    }
}
