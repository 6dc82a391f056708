package io.ringbook.agents.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.ringbook.agents.BadInputException;
import io.ringbook.agents.plugin.AgentOption;
import io.ringbook.agents.plugin.AgentTypes;
import io.ringbook.agents.report.RunDescription;
import io.ringbook.agents.scenario.ScenarioFile;
import io.ringbook.agents.scenario.ScenarioMarket;
import io.ringbook.core.ring.Profile;
import io.ringbook.journal.Durability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * How a run was started, kept in its folder so that it can be restarted and its report made again.
 *
 * @param scenario name
 * @param seed of the random numbers
 * @param profile of threads
 * @param start when its time began, ISO 8601
 * @param durability of the journal
 * @param agents added on the command line, as they stand there
 * @param jars folder of jars with types of agents, or null
 * @param data folder of bars in place of the scenario's, or null
 * @param commandLine that ran it last
 */
record RunSpec(
        String scenario,
        long seed,
        Profile profile,
        String start,
        Durability durability,
        List<String> agents,
        String jars,
        String data,
        String commandLine) {
    /** The scenario's own text stands beside it. */
    static final String SCENARIO = "scenario.yaml";

    private static final String FILE = "run.json";
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** @throws BadInputException if something is wrong in the folder of jars */
    AgentTypes agentTypes() {
        return jars == null ? new AgentTypes() : new AgentTypes(Path.of(jars));
    }

    /**
     * The scenario that was run, as it was kept.
     *
     * @throws BadInputException if it is not there or wrong
     */
    ScenarioMarket market(final RunFolder folder, final AgentTypes types) {
        final Path file = folder.resolve(SCENARIO);
        try {
            final ScenarioFile kept = ScenarioFile.parse(scenario, file.toString(), Files.readString(file));
            return ScenarioMarket.of(
                    data == null ? kept : kept.withData(Path.of(data)),
                    agents.stream()
                            .map(text -> AgentOption.parse(text).located(folder::kept))
                            .toList(),
                    types,
                    folder::kept);
        } catch (final IOException e) {
            throw new BadInputException(file.toString(), 0, null, e.toString(), "the run's scenario");
        }
    }

    void writeTo(final RunFolder folder) {
        try {
            folder.write(FILE, MAPPER.writeValueAsString(this) + "\n");
        } catch (final JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws BadInputException if it is not there or not whole */
    static RunSpec read(final RunFolder folder) {
        final String file = folder.resolve(FILE).toString();
        try {
            final RunSpec read = MAPPER.readValue(Files.readString(folder.resolve(FILE)), RunSpec.class);
            if (read.scenario == null
                    || read.profile == null
                    || read.durability == null
                    || read.agents == null
                    || read.commandLine == null) {
                throw new BadInputException(file, 0, null, read.toString(), "all fields that a run writes");
            }
            return read;
        } catch (final IOException e) {
            throw new BadInputException(file, 0, null, e.getMessage(), "what a run writes");
        }
    }

    RunSpec withCommandLine(final String newCommandLine) {
        return new RunSpec(scenario, seed, profile, start, durability, agents, jars, data, newCommandLine);
    }

    /** As its report names it. */
    RunDescription describe(final RunFolder folder) {
        return new RunDescription(
                scenario,
                seed,
                profile == Profile.STEPPED ? RunDescription.Mode.SIMULATED : RunDescription.Mode.LIVE,
                lower(profile),
                lower(durability),
                folder.runId(),
                commandLine);
    }

    static String lower(final Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
