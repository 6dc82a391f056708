package io.ringbook.agents.scenario;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ringbook.agents.BadInputException;
import io.ringbook.agents.Place;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Where in a YAML text each key stands. A path is the keys from the outermost on with points between; elements of lists are
 * counted from one: {@code agents.[2].funds.USD}.
 */
final class YamlLines implements Place {
    private final Map<String, Integer> lines = new HashMap<>();
    private final String file;

    private YamlLines(final String file) {
        this.file = file;
    }

    /**
     * @param file for messages
     * @throws BadInputException if a key is there twice
     * @throws IOException if it is no YAML
     */
    static YamlLines read(final String file, final JsonParser parser) throws IOException {
        final YamlLines lines = new YamlLines(file);
        if (parser.nextToken() != null) {
            lines.read(parser, "");
        }
        return lines;
    }

    /** @return the path of a key within another */
    static String path(final String outer, final String key) {
        return outer.isEmpty() ? key : outer + "." + key;
    }

    /** @return the path of an element, from 0, of a list */
    static String path(final String list, final int index) {
        return path(list, "[" + (index + 1) + "]");
    }

    /** Of something that is not there, the line is that of what it is missing in. */
    @Override
    public BadInputException wrong(final String path, final String found, final String expected) {
        return new BadInputException(file, line(path), path.isEmpty() ? null : path, found, expected);
    }

    @Override
    public Place within(final String outer) {
        return new Within(outer);
    }

    private int line(final String path) {
        String at = path;
        while (!lines.containsKey(at)) {
            final int point = at.lastIndexOf('.');
            if (point < 0) {
                return 0;
            }
            at = at.substring(0, point);
        }
        return lines.get(at);
    }

    private void read(final JsonParser parser, final String path) throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                final String key = path(path, parser.currentName());
                final boolean twice =
                        lines.put(key, parser.currentTokenLocation().getLineNr()) != null;
                if (twice) {
                    throw wrong(key, "the key twice", "each key once");
                }
                parser.nextToken();
                read(parser, key);
            }
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                final String element = path(path, i);
                lines.put(element, parser.currentTokenLocation().getLineNr());
                read(parser, element);
            }
        }
    }

    private final class Within implements Place {
        private final String outer;

        Within(final String outer) {
            this.outer = outer;
        }

        @Override
        public BadInputException wrong(final String key, final String found, final String expected) {
            return YamlLines.this.wrong(path(outer, key), found, expected);
        }

        @Override
        public Place within(final String key) {
            return new Within(path(outer, key));
        }
    }
}
