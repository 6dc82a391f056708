package io.ringbook.agents.scenario;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.ringbook.agents.Place;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether a YAML tree has the form of a record: its keys, and lists, maps and values where they belong. It is looked at before
 * the values are: a mistyped key is not to be hidden by the complaint that the right one is missing.
 */
final class YamlShape {
    private final Place place;

    /** @param place of the whole */
    YamlShape(final Place place) {
        this.place = place;
    }

    /** @throws io.ringbook.agents.BadInputException at the first thing that does not belong */
    void check(final JsonNode node, final Type type, final String path) {
        if (node.isNull() && !path.isEmpty()) {
            // As if the key was not there.
            return;
        }
        if (type instanceof Class<?> plain) {
            if (plain.isRecord()) {
                checkRecord(node, plain, path);
            } else {
                checkValue(node, plain, path);
            }
        } else if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            expect(node.isArray(), node, path, "a list");
            for (int i = 0; i < node.size(); i++) {
                checkElement(node.get(i), generic.getActualTypeArguments()[0], YamlLines.path(path, i));
            }
        } else if (type instanceof ParameterizedType generic) {
            expect(node.isObject(), node, path, "keys with values");
            node.properties()
                    .forEach(entry -> checkElement(
                            entry.getValue(),
                            generic.getActualTypeArguments()[1],
                            YamlLines.path(path, entry.getKey())));
        }
    }

    /** Lists and maps do not hold nothing. */
    private void checkElement(final JsonNode node, final Type type, final String path) {
        expect(!node.isNull(), node, path, "a value");
        check(node, type, path);
    }

    private void checkRecord(final JsonNode node, final Class<?> type, final String path) {
        expect(node.isObject(), node, path, "keys with values");
        final Map<String, RecordComponent> known = new TreeMap<>();
        for (final RecordComponent component : type.getRecordComponents()) {
            final JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
            known.put(named == null ? component.getName() : named.value(), component);
        }
        node.fieldNames().forEachRemaining(key -> {
            if (!known.containsKey(key)) {
                throw place.wrong(YamlLines.path(path, key), key, "one of " + String.join(", ", known.keySet()));
            }
        });
        node.properties()
                .forEach(entry -> check(
                        entry.getValue(),
                        known.get(entry.getKey()).getGenericType(),
                        YamlLines.path(path, entry.getKey())));
    }

    private void checkValue(final JsonNode node, final Class<?> type, final String path) {
        expect(node.isValueNode(), node, path, "a value");
        if (type == int.class || type == Integer.class) {
            expect(isWhole(node.asText(), Integer.SIZE), node, path, "a whole number");
        } else if (type == Long.class) {
            expect(isWhole(node.asText(), Long.SIZE), node, path, "a whole number");
        }
    }

    private void expect(final boolean right, final JsonNode node, final String path, final String expected) {
        if (!right) {
            throw place.wrong(path, found(node), expected);
        }
    }

    private static String found(final JsonNode node) {
        if (node.isArray()) {
            return "a list";
        }
        return node.isObject() ? "keys with values" : node.isNull() ? "nothing" : node.asText();
    }

    private static boolean isWhole(final String text, final int bits) {
        return text.matches("-?\\d{1,20}") && new BigInteger(text).bitLength() < bits;
    }
}
