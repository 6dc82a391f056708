package io.ringbook.agents.cli;

import io.ringbook.agents.AgentSpec;
import io.ringbook.agents.BadInputException;
import io.ringbook.agents.Market;
import io.ringbook.agents.MarketException;
import io.ringbook.agents.TradingAgent;
import io.ringbook.agents.plugin.AgentOption;
import io.ringbook.agents.plugin.AgentTypes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Who is in a live market, as files: {@code agents/NAME.agent} says what the agent is, as {@code --agent} does. The run keeps one for each of
 * its agents and looks for changes; {@code attach} adds one, {@code detach} deletes it. What became of it stands in
 * {@code agents/NAME.answer}.
 */
final class AgentFolder {
    private static final String AGENT = ".agent";
    private static final String ANSWER = ".answer";

    private final RunFolder run;
    private final Path folder;
    private final Set<String> known = new TreeSet<>();

    AgentFolder(final RunFolder run) {
        this.run = run;
        folder = run.resolve(RunFolder.AGENTS);
    }

    /** For the run, before it starts: who is there already. */
    void open(final Set<String> names) {
        try {
            Files.createDirectories(folder);
            for (final String stale : namesIn(ANSWER)) {
                Files.delete(file(stale, ANSWER));
            }
            for (final String name : names) {
                if (!Files.exists(file(name, AGENT))) {
                    write(name, AGENT, "of the scenario");
                }
            }
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot write " + folder, e);
        }
        known.addAll(names);
    }

    /**
     * For a restart: who was attached and was there when the run ended.
     *
     * @param names of those that come without being attached
     */
    List<AgentOption> attached(final Set<String> names) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        final List<AgentOption> attached = new ArrayList<>();
        for (final String name : namesIn(AGENT)) {
            if (!names.contains(name)) {
                attached.add(option(name).located(run::kept));
            }
        }
        return attached;
    }

    /** For the run, now and then: takes in who came and lets go who went. */
    void look(final Market market, final AgentTypes types) {
        final Set<String> now = namesIn(AGENT);
        for (final String name : now) {
            if (known.add(name)) {
                answer(name, () -> {
                    final AgentOption option = option(name);
                    final TradingAgent agent = types.make(option.kind(), option.parameters(), "attach");
                    market.add(AgentSpec.of(name, agent));
                    types.source(option.kind()).ifPresent(text -> run.writeSource(name, text));
                    return "attached";
                });
            }
        }
        for (final String name : List.copyOf(known)) {
            if (!now.contains(name)) {
                known.remove(name);
                answer(name, () -> {
                    market.detach(name);
                    return "detached";
                });
            }
        }
    }

    /** For {@code attach}. @throws BadInputException if there is an agent of that name */
    void add(final String name, final String option) {
        if (Files.exists(file(name, AGENT))) {
            throw new BadInputException(folder.toString(), 0, "name", name, "a name that nobody has");
        }
        write(name, AGENT, option);
    }

    /** For {@code detach}. @throws BadInputException if there is no agent of that name */
    void remove(final String name) {
        try {
            if (!Files.deleteIfExists(file(name, AGENT))) {
                throw new BadInputException(
                        folder.toString(), 0, "name", name, "one of " + String.join(", ", namesIn(AGENT)));
            }
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot change " + folder, e);
        }
    }

    /** For {@code attach} and {@code detach}. @return what became of it, or null if that is not known yet */
    String answer(final String name) {
        try {
            final Path file = file(name, ANSWER);
            if (!Files.exists(file)) {
                return null;
            }
            final String text = Files.readString(file);
            Files.delete(file);
            return text;
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        }
    }

    private void answer(final String name, final Change change) {
        String text;
        try {
            text = change.make();
        } catch (final BadInputException | MarketException | UncheckedIOException e) {
            text = "refused: " + e.getMessage();
            known.remove(name);
            try {
                Files.deleteIfExists(file(name, AGENT));
            } catch (final IOException alsoWrong) {
                text += ", and " + alsoWrong;
            }
        }
        write(name, ANSWER, text);
    }

    private AgentOption option(final String name) {
        try {
            return AgentOption.parse(Files.readString(file(name, AGENT)).strip());
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot read " + file(name, AGENT), e);
        }
    }

    /** Whole or not at all. */
    private void write(final String name, final String ending, final String text) {
        try {
            final Path aside = file(name, ".new");
            Files.writeString(aside, text);
            Files.move(aside, file(name, ending), StandardCopyOption.ATOMIC_MOVE);
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot write " + folder, e);
        }
    }

    private Set<String> namesIn(final String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            final Set<String> names = new TreeSet<>();
            files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(ending))
                    .forEach(file -> names.add(URLDecoder.decode(
                            file.substring(0, file.length() - ending.length()), StandardCharsets.UTF_8)));
            return names;
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        }
    }

    private Path file(final String name, final String ending) {
        return run.file(RunFolder.AGENTS, name, ending);
    }

    /** Something that may be refused. */
    @FunctionalInterface
    private interface Change {
        String make();
    }
}
