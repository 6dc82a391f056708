package io.ringbook.agents.evolution;

import io.ringbook.agents.report.NumberChart;
import io.ringbook.agents.report.TextTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What is told of a search. Train and test stand side by side: only the test days say what the parameters are worth. */
public final class EvolutionReport {
    /** A scenario with the parameters that were found. */
    public static final String SCENARIO = "evolved.yaml";

    /** Fitness by generation, with the best parameters of each. */
    public static final String GENERATIONS = "generations.csv";

    /** The same as a picture. */
    public static final String PICTURE = "generations.svg";

    private final StrategyScenario scenario;
    private final EvolutionTerms terms;
    private final Evolved evolved;

    public EvolutionReport(final StrategyScenario scenario, final EvolutionTerms terms, final Evolved evolved) {
        this.scenario = scenario;
        this.terms = terms;
        this.evolved = evolved;
    }

    /** Writes the files. */
    public void write(final Path folder) {
        write(folder.resolve(SCENARIO), scenarioText());
        write(folder.resolve(GENERATIONS), csv());
        write(folder.resolve(PICTURE), picture());
    }

    /** Default and found parameters, and how they did. */
    public String table() {
        final TextTable parameters =
                new TextTable().words("parameter").numbers("default").numbers("found");
        evolved.parameters()
                .forEach((key, value) ->
                        parameters.row(List.of(key, evolved.defaults().get(key), value)));
        return parameters.plain() + "\n" + scores().plain();
    }

    private TextTable scores() {
        final TextTable scores = new TextTable()
                .words("parameters")
                .words("days")
                .numbers("count")
                .numbers("return, %")
                .numbers("Sharpe")
                .numbers("largest fall, %")
                .numbers("trades");
        row(scores, "default", "train", evolved.byDefault().before(evolved.split()));
        row(scores, "default", "test", evolved.byDefault().from(evolved.split()));
        row(scores, "found", "train", evolved.found().before(evolved.split()));
        row(scores, "found", "test", evolved.found().from(evolved.split()));
        return scores;
    }

    private static void row(final TextTable table, final String parameters, final String days, final Score score) {
        table.row(List.of(
                parameters,
                days,
                Integer.toString(score.days()),
                text(100 * score.totalReturn()),
                text(score.sharpe()),
                text(100 * score.maximumDrawdown()),
                Integer.toString(score.trades())));
    }

    private String scenarioText() {
        final StringBuilder text = new StringBuilder();
        text.append("# ").append(scenario.type().key());
        text.append(" with parameters that a search has found on the days before ")
                .append(evolved.split());
        text.append(".\n# The days from then on are its test.\n#\n");
        scores().plain().lines().forEach(line -> text.append("# ").append(line).append('\n'));
        return text.append(scenario.text(evolved.parameters())).toString();
    }

    private String csv() {
        final StringBuilder text = new StringBuilder("generation,best,mean,worst,traded");
        evolved.parameters().keySet().forEach(key -> text.append(',').append(key));
        for (final Generation each : evolved.generations()) {
            text.append('\n').append(each.number());
            for (final double value : new double[] {each.best(), each.mean(), each.worst()}) {
                text.append(',').append(Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.6f", value));
            }
            text.append(',').append(each.traded());
            for (final String value : each.parameters().values()) {
                text.append(',').append(value);
            }
        }
        return text.append('\n').toString();
    }

    private String picture() {
        final String goal = terms.goal() == Goal.SHARPE ? "Sharpe ratio" : "total return";
        return new NumberChart(
                        "Fitness by generation: " + scenario.type().key(),
                        goal + " on the train days, of all that traded",
                        List.of("best", "mean", "worst"),
                        List.of(values(Generation::best), values(Generation::mean), values(Generation::worst)))
                .svg();
    }

    private double[] values(final ToDoubleFunction<Generation> value) {
        return evolved.generations().stream().mapToDouble(value).toArray();
    }

    private static String text(final double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.2f", value);
    }

    private static void write(final Path file, final String text) {
        try {
            Files.writeString(file, text);
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
