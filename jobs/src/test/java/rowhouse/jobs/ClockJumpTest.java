package rowhouse.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A worker whose machine's clock jumps by days takes no job from others and loses none of its own.
 */
class ClockJumpTest {
  private static final int JOBS = 6_000;

  @TempDir Path folder;

  @Test
  void a_clock_that_jumps_in_one_worker_costs_no_lease_and_doubles_nothing() throws Exception {
    Optional<Path> library = library();
    Assumptions.assumeTrue(library.isPresent(), "needs the package faketime");
    Path clock = Files.writeString(folder.resolve("clock"), "+0d");
    Map<String, String> jumping =
        Map.of(
            "LD_PRELOAD", library.orElseThrow().toString(),
            "FAKETIME_TIMESTAMP_FILE", clock.toString(),
            "FAKETIME_CACHE_DURATION", "1",
            "FAKETIME_DONT_FAKE_MONOTONIC", "1",
            "DONT_FAKE_MONOTONIC", "1");
    try (CrashServer server = new CrashServer();
        WorkerProcess steady = new WorkerProcess("postgresql", server.url(), 0);
        WorkerProcess jumper = new WorkerProcess("postgresql", server.url(), 0, jumping)) {
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> !steady.said("READY").isEmpty() && !jumper.said("READY").isEmpty());
      Jobs web = new Jobs(server.database(), Dialect.POSTGRESQL, JobOptions.standard());
      List<String> jumps = List.of("+3d", "-3d", "+0d", "+400d", "-30d", "+2h");
      for (int i = 0; i < jumps.size(); i++) {
        int from = i * JOBS / jumps.size();
        CrashWorker.add(server.database(), web, from, from + JOBS / jumps.size());
        Files.writeString(clock, jumps.get(i));
        int least = from + JOBS / jumps.size() / 2;
        await().atMost(Duration.ofMinutes(2)).until(() -> effects(server) >= least);
      }
      await().atMost(Duration.ofMinutes(2)).until(() -> effects(server) >= JOBS);

      assertThat(jumper.said("DAY ").stream().distinct().count())
          .as("its clock did jump")
          .isGreaterThan(2);
      assertThat(steady.said("DAY ").stream().distinct().count()).isLessThan(3);
      assertThat(number(server, "SELECT count(DISTINCT job_id) FROM effect")).isEqualTo(JOBS);
      assertThat(effects(server)).isEqualTo(JOBS);
      assertThat(number(server, "SELECT count(*) FROM job_attempt WHERE outcome = 'lost'"))
          .isZero();
      assertThat(number(server, "SELECT count(DISTINCT worker) FROM job WHERE state = 'done'"))
          .as("both took part")
          .isEqualTo(2);
      long now = System.currentTimeMillis();
      assertThat(
              number(
                  server,
                  "SELECT count(*) FROM job WHERE ended_at NOT BETWEEN "
                      + (now - 600_000)
                      + " AND "
                      + (now + 60_000)))
          .as("times are those of the database's clock")
          .isZero();
    }
  }

  private static long effects(CrashServer server) {
    return number(server, "SELECT count(*) FROM effect");
  }

  private static long number(CrashServer server, String query) {
    Long found =
        server.database().read(connection -> Sql.first(connection, query, row -> row.getLong(1)));
    return found == null ? -1 : found;
  }

  private static Optional<Path> library() throws IOException {
    Path lib = Path.of("/usr/lib");
    if (!Files.isDirectory(lib)) {
      return Optional.empty();
    }
    try (Stream<Path> folders = Files.list(lib)) {
      return folders
          .map(one -> one.resolve("faketime/libfaketimeMT.so.1"))
          .filter(Files::exists)
          .findFirst();
    }
  }
}
