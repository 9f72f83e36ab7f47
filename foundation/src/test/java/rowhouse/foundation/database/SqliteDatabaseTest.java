package rowhouse.foundation.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The contract on SQLite, and what only a single writer and a file can get wrong. */
class SqliteDatabaseTest extends DatabaseContract {
  @TempDir Path folder;

  @Override
  Dialect dialect() {
    return Dialect.SQLITE;
  }

  private static String pragma(Database db, String name) {
    return db.read(sql -> sql.sql("PRAGMA " + name).query(String.class).single());
  }

  @Test
  void commits_survive_a_power_cut_unless_told_otherwise() {
    for (Durability durability : Durability.values()) {
      Path file = folder.resolve(durability + ".db");
      try (SqliteDatabase open = SqliteDatabase.open(file, durability)) {
        assertThat(pragma(open, "journal_mode")).isEqualTo("wal");
        String synchronous =
            open.write(sql -> sql.sql("PRAGMA synchronous").query(String.class).single());
        assertThat(synchronous).isEqualTo(durability == Durability.FULL ? "2" : "1");
        assertThat(pragma(open, "foreign_keys")).isEqualTo("1");
      }
    }
  }

  @Test
  void writes_that_wait_are_committed_together_and_none_returns_before() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> first =
          callers.submit(() ->
              db.change(sql -> {
                shelf(sql, "first");
                started.countDown();
                await(go);
              }));
      assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
      Future<?> second = callers.submit(() -> db.change(sql -> shelf(sql, "second")));
      assertThat(shelves()).isEmpty();
      assertThat(first.isDone() || second.isDone()).isFalse();
      go.countDown();
      first.get(10, TimeUnit.SECONDS);
      second.get(10, TimeUnit.SECONDS);
    }
    assertThat(shelves()).containsExactly("first", "second");
  }

  @Test
  void a_write_that_gets_no_turn_ends_busy_and_never_runs() throws Exception {
    Path file = folder.resolve("busy.db");
    try (SqliteDatabase open =
            SqliteDatabase.open(file, Durability.NORMAL, Duration.ofMillis(100));
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      CountDownLatch started = new CountDownLatch(1);
      CountDownLatch go = new CountDownLatch(1);
      Future<?> holder =
          callers.submit(() ->
              open.change(sql -> {
                sql.sql("CREATE TABLE t (a TEXT)").update();
                started.countDown();
                await(go);
              }));
      assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
      assertThatThrownBy(
              () -> open.change(sql -> sql.sql("INSERT INTO t VALUES ('late')").update()))
          .isInstanceOf(DatabaseBusyException.class);
      go.countDown();
      holder.get(10, TimeUnit.SECONDS);
      assertThat(
              open.<Long>write(sql -> sql.sql("SELECT count(*) FROM t").query(Long.class).single()))
          .isZero();
    }
  }

  @Test
  void a_read_that_gets_no_turn_ends_busy() throws Exception {
    int readers = Math.max(4, Runtime.getRuntime().availableProcessors());
    try (SqliteDatabase open =
            SqliteDatabase.open(
                folder.resolve("busy.db"), Durability.NORMAL, Duration.ofMillis(100));
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      CountDownLatch started = new CountDownLatch(readers);
      CountDownLatch go = new CountDownLatch(1);
      for (int i = 0; i < readers; i++) {
        callers.execute(() ->
            open.read(sql -> {
              started.countDown();
              await(go);
              return 0;
            }));
      }
      assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
      assertThatThrownBy(() -> open.read(sql -> 1)).isInstanceOf(DatabaseBusyException.class);
      go.countDown();
    }
  }

  @Test
  void a_full_database_is_told_to_the_writer_keeps_reading_and_recovers() {
    db.change(sql -> shelf(sql, "before"));
    limitPages("0");
    assertThatThrownBy(() -> db.change(SqliteDatabaseTest::wide))
        .isInstanceOf(StorageFullException.class)
        .hasMessageContaining("full");
    assertThat(shelves()).containsExactly("before");
    limitPages("1000000");
    db.change(SqliteDatabaseTest::wide);
    assertThat(shelves()).contains("before").hasSizeGreaterThan(1);
  }

  private void limitPages(String atMost) {
    db.change(sql -> {
      long used = sql.sql("PRAGMA page_count").query(Long.class).single();
      long limit = Math.max(used, Long.parseLong(atMost));
      sql.sql("PRAGMA max_page_count = " + limit).query(Long.class).single();
    });
  }

  @Test
  void a_commit_that_fails_is_told_to_every_write_of_its_group() throws Exception {
    db.change(sql ->
        sql.sql(
                "CREATE TABLE late (id INTEGER PRIMARY KEY, shelf_id BIGINT REFERENCES shelf"
                    + " (id) DEFERRABLE INITIALLY DEFERRED)")
            .update());
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    List<String> told = new ArrayList<>();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> breaker =
          callers.submit(() ->
              db.change(sql -> {
                sql.sql("INSERT INTO late VALUES (1, 99)").update();
                db.afterCommit(() -> told.add("breaker"));
                started.countDown();
                await(go);
              }));
      assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
      Future<?> neighbour =
          callers.submit(() ->
              db.change(sql -> {
                shelf(sql, "neighbour");
                db.afterCommit(() -> told.add("neighbour"));
              }));
      // The neighbour waits in the queue, so the writer will take it into the same group.
      go.countDown();
      assertThatThrownBy(() -> breaker.get(10, TimeUnit.SECONDS))
          .hasCauseInstanceOf(DataIntegrityViolationException.class);
      boolean kept = endedWell(neighbour);
      assertThat(shelves().contains("neighbour")).isEqualTo(kept);
      assertThat(told.contains("neighbour")).isEqualTo(kept);
      assertThat(told).doesNotContain("breaker");
    }
    db.change(sql -> shelf(sql, "after"));
    assertThat(shelves()).contains("after");
  }

  private static boolean endedWell(Future<?> call) throws Exception {
    try {
      call.get(10, TimeUnit.SECONDS);
      return true;
    } catch (java.util.concurrent.ExecutionException e) {
      assertThat(e).hasCauseInstanceOf(DataIntegrityViolationException.class);
      return false;
    }
  }

  private static void wide(JdbcClient sql) {
    for (int i = 0; i < 200; i++) {
      shelf(sql, "x".repeat(2_000) + i);
    }
  }

  @Test
  void an_action_after_a_commit_cannot_write() {
    List<Throwable> met = new ArrayList<>();
    db.change(sql ->
        db.afterCommit(() -> {
          try {
            db.change(inner -> shelf(inner, "late"));
          } catch (IllegalStateException e) {
            met.add(e);
          }
        }));
    assertThat(met).singleElement().asString().contains("cannot write");
  }

  @Test
  void work_that_interrupts_its_thread_does_not_stop_the_writer_or_a_reader() {
    db.change(sql -> Thread.currentThread().interrupt());
    db.read(sql -> {
      Thread.currentThread().interrupt();
      return 0;
    });
    db.change(sql -> shelf(sql, "poems"));
    assertThat(shelves()).containsExactly("poems");
  }

  @Test
  void closing_lets_running_writes_end_and_refuses_later_ones() {
    SqliteDatabase open = SqliteDatabase.open(folder.resolve("closed.db"), Durability.FULL);
    open.change(sql -> sql.sql("CREATE TABLE t (a TEXT)").update());
    open.close();
    assertThatThrownBy(() -> open.change(sql -> {})).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> open.read(sql -> 1)).isInstanceOf(IllegalStateException.class);
    open.close();
  }

  @Test
  void a_snapshot_is_a_whole_database_taken_while_others_write() throws Exception {
    db.change(sql -> shelf(sql, "poems"));
    Path copy = folder.resolve("copies/copy.db");
    ((SqliteDatabase) db).snapshot(copy);
    db.change(sql -> shelf(sql, "later"));
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT group_concat(name) FROM shelf")) {
      rows.next();
      assertThat(rows.getString(1)).isEqualTo("poems");
    }
    assertThatThrownBy(() -> ((SqliteDatabase) db).snapshot(copy)).hasMessageContaining("copy.db");
    try (var files = Files.list(copy.getParent())) {
      assertThat(files.filter(file -> file.toString().endsWith(".tmp"))).isEmpty();
    }
  }

  @Test
  void an_empty_or_damaged_copy_is_not_taken_for_a_database() throws Exception {
    Path empty = Files.createFile(folder.resolve("empty.db"));
    assertThatThrownBy(() -> SqliteSnapshot.check(empty))
        .isInstanceOf(SnapshotDamagedException.class);
    db.change(SqliteDatabaseTest::wide);
    Path copy = folder.resolve("damaged.db");
    ((SqliteDatabase) db).snapshot(copy);
    byte[] bytes = Files.readAllBytes(copy);
    java.util.Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 9_000, (byte) 7);
    Files.write(copy, bytes);
    assertThatThrownBy(() -> SqliteSnapshot.check(copy))
        .isInstanceOfAny(SnapshotDamagedException.class, java.sql.SQLException.class);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
