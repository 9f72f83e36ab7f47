package rowhouse.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.database.DatabaseSpec;
import rowhouse.foundation.database.Databases;
import rowhouse.foundation.database.Durability;
import rowhouse.foundation.database.OpenDatabase;
import rowhouse.foundation.database.SqlTimeLimitException;
import rowhouse.vault.library.ContentFilter;
import rowhouse.vault.library.ContentList;

/** How long lists take while two statements of three seconds run in the same database. */
final class LongStatements {
  private static final Duration LONG = Duration.ofSeconds(3);

  private LongStatements() {}

  /**
   * Nanoseconds of each list of the newest twenty, asked for on virtual threads as the server does,
   * a hundred times a second while both long statements run.
   */
  static long[] beside(Path file) throws Exception {
    ContentList list = new ContentList();
    List<Future<Long>> asked = new ArrayList<>();
    try (OpenDatabase database = Databases.open(new DatabaseSpec.Sqlite(file, Durability.FULL));
        ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 50; i++) {
        database.read(sql -> list.page(sql, ContentFilter.none(), 0, 20));
      }
      List<Future<?>> slow = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        slow.add(requests.submit(() -> runUntilStopped(database)));
      }
      while (slow.stream().noneMatch(Future::isDone)) {
        asked.add(
            requests.submit(() -> {
              long begin = System.nanoTime();
              database.read(sql -> list.page(sql, ContentFilter.none(), 0, 20));
              return System.nanoTime() - begin;
            }));
        Thread.sleep(10);
      }
      long[] nanos = new long[asked.size()];
      for (int i = 0; i < nanos.length; i++) {
        nanos[i] = asked.get(i).get();
      }
      return nanos;
    }
  }

  private static void runUntilStopped(OpenDatabase database) {
    try {
      database.read(LONG, LongStatements::countForEver);
    } catch (SqlTimeLimitException stopped) {
      return; // as it should be
    }
    throw new IllegalStateException("the long statement ended by itself");
  }

  private static long countForEver(JdbcClient sql) {
    return sql.sql(
            """
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
            SELECT count(*) FROM n WHERE i < 0
            """)
        .query(Long.class)
        .single();
  }
}
