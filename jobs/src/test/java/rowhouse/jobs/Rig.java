package rowhouse.jobs;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** One empty database with the engine's tables, and every engine that a test starts on it. */
abstract class Rig implements AutoCloseable {
  private final List<Jobs> engines = new CopyOnWriteArrayList<>();

  abstract JobDatabase database();

  abstract Dialect dialect();

  /** Signals between the processes that this database knows, if it has any. */
  JobSignals signals() {
    return JobSignals.none();
  }

  /** Options that make every wait short. */
  static JobOptions quick() {
    return JobOptions.standard()
        .threads(4)
        .poll(Duration.ofMillis(50))
        .reap(Duration.ofMillis(50))
        .progress(Duration.ofMillis(20));
  }

  Jobs jobs(JobOptions options) {
    Jobs jobs = new Jobs(database(), dialect(), options);
    engines.add(jobs);
    return jobs;
  }

  Jobs jobs() {
    return jobs(quick());
  }

  long add(Jobs jobs, Payload payload) {
    return database().write(connection -> jobs.add(payload));
  }

  long add(Jobs jobs, Payload payload, AddOptions options) {
    return database().write(connection -> jobs.add(payload, options));
  }

  List<Long> addAll(Jobs jobs, List<? extends Payload> payloads) {
    return database().write(connection -> jobs.addAll(payloads));
  }

  int change(String sql, Object... arguments) {
    return database().write(connection -> Sql.change(connection, sql, arguments));
  }

  long number(String sql, Object... arguments) {
    Long found =
        database().read(connection -> Sql.first(connection, sql, row -> row.getLong(1), arguments));
    return found == null ? -1 : found;
  }

  /** Stops an engine at once, as a clean shutdown does. */
  void stopEngines() {
    engines.forEach(jobs -> jobs.stop(Duration.ofSeconds(2)));
    engines.clear();
  }

  @Override
  public void close() throws SQLException {
    stopEngines();
  }
}
