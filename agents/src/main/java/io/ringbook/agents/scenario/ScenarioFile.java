package io.ringbook.agents.scenario;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.ringbook.agents.BadInputException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A scenario as text.
 *
 * @param name of the file, without its ending
 * @param text as it stands in the file
 * @param scenario what it means
 */
public record ScenarioFile(String name, String text, Scenario scenario) {
    private static final String ENDING = ".yaml";
    private static final List<String> SHIPPED = List.of("market", "duo", "flash-crash", "layers", "rmsc04");

    private static final ObjectMapper MAPPER = new ObjectMapper(new YAMLFactory())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /**
     * Reads a scenario.
     *
     * @param nameOrPath one that comes with Ringbook, or a path
     * @throws BadInputException if there is none, or something in it is wrong
     */
    public static ScenarioFile of(final String nameOrPath) {
        if (SHIPPED.contains(nameOrPath)) {
            final String file = nameOrPath + ENDING;
            try (InputStream stream = ScenarioFile.class.getResourceAsStream(file)) {
                return parse(nameOrPath, file, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
            } catch (final IOException e) {
                throw new IllegalStateException("no resource: " + file, e);
            }
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

    /** @param file for messages */
    public static ScenarioFile parse(final String name, final String file, final String text) {
        try {
            final JsonNode tree = MAPPER.readTree(text);
            if (tree == null || !tree.isObject()) {
                throw new BadInputException(file, 0, null, "nothing", "a scenario");
            }
            checkKeys(file, text, tree, Scenario.class, "");
            return new ScenarioFile(name, text, MAPPER.readValue(text, Scenario.class));
        } catch (final InvalidFormatException e) {
            throw new BadInputException(
                    file,
                    line(e),
                    path(e),
                    String.valueOf(e.getValue()),
                    e.getTargetType().getSimpleName());
        } catch (final ValueInstantiationException e) {
            throw new BadInputException(
                    file, line(e), path(e), "(" + e.getCause().getMessage() + ")", "what is named there");
        } catch (final JsonMappingException e) {
            throw new BadInputException(file, line(e), path(e), e.getOriginalMessage(), "another type of value");
        } catch (final JsonProcessingException e) {
            throw new BadInputException(file, line(e), null, e.getOriginalMessage(), "YAML");
        }
    }

    /** Before the values: a mistyped key is not to be hidden by the complaint that the right one is missing. */
    private static void checkKeys(
            final String file, final String text, final JsonNode node, final Class<?> type, final String path) {
        final Map<String, RecordComponent> known = new TreeMap<>();
        for (final RecordComponent component : type.getRecordComponents()) {
            known.put(component.getName(), component);
        }
        node.properties().forEach(entry -> {
            final String key = entry.getKey();
            if (!known.containsKey(key)) {
                throw new BadInputException(file, lineOf(key, text), path + key, key, "one of " + known.keySet());
            }
            if (known.get(key).getGenericType() instanceof ParameterizedType generic
                    && generic.getActualTypeArguments()[0] instanceof Class<?> of
                    && of.isRecord()) {
                for (int i = 0; i < entry.getValue().size(); i++) {
                    checkKeys(file, text, entry.getValue().get(i), of, path + key + ".[" + (i + 1) + "].");
                }
            }
        });
    }

    private static long lineOf(final String key, final String text) {
        final Matcher matcher =
                Pattern.compile("\\b" + Pattern.quote(key) + "\\s*:").matcher(text);
        return matcher.find() ? text.substring(0, matcher.start() + 1).lines().count() : 0;
    }

    private static long line(final JsonProcessingException e) {
        final JsonLocation location = e.getLocation();
        return location == null ? 0 : Math.max(0, location.getLineNr());
    }

    private static String path(final JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + (step.getIndex() + 1) + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
    }
}
