package io.ringbook.agents;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.ringbook.agents.feed.FedMarket;
import io.ringbook.agents.hub.Directory;
import io.ringbook.agents.plugin.AgentType;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who may use whom. */
final class ArchitectureTest {
    private static final String ROOT = "io.ringbook.agents";
    private static final String VALUES = "io.ringbook.core";
    private static final String MARKET_DATA = "io.ringbook.core.marketdata";
    private static final String CORE = "io.ringbook.core..";
    private static final String JOURNAL = "io.ringbook.journal..";

    private static final JavaClasses AGENTS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    /** The exception: a market is both the way in for programs and what stands behind it, so the two know each other. */
    @Test
    void theApiKnowsTheHubThatRunsItAndNothingElseOfOurs() {
        onlyUses("", type(FedMarket.class), ours("hub"), packages(CORE, JOURNAL));
    }

    @Test
    void theHubKnowsTheApiAndNoAgentNorWhereTheyComeFrom() {
        onlyUses("hub", type(FedMarket.class), ours(""), packages(CORE, JOURNAL));
    }

    /** That they are listed as types is all that they have to do with the rest. */
    @Test
    void builtInAgentsAreWrittenOnlyAgainstTheApi() {
        onlyUses("builtin", type(AgentType.class), ours("", "strategy"), packages(VALUES, MARKET_DATA));
        onlyUses("stocks", type(AgentType.class), ours("", "strategy"), packages(VALUES));
    }

    @Test
    void aStrategyDecidesFromBarsAlone() {
        onlyUses(
                "strategy",
                type(Message.TradeSignal.class),
                type(Message.TradeSignal.Action.class),
                type(Parameters.class),
                type(WrongValueException.class),
                type(Decimals.class),
                packages(VALUES, MARKET_DATA));
    }

    @Test
    void whatAnAgentNeedsBesideItKnowsTheApi() {
        onlyUses("plugin", ours(""));
        onlyUses("lint", ours("", "plugin"));
        onlyUses("fundamental", ours(""));
        onlyUses("forecast", type(RandomStream.class));
        onlyUses("risk", type(RandomStream.class), type(Message.class), type(Message.RiskAlert.class));
        onlyUses("feed", ours(""), packages(CORE));
        onlyUses("bars", ours(""), packages(VALUES));
    }

    @Test
    void aReportIsMadeOfTheJournal() {
        onlyUses("report", ours(""), packages(CORE, JOURNAL));
    }

    @Test
    void aScenarioIsAMarketOfAllThese() {
        // What a market tells about its names is the hub's.
        onlyUses(
                "scenario",
                type(Directory.class),
                ours("", "plugin", "feed", "bars", "fundamental", "report"),
                packages(CORE));
        onlyUses("pairs", ours("", "scenario", "report"), packages(JOURNAL));
    }

    @Test
    void aSearchRunsScenariosOfStrategies() {
        onlyUses(
                "evolution",
                type(Directory.class),
                ours("", "plugin", "scenario", "strategy", "risk", "report"),
                packages(CORE));
    }

    @Test
    void nobodyUsesTheCommandLine() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".cli")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".cli"));
    }

    @Test
    void theCommandLineDoesNotReachIntoTheHub() {
        check(noClasses()
                .that()
                .resideInAPackage(ROOT + ".cli")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".hub", ROOT + ".builtin", ROOT + ".stocks"));
    }

    @Test
    void packagesDoNotNeedEachOtherInACircle() {
        check(slices().matching(ROOT + ".(*)..").should().beFreeOfCycles());
    }

    @Test
    void aLibraryIsUsedWhereItBelongs() {
        onlyUsedBy("picocli..", "cli");
        onlyUsedBy("me.tongfei..", "cli");
        onlyUsedBy("com.fasterxml.jackson..", "", "scenario", "report", "cli");
        onlyUsedBy("javax.tools..", "plugin");
        onlyUsedBy("org.hipparchus..", "risk", "forecast");
        onlyUsedBy("io.jenetics..", "evolution");
        check(noClasses().should().dependOnClassesThat().resideInAnyPackage("net.openhft..", "com.lmax.disruptor.."));
    }

    @Test
    void whatIsSimulatedTakesTimeFromItsDeskAndChanceFromItsStream() {
        final DescribedPredicate<JavaClass> simulated = resideInAnyPackage(
                ROOT + ".builtin",
                ROOT + ".stocks",
                ROOT + ".strategy",
                ROOT + ".fundamental",
                ROOT + ".feed",
                ROOT + ".bars",
                ROOT + ".risk",
                ROOT + ".forecast",
                ROOT + ".evolution");
        for (final String time : new String[] {"nanoTime", "currentTimeMillis"}) {
            check(noClasses().that(are(simulated)).should().callMethod(System.class, time));
        }
        check(noClasses()
                .that(are(simulated))
                .should()
                .dependOnClassesThat(are(named(
                        "java.time.Clock",
                        "java.util.Random",
                        "java.util.SplittableRandom",
                        "java.util.concurrent.ThreadLocalRandom",
                        "java.security.SecureRandom"))));
        for (final String function : new String[] {"exp", "log", "log10", "sin", "cos", "tan", "cbrt", "expm1"}) {
            check(noClasses().that(are(simulated)).should().callMethod(Math.class, function, double.class));
        }
        check(noClasses().that(are(simulated)).should().callMethod(Math.class, "pow", double.class, double.class));
        check(noClasses().that(are(simulated)).should().callMethod(Math.class, "random"));
    }

    @SafeVarargs
    private static void onlyUses(final String from, final DescribedPredicate<JavaClass>... targets) {
        DescribedPredicate<JavaClass> allowed = ours(from)
                .or(describe(
                        "others",
                        type -> !type.getBaseComponentType().getPackageName().startsWith("io.ringbook")));
        for (final DescribedPredicate<JavaClass> target : targets) {
            allowed = allowed.or(target);
        }
        check(classes().that(are(ours(from))).should().onlyDependOnClassesThat(are(allowed)));
    }

    private static void onlyUsedBy(final String library, final String... users) {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(within(users))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library));
    }

    private static void check(final ArchRule rule) {
        rule.check(AGENTS);
    }

    private static DescribedPredicate<JavaClass> type(final Class<?> one) {
        return named(one.getName());
    }

    private static DescribedPredicate<JavaClass> ours(final String... names) {
        return packages(within(names));
    }

    /** Of arrays, those of their elements. */
    private static DescribedPredicate<JavaClass> packages(final String... names) {
        final DescribedPredicate<JavaClass> inside = resideInAnyPackage(names);
        return describe("in one of " + Arrays.toString(names), type -> inside.test(type.getBaseComponentType()));
    }

    private static DescribedPredicate<JavaClass> named(final String... names) {
        final Set<String> all = Set.of(names);
        return describe(
                "one of " + all,
                type -> all.contains(type.getBaseComponentType().getName()));
    }

    private static String[] within(final String... packages) {
        return Arrays.stream(packages)
                .map(name -> name.isEmpty() ? ROOT : ROOT + '.' + name)
                .toArray(String[]::new);
    }
}
