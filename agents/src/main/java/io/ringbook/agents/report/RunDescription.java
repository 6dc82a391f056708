package io.ringbook.agents.report;

import java.util.Locale;
import java.util.Objects;

/**
 * What was run, as its report names it.
 *
 * @param scenario name of the scenario or of the file that was fed
 * @param seed of all random streams
 * @param mode whose time it ran in
 * @param profile of threads
 * @param durability of the journal
 * @param runId of the run, as its folder is called
 * @param commandLine that ran it
 */
public record RunDescription(
        String scenario, long seed, Mode mode, String profile, String durability, String runId, String commandLine) {
    /** Whose time a market runs in. */
    public enum Mode {
        SIMULATED,
        LIVE;

        /** @return as people write it */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public RunDescription {
        Objects.requireNonNull(scenario, "scenario");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(profile, "profile");
        Objects.requireNonNull(durability, "durability");
        Objects.requireNonNull(runId, "runId");
        Objects.requireNonNull(commandLine, "commandLine");
    }
}
