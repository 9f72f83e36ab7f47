package rowhouse.foundation.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import rowhouse.foundation.database.Database;
import rowhouse.foundation.database.Dialect;
import rowhouse.foundation.database.MigrationModule;
import rowhouse.foundation.test.SettableClock;
import rowhouse.foundation.test.TestDatabase;

/** References to blobs, on both databases. */
abstract class BlobRefsContract {
  private static final Duration GRACE = Duration.ofDays(2);
  private final SettableClock clock = SettableClock.at("2026-11-22T02:00:00Z");
  private TestDatabase test;
  private Database db;
  private Blobs blobs;
  private BlobRefs refs;

  abstract Dialect dialect();

  @BeforeEach
  void open() throws IOException {
    test =
        TestDatabase.open(
            dialect(), new MigrationModule("foundation", "rowhouse/foundation/migrations"));
    db = test.database();
    blobs = LocalBlobs.open(test.folder().resolve("b"), test.folder().resolve("t"), 0);
    refs = new BlobRefs(db, blobs, clock);
  }

  @AfterEach
  void close() {
    test.close();
  }

  private Blob keep(String text) throws IOException {
    try (InputStream in = BlobsContract.bytes(text)) {
      return refs.keep(in, 1_000, "txt", "text/plain");
    }
  }

  @Test
  void a_blob_in_use_is_never_collected() throws IOException {
    Blob blob = keep("abc");
    refs.refer(blob.sha256(), "page", 1, "picture");
    refs.refer(blob.sha256(), "page", 1, "picture");
    clock.advance(Duration.ofDays(400));
    assertThat(refs.collect(GRACE, 1_000)).isZero();
    assertThat(blobs.exists(blob.sha256())).isTrue();
    assertThat(refs.of("page", 1))
        .containsExactly(new BlobRefs.Ref(blob.sha256(), "page", 1, "picture"));
    assertThat(refs.find(blob.sha256()).orElseThrow().type()).isEqualTo("text/plain");
    assertThat(refs.usage()).isEqualTo(new BlobRefs.Usage(1, 3));
  }

  @Test
  void a_blob_is_collected_when_its_last_user_has_been_gone_for_the_grace_period()
      throws IOException {
    Blob blob = keep("abc");
    refs.refer(blob.sha256(), "page", 1, "picture");
    refs.refer(blob.sha256(), "page", 2, "picture");
    refs.release("page", 1);
    clock.advance(GRACE.plusSeconds(1));
    assertThat(refs.collect(GRACE, 1_000)).isZero();
    refs.release(new BlobRefs.Ref(blob.sha256(), "page", 2, "picture"));
    assertThat(refs.collect(GRACE, 1_000)).isZero();
    clock.advance(GRACE.plusSeconds(1));
    assertThat(refs.collect(GRACE, 1_000)).isEqualTo(1);
    assertThat(blobs.exists(blob.sha256())).isFalse();
    assertThat(refs.find(blob.sha256())).isEmpty();
  }

  @Test
  void a_blob_nobody_came_to_use_is_collected_too() throws IOException {
    Blob blob = keep("abc");
    clock.advance(GRACE.plusSeconds(1));
    assertThat(refs.collect(GRACE, 1_000)).isEqualTo(1);
    assertThat(blobs.exists(blob.sha256())).isFalse();
  }

  @Test
  void keeping_an_orphan_again_gives_it_a_new_grace_period() throws IOException {
    Blob blob = keep("abc");
    clock.advance(GRACE.plusSeconds(1));
    keep("abc");
    assertThat(refs.collect(GRACE, 1_000)).isZero();
    assertThat(blobs.exists(blob.sha256())).isTrue();
  }

  @Test
  void a_reference_stands_or_falls_with_the_row_of_its_owner() throws IOException {
    Blob blob = keep("abc");
    assertThatThrownBy(() ->
            db.change(sql -> {
              refs.refer(blob.sha256(), "page", 1, "");
              throw new IllegalStateException("the page was refused");
            }))
        .hasMessage("the page was refused");
    assertThat(refs.of("page", 1)).isEmpty();
    clock.advance(GRACE.plusSeconds(1));
    assertThat(refs.collect(GRACE, 1_000)).isEqualTo(1);
  }

  @Test
  void a_blob_nobody_kept_cannot_be_referred_to() {
    assertThatThrownBy(() -> refs.refer(BlobsContract.NO_HASH, "page", 1, ""))
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThatThrownBy(() -> refs.refer("../x", "page", 1, ""))
        .isInstanceOf(BlobNameException.class);
  }

  @Test
  void keeping_inside_a_write_is_refused() {
    assertThatThrownBy(() ->
            db.change(sql -> {
              try {
                keep("abc");
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            }))
        .hasMessageContaining("before the write");
  }

  @Test
  void many_orphans_are_collected_in_portions() throws IOException {
    for (int i = 0; i < 250; i++) {
      keep("blob " + i);
    }
    clock.advance(GRACE.plusSeconds(1));
    assertThat(refs.collect(GRACE, 120)).isEqualTo(120);
    assertThat(refs.collect(GRACE, 1_000)).isEqualTo(130);
    assertThat(refs.usage()).isEqualTo(new BlobRefs.Usage(0, 0));
  }

  @Test
  void files_no_row_knows_are_collected_when_they_are_old() throws IOException {
    Blob known = keep("known");
    Blob stray = blobs.put(BlobsContract.bytes("stray"), 10, "txt");
    clock.set(java.time.Instant.now().plus(Duration.ofHours(1)));
    assertThat(refs.collectStrays(GRACE)).isZero();
    clock.advance(GRACE);
    assertThat(refs.collectStrays(GRACE)).isEqualTo(1);
    assertThat(blobs.exists(stray.sha256())).isFalse();
    assertThat(blobs.exists(known.sha256())).isTrue();
  }

  @Test
  void all_blobs_are_listed_page_by_page() throws IOException {
    for (int i = 0; i < 5; i++) {
      keep("blob " + i);
    }
    var first = refs.after("", 3);
    var rest = refs.after(first.getLast().blob().sha256(), 3);
    assertThat(first).hasSize(3);
    assertThat(rest).hasSize(2).doesNotContainAnyElementsOf(first);
  }

  @Test
  void the_search_for_orphans_uses_an_index() {
    String plan =
        db.read(sql ->
            String.join(
                "\n",
                sql.sql(
                        (dialect() == Dialect.SQLITE ? "EXPLAIN QUERY PLAN " : "EXPLAIN ")
                            + "SELECT sha256 FROM blob WHERE orphan_since < 5"
                            + " ORDER BY orphan_since LIMIT 100")
                    .query((row, n) -> row.getString(dialect() == Dialect.SQLITE ? 4 : 1))
                    .list()));
    assertThat(plan).contains("blob_orphan");
  }
}
