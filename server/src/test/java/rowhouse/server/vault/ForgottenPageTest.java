package rowhouse.server.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rowhouse.foundation.database.Dialect;
import rowhouse.foundation.test.Reply;
import rowhouse.foundation.test.TestDatabase;

/** Pages whose job has ended without them, as when the process was killed at that moment. */
final class ForgottenPageTest {
  private static final String FORGOTTEN =
      "SELECT COUNT(*) FROM contents WHERE status IN ('unprocessed', 'processing')";

  /** Leaves so many pages behind, all of the job of {@code id}. */
  private static void forget(VaultHouse vault, long id, int pages) {
    vault
        .room()
        .database()
        .change(sql ->
            sql.sql(
                    """
                    INSERT INTO contents (platform, url, canonical_url, clean_url, status, job_id,
                      site, created_at, updated_at, month)
                    WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < :pages)
                    SELECT platform, url, canonical_url, clean_url, 'processing', job_id, site,
                      created_at, updated_at, month FROM contents, n WHERE id = :id
                    """)
                .param("pages", pages)
                .param("id", id)
                .update());
  }

  private static long failed(VaultHouse vault, String path) {
    vault.site().on(path, Reply.status(404));
    long id = vault.share(vault.site().url(path));
    vault.ended(id, "parse_failed");
    vault.quiet();
    return id;
  }

  @Test
  void all_are_ended_at_the_next_start_however_many(@TempDir Path folder) {
    Assumptions.assumeTrue(
        TestDatabase.chosen() == Dialect.SQLITE, "a database that outlives its house");
    try (VaultHouse vault = VaultHouse.open(plan -> plan.folder(folder))) {
      forget(vault, failed(vault, "/first"), 2_100);
      assertThat(vault.number(FORGOTTEN)).isEqualTo(2_100);
    }
    try (VaultHouse vault = VaultHouse.open(plan -> plan.folder(folder))) {
      assertThat(vault.number(FORGOTTEN)).isZero();
      assertThat(vault.number("SELECT COUNT(*) FROM contents WHERE last_error_code = 'job_ended'"))
          .isEqualTo(2_100);
    }
  }

  /** Fifty thousand waiting pages were searched for each one that failed. */
  @Test
  void a_job_that_ends_looks_at_its_own_page_alone() {
    try (VaultHouse vault = VaultHouse.open()) {
      forget(vault, failed(vault, "/own"), 3);
      failed(vault, "/another");
      assertThat(vault.number(FORGOTTEN)).isEqualTo(3);
    }
  }
}
