package rowhouse.foundation.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import rowhouse.foundation.test.TestDatabase;

/**
 * Prints how many one-row writes and reads a second the database does, for a lone caller and for
 * many. Arguments: {@code sqlite} or {@code postgresql}, then seconds for each figure.
 */
public final class DatabaseBench {
  private DatabaseBench() {}

  /** Runs the bench; a fresh database in the folder of temporary files is used. */
  public static void main(String[] arguments) throws IOException {
    Dialect dialect = Dialect.valueOf(arguments[0].toUpperCase(Locale.ROOT));
    int seconds = Integer.parseInt(arguments[1]);
    Path folder = Files.createTempDirectory("rowhouse-bench-");
    for (Durability durability : Durability.values()) {
      DatabaseSpec spec =
          dialect == Dialect.SQLITE
              ? new DatabaseSpec.Sqlite(folder.resolve(durability + ".db"), durability)
              : TestDatabase.spec(dialect, folder);
      try (OpenDatabase db =
          Databases.open(spec, List.of(DatabaseContract.EXAMPLE), folder.resolve("backups"))) {
        LongConsumer write = n -> db.change(sql -> insert(sql, n));
        LongConsumer read = n -> db.read(sql -> select(sql, n));
        String name = dialect + (dialect == Dialect.SQLITE ? " " + durability : "");
        measure(name + " write, 1 caller", 1, seconds, write);
        measure(name + " write, 64 callers", 64, seconds, write);
        measure(name + " write, 512 callers", 512, seconds, write);
        measure(name + " read, 1 caller", 1, seconds, read);
        measure(name + " read, 64 callers", 64, seconds, read);
      }
      if (dialect == Dialect.POSTGRESQL) {
        return;
      }
    }
  }

  private static void insert(org.springframework.jdbc.core.simple.JdbcClient sql, long n) {
    sql.sql("INSERT INTO note (body) VALUES (:body)").param("body", "note " + n).update();
  }

  private static String select(org.springframework.jdbc.core.simple.JdbcClient sql, long n) {
    return sql.sql("SELECT body FROM note WHERE id = :id")
        .param("id", 1 + n % 1_000)
        .query(String.class)
        .single();
  }

  private static void measure(String name, int callers, int seconds, LongConsumer call) {
    AtomicLong calls = new AtomicLong();
    long start = System.nanoTime();
    long until = start + seconds * 1_000_000_000L;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < callers; i++) {
        threads.execute(() -> {
          while (System.nanoTime() < until) {
            call.accept(calls.getAndIncrement());
          }
        });
      }
    }
    double took = (System.nanoTime() - start) / 1e9;
    System.out.printf(Locale.ROOT, "%-36s %,10.0f /s%n", name, calls.get() / took);
  }
}
