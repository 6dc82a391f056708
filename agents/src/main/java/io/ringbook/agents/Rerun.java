package io.ringbook.agents;

import io.ringbook.agents.hub.Rerunner;
import java.util.Map;

/**
 * How it went when an agent was run again on exactly what it saw.
 *
 * @param commands of the agent that were the same
 * @param difference the first one that was not, or null
 * @param end why there is more that was not compared though there is no difference, or null
 */
public record Rerun(long commands, Difference difference, String end) {
    /**
     * A command that is another one.
     *
     * @param sequence of the journal's, or of its last record if the agent sent one more
     * @param journal what it sent then, as text; "nothing" if it sent nothing
     * @param rerun what it sent now, likewise
     */
    public record Difference(long sequence, String journal, String rerun) {}

    /**
     * Runs an agent again, on the caller's thread.
     *
     * @param config that the run had, with its journal, and with its deliveries if it was live
     * @param spec that the agent had
     * @param fundamentals that the run had, by symbol
     * @throws MarketException if there was no such agent
     * @throws BadInputException if what the agent of a live run was told is not there
     * @throws io.ringbook.journal.JournalException if the journal cannot be read
     */
    public static Rerun of(
            final MarketConfig config, final AgentSpec spec, final Map<String, Fundamental> fundamentals) {
        return Rerunner.run(config, spec, fundamentals);
    }
}
