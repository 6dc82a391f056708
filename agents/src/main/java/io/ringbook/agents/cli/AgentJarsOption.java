package io.ringbook.agents.cli;

import io.ringbook.agents.plugin.AgentTypes;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** {@code --agents DIR}: where jars with types of agents are. */
final class AgentJarsOption {
    @Option(
            names = "--agents",
            paramLabel = "DIR",
            defaultValue = "${env:RINGBOOK_AGENTS}",
            description = "Folder of jars with types of agents (default: RINGBOOK_AGENTS of the environment).")
    private Path folder;

    /** @throws io.ringbook.agents.BadInputException if something is wrong in the folder */
    AgentTypes types() {
        return isGiven() ? new AgentTypes(folder) : new AgentTypes();
    }

    /** @return the folder from the root on, so that a restart finds it from anywhere, or null */
    String folder() {
        return isGiven() ? folder.toAbsolutePath().toString() : null;
    }

    /** An empty variable is none; as a path it would be the working directory. */
    private boolean isGiven() {
        return folder != null && !folder.toString().isEmpty();
    }
}
