package io.ringbook.core;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who may use whom, and what the deterministic part may never do. */
final class ArchitectureTest {
    private static final String ROOT = "io.ringbook.core";
    private static final String[] DETERMINISTIC = within("book", "ledger", "engine", "command", "event");

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void theVocabularyImportsNothingOfOurs() {
        onlyUses("");
    }

    @Test
    void bookAndLedgerKnowTheVocabularyAndNotEachOther() {
        onlyUses("book", "");
        onlyUses("ledger", "");
    }

    @Test
    void commandsAndEventsAreBytesAndCalls() {
        onlyUses("command", "", "codec");
        onlyUses("event", "", "codec");
    }

    @Test
    void theEngineJoinsThem() {
        onlyUses("engine", "", "codec", "command", "event", "book", "ledger");
    }

    @Test
    void theRingKnowsTheEngineAndNothingInside() {
        onlyUses("ring", "", "command", "event", "engine");
    }

    @Test
    void marketDataIsBuiltFromTheStreamOrFromAStateAndWhatFollows() {
        onlyUses("marketdata", "", "command", "event", "engine");
    }

    @Test
    void onlyTheRingUsesTheDisruptor() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".ring")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.lmax.disruptor.."));
    }

    @Test
    void nothingButJdkAgronaAndTheDisruptorIsUsed() {
        check(classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.agrona..", "com.lmax.disruptor..", ROOT + ".."));
    }

    @Test
    void nothingIsLoggedOrPrinted() {
        check(noClasses().should().dependOnClassesThat().resideInAnyPackage("org.slf4j..", "java.util.logging.."));
        check(noClasses().should().accessField(System.class, "out"));
        check(noClasses().should().accessField(System.class, "err"));
        check(noClasses().should().callMethod(Throwable.class, "printStackTrace"));
    }

    @Test
    void coreTouchesNoFilesAndNoSockets() {
        // What is generated catches the IOException of an Appendable.
        check(noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".codec")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.io..", "java.nio.file..", "java.nio.channels..", "java.net..", "javax.net.."));
    }

    @Test
    void onlyTheRingHasThreads() {
        final DescribedPredicate<JavaClass> threads = named(
                        "java.lang.Thread", "java.lang.ThreadLocal", "java.lang.Runnable", "java.util.Timer")
                .or(resideInAnyPackage("java.util.concurrent.."));
        check(noClasses().that().resideOutsideOfPackage(ROOT + ".ring").should().dependOnClassesThat(are(threads)));
        check(methods()
                .that()
                .areDeclaredInClassesThat(are(deterministic()))
                .should()
                .notHaveModifier(JavaModifier.SYNCHRONIZED));
        check(fields().that()
                .areDeclaredInClassesThat(are(deterministic()))
                .should()
                .notHaveModifier(JavaModifier.VOLATILE));
    }

    @Test
    void onlyDataSaysWhatTimeItIs() {
        // In the ring too: its clock is handed in.
        check(noClasses().should().callMethod(System.class, "nanoTime"));
        check(noClasses().should().callMethod(System.class, "currentTimeMillis"));
        check(noClasses()
                .should()
                .dependOnClassesThat(are(resideInAnyPackage("java.time..", "org.agrona.concurrent..")
                        .and(describe(
                                "tell the time",
                                type -> type.getSimpleName().endsWith("Clock")
                                        || type.getPackageName().startsWith("java.time"))))));
        check(noClasses().should().dependOnClassesThat(are(named("java.util.Date", "java.util.Calendar"))));
    }

    @Test
    void nothingIsLeftToChance() {
        check(noClasses()
                .should()
                .dependOnClassesThat(are(named(
                                "java.util.Random",
                                "java.util.SplittableRandom",
                                "java.util.concurrent.ThreadLocalRandom",
                                "java.util.UUID",
                                "java.security.SecureRandom")
                        .or(resideInAnyPackage("java.util.random..")))));
        check(noClasses().should().callMethod(Math.class, "random"));
        check(noClasses()
                .that(are(deterministic()))
                .should()
                .callMethod(System.class, "identityHashCode", Object.class)
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "getProperty", String.class));
    }

    @Test
    void theDeterministicPartHasNoStreamsOfObjects() {
        check(noClasses()
                .that(are(deterministic()))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.stream.."));
    }

    @Test
    void theDeterministicPartHasNoFloatingPoint() {
        final Set<String> floating = Set.of("float", "double", "java.lang.Float", "java.lang.Double");
        final DescribedPredicate<JavaClass> floatingPoint = describe(
                "floating point",
                type -> floating.contains(type.getBaseComponentType().getName()));
        check(noFields()
                .that()
                .areDeclaredInClassesThat(are(deterministic()))
                .should()
                .haveRawType(floatingPoint));
        check(noCodeUnits()
                .that()
                .areDeclaredInClassesThat(are(deterministic()))
                .should()
                .haveRawReturnType(floatingPoint));
        check(noCodeUnits()
                .that()
                .areDeclaredInClassesThat(are(deterministic()))
                .should()
                .haveRawParameterTypes(
                        describe("with floating point", types -> types.stream().anyMatch(floatingPoint))));
    }

    private void onlyUses(final String from, final String... targets) {
        final String[] allowed = Arrays.copyOf(within(targets), targets.length + 5);
        allowed[targets.length] = within(from)[0];
        allowed[targets.length + 1] = "java..";
        allowed[targets.length + 2] = "org.agrona..";
        allowed[targets.length + 3] = "org.HdrHistogram..";
        // Rows of their own say who may use the Disruptor.
        allowed[targets.length + 4] = "com.lmax.disruptor..";
        check(classes()
                .that()
                .resideInAPackage(within(from)[0])
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed));
    }

    private void check(final ArchRule rule) {
        rule.check(CORE);
    }

    private static DescribedPredicate<JavaClass> deterministic() {
        return resideInAnyPackage(DETERMINISTIC);
    }

    private static DescribedPredicate<JavaClass> named(final String... names) {
        final Set<String> all = Set.of(names);
        return describe("one of " + all, type -> all.contains(type.getName()));
    }

    private static String[] within(final String... packages) {
        return Arrays.stream(packages)
                .map(name -> name.isEmpty() ? ROOT : ROOT + '.' + name)
                .toArray(String[]::new);
    }
}
