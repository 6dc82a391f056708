package io.ringbook.agents.scenario;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.ringbook.agents.BadInputException;
import io.ringbook.agents.Place;
import io.ringbook.agents.WrongValueException;
import io.ringbook.agents.plugin.AgentTypes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A scenario as text.
 *
 * @param name of the file, without its ending
 * @param file as it was asked for
 * @param text as it stands in the file
 * @param scenario what it means
 * @param place of the file, for what is found to be wrong later: keys are paths such as {@code agents.[2].funds.USD}
 */
public record ScenarioFile(String name, String file, String text, Scenario scenario, Place place) {
    private static final String ENDING = ".yaml";
    private static final String DATA_OPTION = "--data";
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");

    /** Those that come with Ringbook. */
    static final List<String> SHIPPED = List.of("day", "duo", "flash-crash", "layers", "market", "rmsc04", "stocks");

    private static final ObjectMapper MAPPER =
            new ObjectMapper(new YAMLFactory()).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /**
     * Reads a scenario.
     *
     * @param nameOrPath one that comes with Ringbook, or a path
     * @throws BadInputException if there is none, or something in it is wrong
     */
    public static ScenarioFile of(final String nameOrPath) {
        if (SHIPPED.contains(nameOrPath)) {
            return parse(nameOrPath, nameOrPath, textOf(nameOrPath));
        }
        final Path path = Path.of(nameOrPath);
        if (!Files.isRegularFile(path)) {
            throw new BadInputException(
                    nameOrPath, 0, "SCENARIO", "no such file", "a path, or one of " + String.join(", ", SHIPPED));
        }
        try {
            final String file = String.valueOf(path.getFileName());
            return parse(file.replaceFirst("\\.[^.]*$", ""), nameOrPath, Files.readString(path));
        } catch (final IOException e) {
            throw new BadInputException(nameOrPath, 0, null, String.valueOf(e.getMessage()), "a text file in UTF-8");
        }
    }

    /**
     * @param file for messages
     * @throws BadInputException if something in it is wrong
     */
    public static ScenarioFile parse(final String name, final String file, final String text) {
        try {
            final YamlLines lines = YamlLines.read(file, MAPPER.createParser(text));
            final JsonNode tree = MAPPER.readTree(text);
            if (tree == null || !tree.isObject()) {
                throw new BadInputException(file, 0, null, "nothing", "a scenario");
            }
            new YamlShape(lines).check(tree, Scenario.class, "");
            return new ScenarioFile(name, file, text, scenario(tree, lines), lines);
        } catch (final JsonProcessingException e) {
            throw new BadInputException(
                    file,
                    line(e),
                    null,
                    e.getOriginalMessage().replaceAll("\\s+", " ").strip(),
                    "YAML");
        } catch (final IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param name of one that comes with Ringbook */
    static String textOf(final String name) {
        try (InputStream stream = ScenarioFile.class.getResourceAsStream(name + ENDING)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (final IOException e) {
            throw new IllegalStateException("no resource: " + name, e);
        }
    }

    /**
     * @param at where it stands, of {@code key}
     * @param text relative to the scenario; {@code ${NAME}} is a variable of the environment
     */
    Path path(final Place at, final String key, final String text) {
        final String path = VARIABLE.matcher(text).replaceAll(found -> {
            final String value = System.getenv(found.group(1));
            if (value == null) {
                throw at.wrong(key, text, found.group(1) + " to be set in the environment");
            }
            return Matcher.quoteReplacement(value);
        });
        return Path.of(file).resolveSibling(path);
    }

    /**
     * The same with bars of other files.
     *
     * @throws BadInputException if it has no bars
     */
    public ScenarioFile withData(final Path folder) {
        if (scenario.bars() == null) {
            throw new BadInputException(DATA_OPTION, 0, null, name, "a scenario with bars");
        }
        return new ScenarioFile(
                name, file, text, scenario.withData(folder.toAbsolutePath().toString()), Place.of(DATA_OPTION));
    }

    /** @return where a source file is that the scenario names: beside it. Other types are left as they are. */
    public String beside(final String type, final String name) {
        return AgentTypes.isSource(type) ? Path.of(file).resolveSibling(type).toString() : type;
    }

    private static Scenario scenario(final JsonNode tree, final YamlLines lines) throws JsonProcessingException {
        try {
            return MAPPER.treeToValue(tree, Scenario.class);
        } catch (final JsonMappingException e) {
            if (e.getCause() instanceof WrongValueException wrong) {
                throw wrong.at(lines.within(path(e)));
            }
            throw e;
        }
    }

    private static long line(final JsonProcessingException e) {
        final JsonLocation location = e.getLocation();
        return location == null ? 0 : Math.max(0, location.getLineNr());
    }

    private static String path(final JsonMappingException e) {
        String path = "";
        for (final JsonMappingException.Reference step : e.getPath()) {
            path = step.getFieldName() == null
                    ? YamlLines.path(path, step.getIndex())
                    : YamlLines.path(path, step.getFieldName());
        }
        return path;
    }
}
