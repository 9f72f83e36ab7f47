package rowhouse.bench;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * db-scheduler as its README advises for throughput: lock-and-fetch on PostgreSQL, fetch on SQLite,
 * 20 threads, a short polling interval.
 */
final class DbSchedulerRival {
  private static final String TABLE =
      """
      CREATE TABLE scheduled_tasks (
        task_name TEXT NOT NULL, task_instance TEXT NOT NULL, task_data BINARY,
        execution_time INSTANT NOT NULL, picked BOOLEAN NOT NULL, picked_by TEXT,
        last_success INSTANT, last_failure INSTANT, consecutive_failures INT,
        last_heartbeat INSTANT, version BIGINT NOT NULL, priority SMALLINT,
        PRIMARY KEY (task_name, task_instance))
      """;

  private DbSchedulerRival() {}

  static double drain(DataSource pool, boolean postgres, int count)
      throws SQLException, InterruptedException {
    try (Connection connection = pool.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          TABLE
              .replace("BINARY", postgres ? "bytea" : "BLOB")
              .replace("INSTANT", postgres ? "timestamptz" : "TIMESTAMP"));
      statement.execute("CREATE INDEX execution_time_idx ON scheduled_tasks (execution_time)");
      statement.execute("CREATE INDEX last_heartbeat_idx ON scheduled_tasks (last_heartbeat)");
    }
    CountDownLatch ran = new CountDownLatch(count);
    OneTimeTask<Void> task = Tasks.oneTime("no-op").execute((instance, context) -> ran.countDown());
    SchedulerBuilder builder =
        Scheduler.create(pool, task).threads(20).pollingInterval(Duration.ofMillis(50));
    Scheduler scheduler =
        (postgres ? builder.pollUsingLockAndFetch(0.5, 4.0) : builder.pollUsingFetch(0.5, 4.0))
            .build();
    List<TaskInstance<?>> all =
        IntStream.range(0, count)
            .<TaskInstance<?>>mapToObj(i -> task.instance(String.valueOf(i)))
            .toList();
    scheduler.scheduleBatch(all, Instant.now());
    long began = System.nanoTime();
    scheduler.start();
    ran.await();
    double rate = Ours.perSecond(count, began);
    scheduler.stop();
    return rate;
  }
}
