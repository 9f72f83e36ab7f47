package rowhouse.foundation.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.test.TestDatabase;

/** What apps may rely on, whichever database they run on. */
abstract class DatabaseContract {
  static final MigrationModule EXAMPLE =
      new MigrationModule("example", "rowhouse/foundation/database/example");
  TestDatabase test;
  Database db;

  abstract Dialect dialect();

  @BeforeEach
  void open() {
    test = TestDatabase.open(dialect(), EXAMPLE);
    db = test.database();
  }

  @AfterEach
  void close() {
    test.close();
  }

  static long shelf(JdbcClient sql, String name) {
    return sql.sql("INSERT INTO shelf (name) VALUES (:name) RETURNING id")
        .param("name", name)
        .query(Long.class)
        .single();
  }

  List<String> shelves() {
    return db.read(sql -> names(sql));
  }

  static List<String> names(JdbcClient sql) {
    return sql.sql("SELECT name FROM shelf ORDER BY id").query(String.class).list();
  }

  @Test
  void what_was_written_is_read_after_a_restart() {
    long id = db.write(sql -> shelf(sql, "poems"));
    Database again = test.reopen();
    assertThat(again.read(DatabaseContract::names)).containsExactly("poems");
    assertThat(again.<Long>write(sql -> shelf(sql, "maps"))).isGreaterThan(id);
    assertThat(again.dialect()).isEqualTo(dialect());
  }

  @Test
  void an_exception_takes_back_all_of_the_work_and_reaches_the_caller_as_it_was() {
    IllegalArgumentException thrown = new IllegalArgumentException("no");
    assertThatThrownBy(() ->
            db.change(sql -> {
              shelf(sql, "poems");
              throw thrown;
            }))
        .isSameAs(thrown);
    assertThat(shelves()).isEmpty();
  }

  @Test
  void an_error_reaches_the_caller_too() {
    AssertionError thrown = new AssertionError("no");
    assertThatThrownBy(() ->
            db.change(sql -> {
              throw thrown;
            }))
        .isSameAs(thrown);
    assertThat(db.<Long>write(sql -> shelf(sql, "poems"))).isPositive();
  }

  @Test
  void a_write_inside_a_write_joins_it() {
    assertThatThrownBy(() ->
            db.change(sql -> {
              db.change(inner -> shelf(inner, "inner"));
              assertThat(names(sql)).containsExactly("inner");
              throw new IllegalStateException("outer fails");
            }))
        .hasMessage("outer fails");
    assertThat(shelves()).isEmpty();
  }

  @Test
  void a_failing_write_inside_a_write_takes_back_its_own_rows_alone() {
    List<String> told = new ArrayList<>();
    db.change(sql -> {
      shelf(sql, "kept");
      db.afterCommit(() -> told.add("outer"));
      try {
        db.change(inner -> {
          shelf(inner, "kept");
        });
      } catch (DuplicateKeyException e) {
        told.add("refused");
      }
      try {
        db.change(inner -> {
          shelf(inner, "lost");
          db.afterCommit(() -> told.add("inner"));
          throw new IllegalStateException();
        });
      } catch (IllegalStateException e) {
        shelf(sql, "after");
      }
    });
    assertThat(shelves()).containsExactly("kept", "after");
    assertThat(told).containsExactly("refused", "outer");
  }

  @Test
  void a_read_inside_a_write_sees_its_rows() {
    db.change(sql -> {
      shelf(sql, "poems");
      assertThat(db.read(DatabaseContract::names)).containsExactly("poems");
    });
  }

  @Test
  void a_write_inside_a_read_is_refused() {
    assertThatThrownBy(() -> db.read(sql -> db.write(inner -> shelf(inner, "poems"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("inside read()");
    assertThat(shelves()).isEmpty();
  }

  @Test
  void a_read_cannot_change_anything() {
    assertThatThrownBy(() -> db.read(sql -> sql.sql("DELETE FROM shelf").update()))
        .isInstanceOf(InvalidDataAccessApiUsageException.class);
    assertThat(db.<Long>write(sql -> shelf(sql, "poems"))).isPositive();
  }

  @Test
  void a_read_sees_one_state_of_the_database_throughout() {
    db.change(sql -> shelf(sql, "before"));
    db.read(sql -> {
      assertThat(names(sql)).containsExactly("before");
      Thread other = Thread.ofPlatform().start(() -> db.change(w -> shelf(w, "meanwhile")));
      join(other);
      assertThat(names(sql)).containsExactly("before");
      return true;
    });
    assertThat(shelves()).containsExactly("before", "meanwhile");
  }

  @Test
  void actions_run_after_the_commit_and_before_the_write_returns() {
    List<List<String>> seen = new ArrayList<>();
    db.change(sql -> {
      shelf(sql, "poems");
      db.afterCommit(() -> seen.add(shelves()));
      assertThat(seen).isEmpty();
    });
    assertThat(seen).containsExactly(List.of("poems"));
  }

  @Test
  void actions_of_a_write_that_failed_never_run() {
    List<String> ran = new ArrayList<>();
    assertThatThrownBy(() ->
            db.change(sql -> {
              db.afterCommit(() -> ran.add("ran"));
              throw new IllegalStateException();
            }))
        .isInstanceOf(IllegalStateException.class);
    db.change(sql -> shelf(sql, "poems"));
    assertThat(ran).isEmpty();
  }

  @Test
  void an_action_that_throws_costs_neither_the_rows_nor_the_other_actions() {
    List<String> ran = new ArrayList<>();
    db.change(sql -> {
      shelf(sql, "poems");
      db.afterCommit(() -> {
        throw new IllegalStateException("an action that fails, on purpose");
      });
      db.afterCommit(() -> ran.add("second"));
    });
    assertThat(ran).containsExactly("second");
    assertThat(shelves()).containsExactly("poems");
  }

  @Test
  void outside_a_transaction_there_is_no_connection_and_no_action() {
    assertThatThrownBy(() -> db.current()).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> db.connection()).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> db.afterCommit(() -> {})).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> db.read(sql -> db.current()))
        .isInstanceOf(IllegalStateException.class);
    assertThat(db.inTransaction()).isFalse();
    assertThat(db.<Boolean>read(sql -> db.inTransaction())).isFalse();
    assertThat(db.<Boolean>write(sql -> db.inTransaction())).isTrue();
  }

  @Test
  void a_thread_knows_that_it_is_in_a_write() {
    assertThat(Database.anyWriteHere()).isFalse();
    assertThat(db.<Boolean>read(sql -> Database.anyWriteHere())).isFalse();
    assertThat(db.<Boolean>write(sql -> Database.anyWriteHere())).isTrue();
    assertThat(db.<Boolean>write(sql -> db.write(inner -> Database.anyWriteHere()))).isTrue();
    assertThat(Database.anyWriteHere()).isFalse();
  }

  @Test
  void broken_rules_of_the_tables_have_the_same_names() {
    db.change(sql -> shelf(sql, "Poems"));
    assertThatThrownBy(() -> db.change(sql -> shelf(sql, "poEMS")))
        .isInstanceOf(DuplicateKeyException.class);
    assertThatThrownBy(() ->
            db.change(
                sql -> sql.sql("INSERT INTO book (shelf_id, title) VALUES (99, 'Odes')").update()))
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThatThrownBy(() ->
            db.change(sql -> sql.sql("INSERT INTO book (shelf_id, title) VALUES (1, '')").update()))
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  void bytes_come_back_as_they_were() {
    byte[] cover = {0, 1, -1, 127, -128};
    long id =
        db.write(sql ->
            sql.sql("INSERT INTO shelf (name, cover) VALUES ('poems', :cover) RETURNING id")
                .param("cover", cover)
                .query(Long.class)
                .single());
    byte[] read =
        db.read(sql ->
            sql.sql("SELECT cover FROM shelf WHERE id = :id")
                .param("id", id)
                .query((row, n) -> row.getBytes(1))
                .single());
    assertThat(read).isEqualTo(cover);
  }

  @Test
  void a_read_that_passes_its_limit_is_stopped_and_others_go_on() {
    assertThatThrownBy(() -> db.read(Duration.ofMillis(50), DatabaseContract::count_for_ever))
        .isInstanceOf(SqlTimeLimitException.class);
    assertThat(shelves()).isEmpty();
  }

  @Test
  void many_writers_at_once_lose_nothing() throws Exception {
    Set<Long> ids = ConcurrentHashMap.newKeySet();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        String name = "shelf " + i;
        boolean fails = i % 3 == 0;
        all.add(
            callers.submit(() ->
                db.change(sql -> {
                  ids.add(shelf(sql, name));
                  if (fails) {
                    throw new IllegalStateException(name);
                  }
                })));
      }
      int failed = 0;
      for (Future<?> one : all) {
        try {
          one.get(60, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
          assertThat(e).hasCauseInstanceOf(IllegalStateException.class);
          failed++;
        }
      }
      assertThat(failed).isEqualTo(100);
    }
    assertThat(shelves())
        .hasSize(200)
        .noneMatch(name -> Integer.parseInt(name.substring(6)) % 3 == 0);
    assertThat(ids).hasSizeGreaterThanOrEqualTo(200);
  }

  @Test
  void writers_adding_to_one_row_lose_no_addition() throws Exception {
    db.change(sql -> shelf(sql, "counted"));
    db.change(
        sql -> sql.sql("INSERT INTO book (shelf_id, title, weight) VALUES (1, 'n', 0)").update());
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 100; i++) {
        callers.execute(
            () -> db.change(sql -> sql.sql("UPDATE book SET weight = weight + 1").update()));
      }
    }
    assertThat(
            db.<Double>read(sql -> sql.sql("SELECT weight FROM book").query(Double.class).single()))
        .isEqualTo(100.0);
  }

  @Test
  void two_slow_reads_hold_up_nobody_else() throws Exception {
    CountDownLatch running = new CountDownLatch(2);
    CountDownLatch others = new CountDownLatch(1);
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> slow = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        slow.add(
            callers.submit(() ->
                db.read(
                    Duration.ofSeconds(3),
                    sql -> {
                      running.countDown();
                      return count_for_ever(sql);
                    })));
      }
      assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
      List<Future<?>> quick = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        String name = "shelf " + i;
        quick.add(callers.submit(() -> db.write(sql -> shelf(sql, name))));
        quick.add(callers.submit(() -> db.read(DatabaseContract::names)));
        quick.add(callers.submit(others::getCount));
      }
      for (Future<?> one : quick) {
        one.get(30, TimeUnit.SECONDS);
      }
      // What counts is the order: all the quick ones ended while both slow ones still ran.
      assertThat(slow).noneMatch(Future::isDone);
      for (Future<?> one : slow) {
        assertThatThrownBy(() -> one.get(30, TimeUnit.SECONDS))
            .hasCauseInstanceOf(SqlTimeLimitException.class);
      }
    }
    assertThat(shelves()).hasSize(50);
  }

  static long count_for_ever(JdbcClient sql) {
    return sql.sql(
            """
            WITH RECURSIVE n (i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n)
            SELECT count(*) FROM n WHERE i < 0
            """)
        .query(Long.class)
        .single();
  }

  static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
