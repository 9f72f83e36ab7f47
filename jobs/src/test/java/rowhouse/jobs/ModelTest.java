package rowhouse.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import org.jspecify.annotations.Nullable;
import rowhouse.jobs.JobsContract.Work;

/**
 * The state machine against a model of a few lines: random commands by two workers under a settable
 * clock, with late writes of runs that have lost their lease. After every command each row must be
 * what the model says.
 */
class ModelTest {
  private static final int ATTEMPTS = 3;
  private static final long LEASE = 10_000;
  private static final long BACKOFF = 5_000;
  private static @Nullable Rig sqlite;
  private static @Nullable Rig postgres;

  /** What a command does is decided by its name; {@code a} and {@code b} choose the details. */
  enum Verb {
    ADD,
    ADD_DELAYED,
    ADD_UNIQUE,
    CLAIM,
    DONE,
    FAIL,
    DIE,
    HAND_BACK,
    BEAT,
    CANCEL,
    RETRY,
    ADVANCE,
    PROMOTE,
    REAP
  }

  record Command(Verb verb, int a, int b) {}

  @Provide
  Arbitrary<List<Command>> commands() {
    return Combinators.combine(
            Arbitraries.of(Verb.class),
            Arbitraries.integers().between(0, 30),
            Arbitraries.integers().between(0, 30))
        .as(Command::new)
        .list()
        .ofMinSize(5)
        .ofMaxSize(60);
  }

  @Property(tries = 150, shrinking = ShrinkingMode.BOUNDED)
  void sqlite_rows_are_what_the_model_says(@ForAll("commands") List<Command> commands)
      throws Exception {
    if (sqlite == null) {
      Path folder = Files.createTempDirectory("model");
      sqlite = new SqliteRig(folder);
      sqlite.change("CREATE TABLE test_clock (at BIGINT NOT NULL)");
    }
    run(sqlite, commands);
  }

  @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
  void postgresql_rows_are_what_the_model_says(@ForAll("commands") List<Command> commands)
      throws Exception {
    if (postgres == null) {
      postgres = new PostgresRig();
      postgres.change("CREATE TABLE test_clock (at BIGINT NOT NULL)");
    }
    run(postgres, commands);
  }

  @AfterContainer
  static void close() throws SQLException {
    for (Rig rig : new Rig[] {sqlite, postgres}) {
      if (rig != null) {
        rig.close();
      }
    }
  }

  private static void run(Rig rig, List<Command> commands) {
    rig.change("DELETE FROM job");
    rig.change("DELETE FROM job_attempt");
    rig.change("DELETE FROM test_clock");
    rig.change("INSERT INTO test_clock VALUES (1000000)");
    Machine machine = new Machine(rig);
    for (Command command : commands) {
      machine.step(command);
      assertThat(machine.rows()).as("after %s", command).isEqualTo(machine.model());
    }
  }

  /** One row, as far as the state machine goes. */
  record Row(
      String state,
      int attempt,
      long fence,
      @Nullable Long runAt,
      @Nullable Long leaseUntil,
      boolean cancel) {}

  private static final class Machine {
    final Rig rig;
    final Sql sql;
    final Kind<Work> kind;
    final Parents parents;
    final AddJobs add;
    final ClaimJobs claim;
    final EndJobs end;
    final CancelJobs cancel;
    final ReapJobs reap;
    final PromoteJobs promote;
    final BeatJobs beat;
    final Map<Long, Row> model = new LinkedHashMap<>();
    final Map<Long, Integer> priorities = new LinkedHashMap<>();
    final Map<Long, String> keys = new LinkedHashMap<>();
    final List<Held> held = new ArrayList<>();
    final List<Long> workers = new ArrayList<>();
    long now = 1_000_000;

    Machine(Rig rig) {
      this.rig = rig;
      sql = new Sql(rig.dialect(), "(SELECT at FROM test_clock)");
      kind =
          new Kind<>(
              Work.KIND,
              Work.class,
              run -> {},
              KindPolicy.standard().attempts(ATTEMPTS).lease(Duration.ofMillis(LEASE)));
      parents = new Parents(sql);
      add = new AddJobs(sql, tools.jackson.databind.json.JsonMapper.builder().build());
      claim = new ClaimJobs(sql);
      end = new EndJobs(sql, parents, new Progress());
      cancel = new CancelJobs(sql, parents);
      reap = new ReapJobs(sql, parents);
      promote = new PromoteJobs(sql);
      beat = new BeatJobs(sql);
    }

    void step(Command command) {
      rig.database()
          .write(connection -> {
            step(connection, command);
            return true;
          });
    }

    private void step(Connection connection, Command command) throws SQLException {
      switch (command.verb) {
        case ADD -> add(connection, AddOptions.standard().priority(command.a % 3));
        case ADD_DELAYED ->
            add(connection, AddOptions.standard().delay(Duration.ofMillis(BACKOFF)));
        case ADD_UNIQUE -> addUnique(connection, "key" + command.a % 3);
        case CLAIM -> claim(connection, 1 + command.a % 4, 1 + command.b % 2);
        case DONE, FAIL, DIE, HAND_BACK -> end(connection, command);
        case BEAT -> beat(connection, command.a);
        case CANCEL -> cancel(connection, command.a);
        case RETRY -> retry(connection, command.a);
        case ADVANCE -> {
          now += 1_000L * (command.a % 12);
          Sql.change(connection, "UPDATE test_clock SET at = ?", now);
        }
        case PROMOTE -> promote(connection);
        case REAP -> reap(connection);
      }
    }

    private void add(Connection connection, AddOptions options) throws SQLException {
      long id = add.add(connection, new Work(1), options, null, AddJobs.Place.FREE).id();
      boolean delayed = !options.delay().isZero();
      model.put(
          id,
          new Row(
              delayed ? "delayed" : "ready", 0, 0, delayed ? now + BACKOFF : null, null, false));
      priorities.put(id, options.priority());
    }

    private void addUnique(Connection connection, String key) throws SQLException {
      Long active = activeWith(key);
      AddJobs.Added added =
          add.add(connection, new Work(1), AddOptions.unique(key), null, AddJobs.Place.FREE);
      assertThat(added.fresh()).isEqualTo(active == null);
      if (active != null) {
        assertThat(added.id()).isEqualTo(active);
        return;
      }
      model.put(added.id(), new Row("ready", 0, 0, null, null, false));
      priorities.put(added.id(), 0);
      keys.put(added.id(), key);
    }

    private @Nullable Long activeWith(String key) {
      return keys.entrySet().stream()
          .filter(one -> one.getValue().equals(key))
          .map(Map.Entry::getKey)
          .filter(id -> !JobState.of(row(id).state).ended())
          .findFirst()
          .orElse(null);
    }

    private Row row(long id) {
      return Objects.requireNonNull(model.get(id));
    }

    private void claim(Connection connection, int most, long worker) throws SQLException {
      List<Long> expected =
          model.keySet().stream()
              .filter(id -> row(id).state.equals("ready"))
              .sorted(
                  Comparator.comparingInt((Long id) -> -priorities.getOrDefault(id, 0))
                      .thenComparingLong(id -> id))
              .limit(most)
              .toList();
      List<Held> claimed = claim.claim(connection, kind, most, worker).jobs();
      assertThat(claimed.stream().map(one -> one.id).toList()).isEqualTo(expected);
      for (Held one : claimed) {
        Row row = row(one.id);
        model.put(
            one.id,
            new Row("running", row.attempt + 1, row.fence + 1, null, now + LEASE, row.cancel));
        held.add(one);
        workers.add(worker);
      }
    }

    private void end(Connection connection, Command command) throws SQLException {
      if (held.isEmpty()) {
        return;
      }
      int index = command.a % held.size();
      Held one = held.get(index);
      Ending ending =
          switch (command.verb) {
            case FAIL -> new Ending.Failed(one, "x", "x", Duration.ofMillis(BACKOFF), true);
            case DIE -> new Ending.Dead(one, "x", "x");
            case HAND_BACK -> new Ending.HandedBack(one);
            default -> new Ending.Done(one);
          };
      boolean refused =
          !end.write(connection, List.of(ending), workers.get(index)).refused().isEmpty();
      Row row = row(one.id);
      boolean mine = row.state.equals("running") && row.fence == one.fence;
      if (ending instanceof Ending.Done && row.state.equals("done") && row.fence == one.fence) {
        // The same end written twice is no refusal.
        assertThat(refused).isFalse();
        return;
      }
      assertThat(refused).isEqualTo(!mine);
      if (mine) {
        model.put(one.id, ended(row, ending));
      }
    }

    private Row ended(Row row, Ending ending) {
      return switch (ending) {
        case Ending.Failed _ ->
            new Row("failed", row.attempt, row.fence, now + BACKOFF, null, row.cancel);
        case Ending.HandedBack _ ->
            new Row("ready", row.attempt - 1, row.fence, null, null, row.cancel);
        case Ending.Dead _ -> new Row("dead", row.attempt, row.fence, null, null, row.cancel);
        case Ending.Done _ -> new Row("done", row.attempt, row.fence, null, null, row.cancel);
        case Ending.Cancelled _ ->
            new Row("cancelled", row.attempt, row.fence, null, null, row.cancel);
      };
    }

    private void beat(Connection connection, int a) throws SQLException {
      if (held.isEmpty()) {
        return;
      }
      int index = a % held.size();
      Held one = held.get(index);
      List<BeatJobs.Beat> beats = beat.beat(connection, List.of(one.id), LEASE, workers.get(index));
      Row row = row(one.id);
      Long holder = holder(one.id);
      if (row.state.equals("running") && workers.get(index).equals(holder)) {
        assertThat(beats).containsExactly(new BeatJobs.Beat(one.id, row.fence, row.cancel));
        model.put(
            one.id, new Row("running", row.attempt, row.fence, null, now + LEASE, row.cancel));
      } else {
        assertThat(beats).isEmpty();
      }
    }

    private @Nullable Long holder(long id) {
      for (int i = held.size() - 1; i >= 0; i--) {
        if (held.get(i).id == id) {
          return workers.get(i);
        }
      }
      return null;
    }

    private @Nullable Long pick(int a) {
      List<Long> ids = List.copyOf(model.keySet());
      return ids.isEmpty() ? null : ids.get(a % ids.size());
    }

    private void cancel(Connection connection, int a) throws SQLException {
      Long id = pick(a);
      if (id == null) {
        return;
      }
      boolean any = cancel.cancel(connection, id).any();
      Row row = row(id);
      assertThat(any).isEqualTo(!JobState.of(row.state).ended());
      if (row.state.equals("running")) {
        model.put(id, new Row("running", row.attempt, row.fence, null, row.leaseUntil, true));
      } else if (any) {
        model.put(id, new Row("cancelled", row.attempt, row.fence, null, null, row.cancel));
      }
    }

    private void retry(Connection connection, int a) throws SQLException {
      Long id = pick(a);
      if (id == null) {
        return;
      }
      Row row = row(id);
      Long active = keys.containsKey(id) ? activeWith(keys.getOrDefault(id, "")) : null;
      boolean may =
          List.of("failed", "delayed", "dead", "cancelled").contains(row.state)
              && (active == null || active.equals(id));
      assertThat(cancel.retry(connection, id)).isEqualTo(may);
      if (may) {
        int attempt = row.state.equals("failed") ? row.attempt : 0;
        model.put(id, new Row("ready", attempt, row.fence, null, null, false));
      }
    }

    private void promote(Connection connection) throws SQLException {
      promote.promote(connection);
      model.replaceAll((id, row) ->
          row.runAt != null && row.runAt <= now
              ? new Row("ready", row.attempt, row.fence, null, null, row.cancel)
              : row);
    }

    private void reap(Connection connection) throws SQLException {
      reap.reap(connection, Work.KIND, ATTEMPTS, 0);
      model.replaceAll((id, row) -> {
        if (row.leaseUntil == null || row.leaseUntil >= now) {
          return row;
        }
        String state = row.attempt >= ATTEMPTS ? "dead" : "ready";
        return new Row(
            row.cancel ? "cancelled" : state, row.attempt, row.fence, null, null, row.cancel);
      });
    }

    Map<Long, Row> model() {
      return model;
    }

    Map<Long, Row> rows() {
      Map<Long, Row> rows = new LinkedHashMap<>();
      rig.database()
          .read(connection ->
              Sql.list(
                  connection,
                  "SELECT id, state, attempt, fence, run_at, lease_until, cancel_requested"
                      + " FROM job ORDER BY id",
                  row ->
                      rows.put(
                          row.getLong("id"),
                          new Row(
                              row.getString("state"),
                              row.getInt("attempt"),
                              row.getLong("fence"),
                              Sql.longOrNull(row, "run_at"),
                              Sql.longOrNull(row, "lease_until"),
                              row.getInt("cancel_requested") == 1))));
      return rows;
    }
  }
}
