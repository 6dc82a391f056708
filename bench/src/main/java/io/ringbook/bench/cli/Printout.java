package io.ringbook.bench.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** What a command shows: where and how it measures, then its table; and the same saved if that was asked for. */
final class Printout {
    private final String name;
    private final String commandLine;
    private final boolean save;
    private final Map<String, String> facts = Machine.facts();
    private final StringBuilder text = new StringBuilder();

    /**
     * @param more facts that matter to this command, shown below those of the machine
     * @param save whether the user asked for that
     */
    Printout(final CommandSpec spec, final Map<String, String> more, final boolean save) {
        this.save = save;
        name = spec.name();
        commandLine = "bench "
                + String.join(
                        " ", spec.commandLine().getParent().getParseResult().originalArgs());
        facts.putAll(more);
        facts.forEach(this::fact);
        fact("command", commandLine);
        print("\n");
    }

    /** Ends it. */
    void table(final String table, final List<?> results) throws IOException {
        print(table);
        if (save) {
            System.out.println("Saved: " + SavedResult.save(name, commandLine, facts, text.toString(), results));
        }
    }

    private void fact(final String of, final String value) {
        print(String.format(Locale.ROOT, "%-10s %s%n", of, value));
    }

    private void print(final String part) {
        text.append(part);
        System.out.print(part);
    }
}
