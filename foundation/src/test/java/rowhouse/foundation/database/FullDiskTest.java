package rowhouse.foundation.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.blob.LocalBlobs;
import rowhouse.foundation.test.SmallDisk;

/** What happens on a disk that is really full. */
class FullDiskTest {
  private static final MigrationModule EXAMPLE = DatabaseContract.EXAMPLE;

  @ParameterizedTest
  @EnumSource
  void v_d18_a_full_disk_refuses_writes_serves_reads_and_recovers_by_itself(Durability durability)
      throws Exception {
    try (SmallDisk disk = SmallDisk.of(6)) {
      DatabaseSpec spec = new DatabaseSpec.Sqlite(disk.folder().resolve("x.db"), durability);
      try (OpenDatabase db =
          Databases.open(spec, List.of(EXAMPLE), disk.folder().resolve("backups"))) {
        db.change(sql -> note(sql, "before"));
        Path filler = disk.fill();
        int kept = writeUntilFull(db);
        assertThatThrownBy(() -> db.change(sql -> note(sql, "x".repeat(200_000))))
            .isInstanceOf(StorageFullException.class)
            .hasMessageContaining("Make space");
        assertThat(notes(db)).hasSize(1 + kept).contains("before");
        Files.delete(filler);
        db.change(sql -> note(sql, "after"));
        assertThat(notes(db)).hasSize(2 + kept).contains("before", "after");
      }
      try (OpenDatabase again = Databases.open(spec)) {
        assertThat(notes(again)).contains("before", "after");
        String whole =
            again.read(sql -> sql.sql("PRAGMA integrity_check").query(String.class).single());
        assertThat(whole).isEqualTo("ok");
      }
    }
  }

  @Test
  void v_d18_of_many_writers_on_a_full_disk_each_learns_whether_its_row_was_kept()
      throws Exception {
    try (SmallDisk disk = SmallDisk.of(6)) {
      DatabaseSpec spec = new DatabaseSpec.Sqlite(disk.folder().resolve("x.db"));
      List<String> kept = new ArrayList<>();
      int refused = 0;
      try (OpenDatabase db =
              Databases.open(spec, List.of(EXAMPLE), disk.folder().resolve("backups"));
          ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<String>> all = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
          String body = i + " " + "x".repeat(30_000);
          all.add(
              callers.submit(() -> {
                db.change(sql -> note(sql, body));
                return body;
              }));
        }
        for (Future<String> one : all) {
          try {
            kept.add(one.get(60, TimeUnit.SECONDS));
          } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(StorageFullException.class);
            refused++;
          }
        }
        assertThat(refused).isPositive();
        assertThat(notes(db)).containsExactlyInAnyOrderElementsOf(kept);
      }
      try (OpenDatabase again = Databases.open(spec)) {
        assertThat(notes(again)).containsExactlyInAnyOrderElementsOf(kept);
      }
    }
  }

  @Test
  void v_d18_a_file_that_does_not_fit_is_refused_and_nothing_of_it_stays() throws Exception {
    try (SmallDisk disk = SmallDisk.of(6)) {
      LocalBlobs blobs = LocalBlobs.open(disk.folder().resolve("b"), disk.folder().resolve("t"), 0);
      assertThatThrownBy(() -> blobs.put(new byte[8_000_000], "bin"))
          .isInstanceOf(StorageFullException.class);
      try (var files = Files.list(disk.folder().resolve("t"))) {
        assertThat(files).isEmpty();
      }
      assertThat(blobs.exists(blobs.put(new byte[1_000_000], "bin").sha256())).isTrue();
    }
  }

  private static int writeUntilFull(Database db) {
    for (int kept = 0; kept < 10_000; kept++) {
      try {
        db.change(sql -> note(sql, "filling " + "y".repeat(1_000)));
      } catch (StorageFullException e) {
        return kept;
      }
    }
    throw new AssertionError("the disk did not fill up");
  }

  private static void note(JdbcClient sql, String body) {
    sql.sql("INSERT INTO note (body) VALUES (:body)").param("body", body).update();
  }

  private static List<String> notes(Database db) {
    return db.read(sql -> sql.sql("SELECT body FROM note").query(String.class).list());
  }
}
