package rowhouse.foundation.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rowhouse.foundation.test.TestDatabase;

class MigrationsTest {
  private static final MigrationModule EXAMPLE = DatabaseContract.EXAMPLE;
  private static final MigrationModule OTHER = module("other");
  private static final MigrationModule ORPHANS = module("orphans");
  private static final MigrationModule BROKEN = module("broken");

  @TempDir Path folder;

  private static MigrationModule module(String name) {
    return new MigrationModule(name, "rowhouse/foundation/database/" + name);
  }

  private Path backups() {
    return folder.resolve("backups");
  }

  private int apply(DatabaseSpec spec, MigrationModule... modules) {
    return Migrations.apply(spec, List.of(modules), backups());
  }

  private List<Path> copies() throws Exception {
    if (!Files.exists(backups())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(backups())) {
      return files.toList();
    }
  }

  @ParameterizedTest
  @EnumSource
  void each_module_has_its_own_versions_and_a_second_start_applies_nothing(Dialect dialect) {
    DatabaseSpec spec = TestDatabase.spec(dialect, folder);
    assertThat(apply(spec, EXAMPLE)).isEqualTo(2);
    assertThat(apply(spec, EXAMPLE)).isZero();
    assertThat(apply(spec, EXAMPLE, OTHER)).isEqualTo(1);
    assertThat(apply(spec, EXAMPLE, OTHER)).isZero();
    try (OpenDatabase open = Databases.open(spec)) {
      open.change(sql -> sql.sql("INSERT INTO note (body) VALUES ('n')").update());
      open.change(sql -> sql.sql("INSERT INTO other (body) VALUES ('o')").update());
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_applied_migration_that_was_edited_is_refused(Dialect dialect) {
    DatabaseSpec spec = TestDatabase.spec(dialect, folder);
    apply(spec, EXAMPLE);
    assertThatThrownBy(() ->
            apply(spec, new MigrationModule("example", "rowhouse/foundation/database/edited")))
        .isInstanceOf(MigrationException.class)
        .rootCause()
        .hasMessageContaining("checksum");
  }

  @ParameterizedTest
  @EnumSource
  void a_database_newer_than_the_program_is_refused(Dialect dialect) {
    DatabaseSpec spec = TestDatabase.spec(dialect, folder);
    apply(spec, EXAMPLE);
    try (OpenDatabase open = Databases.open(spec)) {
      open.change(sql ->
          sql.sql(
                  "INSERT INTO schema_history_example (installed_rank, version, description,"
                      + " type, script, installed_by, execution_time, success)"
                      + " VALUES (9, '009', 'later', 'SQL', 'V009__later.sql', 'x', 1, "
                      + (dialect == Dialect.SQLITE ? "1" : "TRUE")
                      + ")")
              .update());
      // A newer program would have left the mark of its own files.
      open.change(sql -> sql.sql("UPDATE schema_mark SET mark = 'of V009'").update());
    }
    assertThatThrownBy(() -> apply(spec, EXAMPLE))
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("version 009")
        .hasMessageContaining("newer program");
  }

  @ParameterizedTest
  @EnumSource
  void a_migration_that_fails_leaves_the_database_as_it_was(Dialect dialect) {
    DatabaseSpec spec = TestDatabase.spec(dialect, folder);
    apply(spec, EXAMPLE);
    assertThatThrownBy(() -> apply(spec, EXAMPLE, BROKEN))
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("broken");
    try (OpenDatabase open = Databases.open(spec)) {
      assertThatThrownBy(() -> open.read(sql -> sql.sql("SELECT * FROM half").query().listOfRows()))
          .hasMessageContaining("half");
      open.change(sql -> sql.sql("INSERT INTO note (body) VALUES ('n')").update());
    }
  }

  @Test
  void a_table_rebuilt_on_sqlite_keeps_its_children() throws Exception {
    DatabaseSpec spec = TestDatabase.spec(Dialect.SQLITE, folder);
    apply(spec, EXAMPLE);
    try (OpenDatabase open = Databases.open(spec)) {
      open.change(sql -> sql.sql("INSERT INTO shelf (name) VALUES ('poems')").update());
      open.change(sql -> sql.sql("INSERT INTO book (shelf_id, title) VALUES (1, 'o')").update());
    }
    assertThat(apply(spec, EXAMPLE, module("rebuilt"))).isEqualTo(1);
    try (OpenDatabase open = Databases.open(spec)) {
      long books =
          open.read(sql -> sql.sql("SELECT count(*) FROM book").query(Long.class).single());
      assertThat(books).isEqualTo(1);
    }
  }

  @Test
  void a_migration_that_leaves_a_child_without_its_parent_is_taken_back() {
    DatabaseSpec spec = TestDatabase.spec(Dialect.SQLITE, folder);
    apply(spec, EXAMPLE);
    assertThatThrownBy(() -> apply(spec, EXAMPLE, ORPHANS))
        .isInstanceOf(MigrationException.class)
        .rootCause()
        .hasMessageContaining("book");
    try (OpenDatabase open = Databases.open(spec)) {
      long books =
          open.read(sql -> sql.sql("SELECT count(*) FROM book").query(Long.class).single());
      assertThat(books).isZero();
    }
  }

  @Test
  void an_existing_file_is_copied_before_it_is_changed_and_only_then() throws Exception {
    DatabaseSpec spec = TestDatabase.spec(Dialect.SQLITE, folder);
    apply(spec, EXAMPLE);
    assertThat(copies()).isEmpty();
    apply(spec, EXAMPLE);
    assertThat(copies()).isEmpty();
    try (OpenDatabase open = Databases.open(spec)) {
      open.change(sql -> sql.sql("INSERT INTO shelf (name) VALUES ('poems')").update());
    }
    apply(spec, EXAMPLE, OTHER);
    assertThat(copies()).hasSize(1);
    DatabaseSpec copy = new DatabaseSpec.Sqlite(copies().getFirst());
    try (OpenDatabase open = Databases.open(copy)) {
      assertThat(open.<List<String>>read(DatabaseContract::names)).containsExactly("poems");
      assertThatThrownBy(
              () -> open.read(sql -> sql.sql("SELECT * FROM other").query().listOfRows()))
          .hasMessageContaining("other");
    }
  }

  @Test
  void a_module_whose_folder_is_missing_is_refused() {
    DatabaseSpec spec = TestDatabase.spec(Dialect.SQLITE, folder);
    assertThatThrownBy(() -> apply(spec, module("nowhere")))
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("nowhere");
  }
}
