package io.ringbook.agents.cli;

import io.ringbook.agents.BadInputException;
import io.ringbook.agents.plugin.AgentTypes;
import io.ringbook.journal.JournalWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Where a run keeps its journal and its results. */
record RunFolder(Path path) {
    private static final String JOURNAL = "journal";
    /** Folder of the agents that are there. */
    static final String AGENTS = "agents";

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /**
     * For a new run.
     *
     * @param out as given, or null for {@code reports/<run id>} in the working directory
     * @throws BadInputException if there is a journal in it
     */
    static RunFolder create(final Path out, final String scenario, final long seed) {
        final Path path =
                out != null ? out : Path.of("reports", scenario + "-" + seed + "-" + SECOND.format(Instant.now()));
        final RunFolder folder = new RunFolder(path);
        if (JournalWriter.exists(folder.journal()) || JournalWriter.exists(path)) {
            throw new BadInputException(path.toString(), 0, "--out", "a journal", "a folder without one");
        }
        try {
            Files.createDirectories(path);
        } catch (final IOException e) {
            throw new BadInputException(path.toString(), 0, "--out", e.toString(), "a folder that can be made");
        }
        return folder;
    }

    /**
     * For one of several runs of a command.
     *
     * @throws BadInputException if there is a journal in it
     */
    RunFolder of(final String run) {
        return create(path.resolve(run), null, 0);
    }

    /**
     * Of a run that was.
     *
     * @param given a run folder, or the journal folder in it
     * @throws BadInputException if there is no journal
     */
    static RunFolder find(final Path given) {
        if (JournalWriter.exists(given.resolve(JOURNAL))) {
            return new RunFolder(given);
        }
        final Path absolute = given.toAbsolutePath().normalize();
        if (JournalWriter.exists(absolute) && absolute.endsWith(JOURNAL)) {
            return new RunFolder(absolute.getParent());
        }
        throw new BadInputException(given.toString(), 0, "DIR", "no journal", "a run folder or its journal folder");
    }

    Path journal() {
        return path.resolve(JOURNAL);
    }

    /** Of a live run that was recorded: what each agent was told. */
    Path deliveries() {
        return path.resolve("deliveries");
    }

    /** As its folder is called. */
    String runId() {
        return String.valueOf(path.toAbsolutePath().normalize().getFileName());
    }

    Path resolve(final String name) {
        return path.resolve(name);
    }

    /**
     * Keeps the source of an agent as it was compiled.
     *
     * @param name of the agent, or of those that were made of it
     */
    void writeSource(final String name, final String text) {
        write(AGENTS, name, AgentTypes.SOURCE, text);
    }

    /** @return the type as a restart finds it: a source file is the one that was kept */
    String kept(final String type, final String name) {
        return AgentTypes.isSource(type) ? file(AGENTS, name, AgentTypes.SOURCE).toString() : type;
    }

    void write(final String name, final String text) {
        write(path.resolve(name), text);
    }

    private static void write(final Path file, final String text) {
        try {
            Files.writeString(file, text);
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** Writes a file for an agent. */
    void write(final String folder, final String agent, final String ending, final String text) {
        try {
            Files.createDirectories(path.resolve(folder));
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot make " + path.resolve(folder), e);
        }
        write(file(folder, agent, ending), text);
    }

    /** @return the text of a file that was written for an agent, nothing if there is none */
    Optional<String> read(final String folder, final String agent, final String ending) {
        final Path file = file(folder, agent, ending);
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** @return a file for an agent: names of agents may hold what names of files may not */
    Path file(final String folder, final String agent, final String ending) {
        return path.resolve(folder).resolve(URLEncoder.encode(agent, StandardCharsets.UTF_8) + ending);
    }
}
