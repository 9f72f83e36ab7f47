package rowhouse.foundation.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The contract on PostgreSQL, and what only a server with many writers can get wrong. */
class PostgresDatabaseTest extends DatabaseContract {
  @Override
  Dialect dialect() {
    return Dialect.POSTGRESQL;
  }

  @Test
  void writes_that_block_each_other_for_ever_are_run_again() throws Exception {
    db.change(sql -> shelf(sql, "a"));
    db.change(sql -> shelf(sql, "b"));
    CyclicBarrier both = new CyclicBarrier(2);
    AtomicInteger runs = new AtomicInteger();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> one = callers.submit(() -> lockBoth("a", "b", both, runs));
      Future<?> two = callers.submit(() -> lockBoth("b", "a", both, runs));
      one.get(30, TimeUnit.SECONDS);
      two.get(30, TimeUnit.SECONDS);
    }
    assertThat(runs).hasValueGreaterThan(2);
    assertThat(
            db.<Double>read(sql ->
                sql.sql("SELECT sum(octet_length(cover)) FROM shelf").query(Double.class).single()))
        .isEqualTo(4.0);
  }

  private void lockBoth(String first, String second, CyclicBarrier both, AtomicInteger runs) {
    db.change(sql -> {
      touch(sql, first);
      if (runs.incrementAndGet() <= 2) {
        meet(both);
      }
      touch(sql, second);
    });
  }

  private static void touch(org.springframework.jdbc.core.simple.JdbcClient sql, String name) {
    sql.sql(
            "UPDATE shelf SET cover = coalesce(cover, ''::bytea) || '\\x00'::bytea WHERE name = :name")
        .param("name", name)
        .update();
  }

  private static void meet(CyclicBarrier both) {
    try {
      both.await(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_fifth_caller_waits_for_a_connection_and_ends_busy() throws Exception {
    try (PostgresDatabase open =
            PostgresDatabase.open(
                (DatabaseSpec.Postgresql) test.spec(), java.time.Duration.ofMillis(300));
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      CountDownLatch started = new CountDownLatch(4);
      CountDownLatch go = new CountDownLatch(1);
      for (int i = 0; i < 4; i++) {
        callers.execute(() -> hold(open, started, go));
      }
      assertThat(started.await(60, TimeUnit.SECONDS)).isTrue();
      assertThatThrownBy(() -> open.read(sql -> 1)).isInstanceOf(DatabaseBusyException.class);
      go.countDown();
    }
  }

  /** On a busy machine opening a connection may take longer than the wait that is tested. */
  private static void hold(PostgresDatabase open, CountDownLatch started, CountDownLatch go) {
    boolean held = false;
    while (!held) {
      try {
        held =
            open.read(sql -> {
              started.countDown();
              try {
                return go.await(120, TimeUnit.SECONDS);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
      } catch (DatabaseBusyException e) {
        assertThat(started.getCount()).isPositive();
      }
    }
  }

  @Test
  void the_password_is_in_no_text() {
    DatabaseSpec spec =
        new DatabaseSpec.Postgresql("jdbc:postgresql://h/d?password=geheim", "me", "geheim", "s");
    assertThat(spec.toString()).doesNotContain("geheim").contains("schema s");
  }

  @Test
  void a_schema_is_never_taken_from_free_text() {
    assertThatThrownBy(
            () -> new DatabaseSpec.Postgresql("jdbc:postgresql://h/d", "u", "", "a\"; --"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
