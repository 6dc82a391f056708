package io.ringbook.agents.plugin;

import io.ringbook.agents.BadInputException;
import io.ringbook.agents.Parameters;
import io.ringbook.agents.Place;
import io.ringbook.agents.TradingAgent;
import io.ringbook.agents.WrongValueException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** The types of agents that a run knows. For one thread. */
public final class AgentTypes {
    /** What the name of a source file ends with. */
    public static final String SOURCE = SourceFile.ENDING;

    /** Key of a type. */
    public static final String TYPE = "type";

    /** Key of what a type is told. */
    public static final String PARAMETERS = "parameters";

    private static final String NAME = "[A-Za-z0-9-]{1,24}";

    private final ClassLoader loader = AgentTypes.class.getClassLoader();
    private final Map<String, AgentType> types = new TreeMap<>();
    private final Map<String, SourceFile> sources = new HashMap<>();
    private final Map<String, AgentType> compiled = new HashMap<>();

    /**
     * Those of the class path, Ringbook's own among them.
     *
     * @throws BadInputException if one of them is wrong, or two have one name
     */
    public AgentTypes() {
        add(loader, "class path");
    }

    /**
     * Those of the class path and of each jar in a folder.
     *
     * @throws BadInputException if there is no such folder, a jar in it cannot be read or brings no type, one of the types
     *     is wrong, or two have one name
     */
    public AgentTypes(final Path folder) {
        this();
        AgentJars.in(folder).forEach((jar, itsLoader) -> {
            if (add(itsLoader, jar.toString()) == 0) {
                throw new BadInputException(
                        jar.toString(), 0, "META-INF/services/" + AgentType.class.getName(), "no type", "at least one");
            }
        });
    }

    /**
     * Makes an agent.
     *
     * @param where the type was named, for messages
     * @throws BadInputException as {@link #maker}
     */
    public TradingAgent make(final String type, final Map<String, String> values, final String where) {
        return maker(type, values, Place.of(where)).get();
    }

    /**
     * Finds a type and makes one agent of it, so that what is wrong is said at once.
     *
     * @param type the name of a type, or of a class with a public constructor that takes {@link Parameters} or nothing, or
     *     the path of a source file with one such class, which is compiled once
     * @param values of its parameters, by key
     * @param place of the keys {@value #TYPE} and {@value #PARAMETERS}
     * @return makes another one with each call, on any thread
     * @throws BadInputException if there is no such type, a parameter is wrong or unknown, or the constructor throws
     */
    public Supplier<TradingAgent> maker(final String type, final Map<String, String> values, final Place place) {
        final AgentType found = find(type, place);
        final Parameters parameters = new Parameters(values);
        make(found, type, parameters, place);
        if (!parameters.unknown().isEmpty()) {
            final String unknown = parameters.unknown().iterator().next();
            throw place.within(PARAMETERS)
                    .wrong(
                            unknown,
                            unknown,
                            parameters.known().isEmpty()
                                    ? "no parameters"
                                    : "one of " + String.join(", ", new TreeSet<>(parameters.known())));
        }
        return () -> make(found, type, new Parameters(values), place);
    }

    /** @return the text of a source file as it was compiled to make agents; nothing for other types */
    public Optional<String> source(final String type) {
        return Optional.ofNullable(sources.get(type)).map(SourceFile::text);
    }

    /** @return whether the type is the path of a source file */
    public static boolean isSource(final String type) {
        return type.endsWith(SourceFile.ENDING);
    }

    /** @return what an agent of this type is called by default: as the type, or as class or file without what is around */
    public static String nameOf(final String type) {
        if (isSource(type)) {
            return type.substring(type.lastIndexOf('/') + 1, type.length() - SourceFile.ENDING.length());
        }
        return type.substring(type.lastIndexOf('.') + 1);
    }

    private static TradingAgent make(
            final AgentType found, final String type, final Parameters parameters, final Place place) {
        final TradingAgent agent;
        try {
            agent = found.make(parameters);
        } catch (final BadInputException e) {
            throw e;
        } catch (final WrongValueException e) {
            throw e.at(place.within(PARAMETERS));
        } catch (final IllegalArgumentException e) {
            throw place.wrong(PARAMETERS, "(" + e.getMessage() + ")", "what is named there");
        } catch (final RuntimeException | LinkageError | AssertionError e) {
            final StackTraceElement[] at = e.getStackTrace();
            throw place.wrong(
                    TYPE,
                    type + ": " + e + (at.length == 0 ? "" : " at " + at[0]),
                    "a constructor that does not throw");
        }
        if (agent == null) {
            throw place.wrong(TYPE, type + ": null", "an agent");
        }
        return agent;
    }

    private AgentType find(final String type, final Place place) {
        if (isSource(type)) {
            return compiled.computeIfAbsent(type, path -> {
                final SourceFile source = SourceFile.compile(Path.of(path));
                sources.put(path, source);
                return source.agentType();
            });
        }
        final AgentType known = types.get(type);
        return known != null ? known : ofClass(type, place);
    }

    private AgentType ofClass(final String name, final Place place) {
        final Class<?> found;
        try {
            found = Class.forName(name, false, loader);
        } catch (final ClassNotFoundException | LinkageError e) {
            throw place.wrong(TYPE, name, "one of " + String.join(", ", types.keySet()) + ", a class, or a FILE.java");
        }
        return new AgentClass(found, place);
    }

    /** @return how many were added: those that this loader finds itself, not its parent */
    private int add(final ClassLoader from, final String where) {
        int added = 0;
        try {
            final Iterator<ServiceLoader.Provider<AgentType>> found =
                    ServiceLoader.load(AgentType.class, from).stream().iterator();
            while (found.hasNext()) {
                final ServiceLoader.Provider<AgentType> provider = found.next();
                if (provider.type().getClassLoader() == from) {
                    add(provider.get());
                    added++;
                }
            }
            return added;
        } catch (final ServiceConfigurationError | LinkageError e) {
            final String cause = e.getCause() == null ? "" : ", " + e.getCause();
            throw new BadInputException(where, 0, "AgentType", e.getMessage() + cause, "a type that can be made");
        }
    }

    private void add(final AgentType type) {
        final String name = type.name();
        if (name == null || !name.matches(NAME)) {
            throw wrong(type, "a name of 1 to 24 letters, digits and hyphens");
        }
        final AgentType other = types.putIfAbsent(name, type);
        if (other != null) {
            throw wrong(type, "a name that is not taken by " + other.getClass().getName() + " in " + place(other));
        }
    }

    private static BadInputException wrong(final AgentType type, final String expected) {
        return new BadInputException(place(type), 0, type.getClass().getName(), String.valueOf(type.name()), expected);
    }

    private static String place(final AgentType type) {
        return type.getClass()
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
    }
}
