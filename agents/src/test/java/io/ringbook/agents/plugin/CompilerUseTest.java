package io.ringbook.agents.plugin;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** A JRE runs everything else: the compiler is asked for here and nowhere else. */
final class CompilerUseTest {
    @Test
    void onlyThisPackageAsksForACompiler() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.ringbook.agents.plugin")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("javax.tools..")
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("io.ringbook.agents"));
    }
}
