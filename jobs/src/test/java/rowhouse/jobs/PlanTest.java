package rowhouse.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The cost of the hot statements does not grow with history: none of them reads through the table.
 */
class PlanTest {
  private static final String HISTORY =
      """
      INSERT INTO job (kind, state, payload, attempt, fence, worker, added_at, ready_at, started_at, ended_at)
      """;

  @Test
  void the_claim_on_postgresql_uses_the_ready_index_over_a_history_of_50_000() throws Exception {
    postgresql(50_000);
  }

  @Test
  @Tag("long")
  void the_claim_on_postgresql_uses_the_ready_index_over_a_history_of_a_million() throws Exception {
    postgresql(1_000_000);
  }

  private void postgresql(int rows) throws Exception {
    try (PostgresRig rig = new PostgresRig();
        Connection connection = rig.pool().getConnection()) {
      Sql.change(
          connection,
          HISTORY
              + " SELECT 'test.work', 'done', '{}', 1, 1, 1, 1, 1, 1, 1 FROM generate_series(1, "
              + rows
              + ")");
      Sql.change(
          connection,
          "INSERT INTO job (kind, state, payload, added_at, ready_at)"
              + " SELECT 'test.work', 'ready', '{}', 1, 1 FROM generate_series(1, 1000)");
      Sql.change(connection, "ANALYZE job");
      String claim = new ClaimJobs(new Sql(Dialect.POSTGRESQL, null)).statement();
      // A prepared statement ends up with one plan for all parameters; that one has to be good.
      Sql.change(connection, "SET plan_cache_mode = force_generic_plan");
      for (int i = 0; i < 2; i++) {
        String plan = explain(connection, claim);
        assertThat(plan)
            .contains("job_ready")
            .contains("job_pkey")
            .doesNotContain("Seq Scan on job ");
      }
      Sql.change(connection, "SET plan_cache_mode = auto");
      Sql.change(connection, "DELETE FROM job");
    }
  }

  private static String explain(Connection connection, String claim) throws SQLException {
    Sql.change(connection, "DEALLOCATE ALL");
    String numbered = claim;
    for (int i = 1; numbered.contains("?"); i++) {
      numbered = numbered.replaceFirst("\\?", "\\$" + i);
    }
    Sql.change(connection, "PREPARE claim (bigint, bigint, text, text, integer) AS " + numbered);
    return String.join(
        "\n",
        Sql.list(
            connection,
            "EXPLAIN EXECUTE claim (1, 30000, 'test.work', 'test.work', 100)",
            row -> row.getString(1)));
  }

  @Test
  void the_hot_statements_on_sqlite_use_their_partial_indexes(@TempDir Path folder)
      throws Exception {
    try (SqliteRig rig = new SqliteRig(folder)) {
      rig.change(
          "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) "
              + HISTORY
              + " SELECT 'test.work', 'done', '{}', 1, 1, 1, 1, 1, 1, 1 FROM n");
      rig.change("ANALYZE");
      Sql sql = new Sql(Dialect.SQLITE, null);
      assertThat(plan(rig, new ClaimJobs(sql).statement()))
          .anyMatch(line -> line.contains("job_ready"))
          .noneMatch(line -> line.startsWith("SCAN job") && !line.contains("USING"));
      for (JobState state : List.of(JobState.DONE, JobState.DEAD, JobState.CANCELLED)) {
        assertThat(plan(rig, sql.text(SweepHistory.statement(state))))
            .anyMatch(line -> line.contains("job_ended"))
            .noneMatch(line -> line.equals("SCAN job"));
      }
      assertThat(
              plan(
                  rig,
                  sql.text("SELECT 1 FROM job WHERE state = 'running' AND lease_until < :now")))
          .anyMatch(line -> line.contains("job_lease"));
      assertThat(
              plan(rig, "SELECT 1 FROM job WHERE state IN ('delayed', 'failed') ORDER BY run_at"))
          .anyMatch(line -> line.contains("job_due"));
    }
  }

  private static List<String> plan(Rig rig, String statement) {
    return rig.database()
        .write(connection -> {
          try (PreparedStatement explain =
              connection.prepareStatement("EXPLAIN QUERY PLAN " + statement)) {
            try (ResultSet rows = explain.executeQuery()) {
              List<String> lines = new java.util.ArrayList<>();
              while (rows.next()) {
                lines.add(rows.getString("detail"));
              }
              return lines;
            }
          }
        });
  }
}
