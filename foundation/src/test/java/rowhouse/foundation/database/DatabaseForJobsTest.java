package rowhouse.foundation.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DuplicateKeyException;
import rowhouse.foundation.test.TestDatabase;
import rowhouse.jobs.JobDatabase;

class DatabaseForJobsTest {
  private TestDatabase test;
  private Database db;

  private void open(Dialect dialect) {
    test = TestDatabase.open(dialect, DatabaseContract.EXAMPLE);
    db = test.database();
  }

  @AfterEach
  void close() {
    test.close();
  }

  @ParameterizedTest
  @EnumSource
  void the_job_engine_works_in_the_same_transactions(Dialect dialect) {
    open(dialect);
    JobDatabase jobs = new DatabaseForJobs(db);
    List<String> told = new ArrayList<>();
    assertThatThrownBy(jobs::current).isInstanceOf(IllegalStateException.class);
    db.change(sql -> {
      DatabaseContract.shelf(sql, "poems");
      jobs.write(connection -> {
        assertThat(connection).isSameAs(db.current()).isSameAs(jobs.current());
        try (var statement = connection.createStatement()) {
          return statement.executeUpdate("UPDATE shelf SET name = 'maps'");
        }
      });
      jobs.afterCommit(() -> told.add("committed"));
    });
    assertThat(told).containsExactly("committed");
    int count =
        jobs.read(connection -> {
          try (var statement = connection.createStatement();
              var rows = statement.executeQuery("SELECT count(*) FROM shelf WHERE name='maps'")) {
            rows.next();
            return rows.getInt(1);
          }
        });
    assertThat(count).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void a_broken_rule_met_by_the_job_engine_has_the_same_name(Dialect dialect) {
    open(dialect);
    JobDatabase jobs = new DatabaseForJobs(db);
    db.change(sql -> DatabaseContract.shelf(sql, "poems"));
    assertThatThrownBy(() ->
            jobs.write(connection -> {
              try (var statement = connection.createStatement()) {
                return statement.executeUpdate("INSERT INTO shelf (name) VALUES ('poems')");
              }
            }))
        .isInstanceOf(DuplicateKeyException.class);
  }
}
