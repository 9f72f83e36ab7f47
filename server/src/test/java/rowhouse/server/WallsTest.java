package rowhouse.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The walls inside the house: who may know whom, and how things are named. */
final class WallsTest {
  private static final Path PROJECT = Path.of("..");
  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          // Modules lend their test classes to each other as jars, which the option above lets in.
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("rowhouse");

  @Test
  void the_classes_of_every_module_are_looked_at() {
    for (String module : List.of("jobs", "foundation", "vault", "server")) {
      assertThat(ALL.stream().map(JavaClass::getPackageName))
          .anyMatch(name -> name.startsWith("rowhouse." + module));
    }
  }

  @Test
  void imports_go_down_only() {
    noClasses()
        .that()
        .resideInAPackage("rowhouse.jobs..")
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "belong to another module",
                type ->
                    type.getPackageName().startsWith("rowhouse.")
                        && !type.getPackageName().startsWith("rowhouse.jobs")))
        .check(ALL);
    noClasses()
        .that()
        .resideInAPackage("rowhouse.foundation..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "rowhouse.vault..",
            "rowhouse.wrapped..",
            "rowhouse.weekly..",
            "rowhouse.watching..",
            "rowhouse.server..")
        .check(ALL);
    noClasses()
        .that()
        .resideInAPackage("rowhouse.watching..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "rowhouse.vault..", "rowhouse.wrapped..", "rowhouse.weekly..", "rowhouse.server..")
        .check(ALL);
    for (String app : List.of("wrapped", "weekly")) {
      noClasses()
          .that()
          .resideInAPackage("rowhouse." + app + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "rowhouse.vault..",
              app.equals("weekly") ? "rowhouse.wrapped.." : "rowhouse.weekly..",
              "rowhouse.server..")
          .check(ALL);
    }
    noClasses()
        .that()
        .resideInAPackage("rowhouse.vault..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "rowhouse.watching..", "rowhouse.wrapped..", "rowhouse.weekly..", "rowhouse.server..")
        .check(ALL);
  }

  @Test
  void the_job_engine_knows_no_framework() {
    noClasses()
        .that()
        .resideInAPackage("rowhouse.jobs..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework..", "jakarta..", "org.flywaydb..", "com.zaxxer..")
        .check(ALL);
  }

  @Test
  void stores_know_no_http_and_apis_write_no_sql() {
    classes()
        .that()
        .haveSimpleNameEndingWith("Store")
        .should()
        .onlyDependOnClassesThat(
            DescribedPredicate.describe(
                "are not of the web",
                type -> !type.getPackageName().startsWith("org.springframework.web")))
        .check(ALL);
    noClasses()
        .that()
        .haveSimpleNameEndingWith("Api")
        .and()
        .doNotHaveSimpleName("OverviewApi") // counts over the tables of all features; to be divided
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "javax.sql..")
        .check(ALL);
  }

  @Test
  void features_of_an_app_do_not_go_in_circles() {
    for (String module : List.of("vault", "weekly", "server")) {
      SlicesRuleDefinition.slices()
          .matching("rowhouse." + module + ".(*)..")
          .should()
          .beFreeOfCycles()
          .check(ALL);
    }
  }

  @Test
  void nothing_has_a_name_that_says_nothing() {
    for (String ending : List.of("Util", "Utils", "Helper", "Manager", "Impl", "Dto", "Service")) {
      noClasses().should().haveSimpleNameEndingWith(ending).check(ALL);
    }
    for (String start : List.of("Base", "Common")) {
      noClasses().should().haveNameMatching(".*\\." + start + "[A-Z]\\w*").check(ALL);
    }
  }

  @Test
  void every_package_says_what_it_is_for() throws IOException {
    List<String> silent = new ArrayList<>();
    for (Path file : sources()) {
      Path description = file.resolveSibling("package-info.java");
      if (!Files.exists(description)) {
        silent.add(PROJECT.relativize(file.getParent()).toString());
      } else if (!Files.readString(description).contains("NullMarked")) {
        silent.add(PROJECT.relativize(description).toString());
      }
    }
    assertThat(new TreeSet<>(silent)).isEmpty();
  }

  /** Past 400 lines a file asks to be divided, and the build says so; past 450 it has to be. */
  @Test
  void a_file_that_has_grown_too_long_is_divided() throws IOException {
    Set<String> tooLong = new TreeSet<>();
    for (Path file : sources()) {
      try (Stream<String> lines = Files.lines(file)) {
        long count = lines.count();
        if (count > 400) {
          System.out.println(PROJECT.relativize(file) + " has " + count + " lines");
        }
        if (count > 450) {
          tooLong.add(PROJECT.relativize(file) + " has " + count + " lines");
        }
      }
    }
    assertThat(tooLong).isEmpty();
  }

  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String module :
        List.of("jobs", "foundation", "watching", "wrapped", "weekly", "vault", "server")) {
      try (Stream<Path> files = Files.walk(PROJECT.resolve(module).resolve("src/main/java"))) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
      }
    }
    assertThat(sources).hasSizeGreaterThan(100);
    return sources;
  }
}
