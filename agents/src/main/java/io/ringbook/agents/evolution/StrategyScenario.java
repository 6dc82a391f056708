package io.ringbook.agents.evolution;

import io.ringbook.agents.plugin.AgentTypes;
import io.ringbook.agents.scenario.ScenarioFile;
import io.ringbook.agents.scenario.ScenarioMarket;
import io.ringbook.agents.strategy.StrategyType;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A market of bars in which one agent does what a strategy says with each day.
 *
 * @param data folder of a file of bars for each symbol, or null for bars that are generated from the seed
 * @param symbols which; none for all files
 * @param from first day
 * @param to first day that is not in it any more
 * @param days that are generated at most
 * @param steps that the price makes in a bar
 * @param seed of all random numbers
 */
public record StrategyScenario(
        StrategyType type,
        Path data,
        List<String> symbols,
        LocalDate from,
        LocalDate to,
        int days,
        int steps,
        long seed) {
    /** Name of the agent. */
    static final String AGENT = "evolved";

    /** What the agent begins with, in units of the asset that it pays with. */
    static final long FUNDS = 1_000_000;

    /** As fine as the finest price step of a file. */
    private static final int DECIMALS_OF_FILES = 4;

    private static final int DECIMALS = 2;

    public StrategyScenario {
        symbols = List.copyOf(symbols);
    }

    /** Digits behind the point of the asset that is paid with. */
    int decimals() {
        return data == null ? DECIMALS : DECIMALS_OF_FILES;
    }

    /**
     * As a file has it.
     *
     * @param parameters of the strategy, in their order
     */
    public String text(final Map<String, String> parameters) {
        final StringBuilder text = new StringBuilder();
        text.append("seed: ").append(seed).append('\n');
        text.append("assets: [{symbol: USD, decimals: ").append(decimals()).append("}]\n");
        text.append("bars:\n");
        if (data != null) {
            text.append("  data: ")
                    .append(quoted(data.toAbsolutePath().normalize().toString()))
                    .append('\n');
        }
        if (!symbols.isEmpty()) {
            text.append("  symbols: [")
                    .append(String.join(
                            ", ", symbols.stream().map(StrategyScenario::quoted).toList()))
                    .append("]\n");
        }
        text.append("  from: ").append(quoted(from.toString())).append('\n');
        text.append("  to: ").append(quoted(to.toString())).append('\n');
        if (data == null) {
            text.append("  days: ").append(days).append('\n');
        }
        text.append("  steps: ").append(steps).append('\n');
        text.append("agents:\n  - type: strategy\n    name: ").append(AGENT).append('\n');
        text.append("    funds: {USD: \"").append(FUNDS).append("\"}\n");
        text.append("    parameters:\n      strategy: ").append(type.key()).append('\n');
        text.append("      bars: 24h\n      share: \"0.25\"\n      most: \"1000000000\"\n");
        parameters.forEach((key, value) ->
                text.append("      ").append(key).append(": \"").append(value).append("\"\n"));
        return text.toString();
    }

    /** @throws io.ringbook.agents.BadInputException if the bars cannot be read */
    ScenarioMarket market(final Map<String, String> parameters) {
        final ScenarioFile file = ScenarioFile.parse(AGENT, "bars", text(parameters));
        return ScenarioMarket.of(file, List.of(), new AgentTypes(), file::beside);
    }

    private static String quoted(final String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
