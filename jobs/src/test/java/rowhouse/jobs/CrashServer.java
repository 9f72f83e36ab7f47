package rowhouse.jobs;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL server that keeps what it commits and can be stopped without a checkpoint. */
final class CrashServer implements AutoCloseable {
  private final EmbeddedPostgres server;
  private final Path data;
  private final HikariDataSource pool;
  private final JobDatabase database;
  private @Nullable HikariDataSource patient;
  private Optional<Process> restarted = Optional.empty();

  CrashServer() throws Exception {
    data = Files.createTempDirectory("crash-pg");
    server =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            // What is killed are processes, not the machine, so the page cache outlives them.
            .setServerConfig("fsync", "off")
            .setServerConfig("synchronous_commit", "on")
            .start();
    pool = CrashWorker.pool(url());
    database = new PostgresJobDatabase(pool);
    try (Connection connection = pool.getConnection()) {
      JobSchema.create(connection, Dialect.POSTGRESQL);
      for (String table : CrashWorker.TABLES) {
        Sql.change(connection, table);
      }
    }
  }

  String url() {
    return server.getJdbcUrl("postgres", "postgres") + "&connectTimeout=2&socketTimeout=20";
  }

  /** For the check of a long campaign, whose counts take longer than a worker would wait. */
  JobDatabase patient() {
    if (patient == null) {
      patient = CrashWorker.pool(url().replace("socketTimeout=20", "socketTimeout=600"));
    }
    return new PostgresJobDatabase(patient);
  }

  JobDatabase database() {
    return database;
  }

  /** As {@code pg_ctl -m immediate restart}: the server dies at once and recovers from its log. */
  void restartImmediately() throws IOException, InterruptedException {
    List<String> pidFile = Files.readAllLines(data.resolve("postmaster.pid"));
    long pid = Long.parseLong(pidFile.getFirst().strip());
    ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      // The server refuses to run as root, and does not see it in a namespace of its own.
      command.addAll(List.of("unshare", "-U"));
    }
    for (String word :
        Files.readString(data.resolve("postmaster.opts")).strip().split("\" \"|\" | \"", -1)) {
      command.add(word.replace("\"", ""));
    }
    new ProcessBuilder("kill", "-QUIT", String.valueOf(pid)).start().waitFor();
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !postmaster.isAlive());
    restarted =
        Optional.of(
            new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start());
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptions()
        .until(() -> {
          try (Connection connection = pool.getConnection()) {
            return connection.isValid(1);
          }
        });
  }

  @Override
  public void close() throws IOException {
    pool.close();
    if (patient != null) {
      patient.close();
    }
    server.close();
    restarted.ifPresent(Process::destroyForcibly);
  }
}
