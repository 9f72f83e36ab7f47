package rowhouse.foundation.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rowhouse.foundation.blob.Blob;
import rowhouse.foundation.blob.BlobRefs;
import rowhouse.foundation.blob.Blobs;
import rowhouse.foundation.blob.LocalBlobs;
import rowhouse.foundation.database.DatabaseSpec;
import rowhouse.foundation.database.Databases;
import rowhouse.foundation.database.MigrationModule;
import rowhouse.foundation.database.OpenDatabase;
import rowhouse.foundation.database.SqliteDatabase;
import rowhouse.foundation.test.SettableClock;
import tools.jackson.databind.json.JsonMapper;

class BackupsTest {
  private static final List<MigrationModule> TABLES =
      List.of(
          new MigrationModule("foundation", "rowhouse/foundation/migrations"),
          new MigrationModule("example", "rowhouse/foundation/database/example"));

  @TempDir Path folder;
  private final SettableClock clock = SettableClock.at("2026-11-22T02:03:04Z");
  private SqliteDatabase db;
  private Blobs blobs;
  private BlobRefs refs;
  private Backups backups;

  @BeforeEach
  void open() throws IOException {
    db = (SqliteDatabase) room(folder.resolve("data"));
    blobs = LocalBlobs.open(folder.resolve("data/blobs/one"), folder.resolve("data/tmp"), 0);
    refs = new BlobRefs(db, blobs, clock);
    backups = new Backups(folder.resolve("backups"), clock, "0.1.0", JsonMapper.builder().build());
  }

  @AfterEach
  void close() {
    db.close();
  }

  private static OpenDatabase room(Path data) {
    return Databases.open(
        new DatabaseSpec.Sqlite(data.resolve("one/one.db")), TABLES, data.resolve("backups"));
  }

  private Backup create() {
    return backups.create(List.of(new BackupRoom("one", db, blobs)));
  }

  private Blob page(int id, String text) throws IOException {
    Blob blob;
    try (InputStream in = new ByteArrayInputStream(text.getBytes(UTF_8))) {
      blob = refs.keep(in, 1_000, "txt", "text/plain");
    }
    db.change(sql -> {
      sql.sql("INSERT INTO note (id, body) VALUES (:id, :body)")
          .param("id", id)
          .param("body", text)
          .update();
      refs.refer(blob.sha256(), "note", id, "");
    });
    return blob;
  }

  private long files(String under) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve(under))) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  private Path blobFile(Blob blob) {
    String hash = blob.sha256();
    return folder
        .resolve("backups/blobs/one")
        .resolve(hash.substring(0, 2))
        .resolve(hash.substring(2, 4))
        .resolve(hash + ".blob");
  }

  @Test
  void a_backup_restores_rows_and_files_as_they_were_then() throws IOException {
    Blob first = page(1, "first");
    Backup backup = create();
    page(2, "second");
    assertThat(backup.id()).startsWith("20261122-020304-");
    assertThat(backup.rooms().getFirst().blobs()).isEqualTo(1);
    assertThat(backups.verify(backup.id(), true)).isEmpty();

    Path data = folder.resolve("restored");
    backups.restore(backup.id(), data);
    try (OpenDatabase restored = room(data)) {
      List<String> bodies =
          restored.read(sql -> sql.sql("SELECT body FROM note").query(String.class).list());
      assertThat(bodies).containsExactly("first");
    }
    Blobs files = LocalBlobs.open(data.resolve("blobs/one"), data.resolve("tmp"), 0);
    try (InputStream in = files.read(first.sha256())) {
      assertThat(in.readAllBytes()).isEqualTo("first".getBytes(UTF_8));
    }
  }

  @Test
  void eleven_backups_cost_one_copy_of_the_files() throws IOException {
    for (int i = 1; i <= 5; i++) {
      page(i, "page " + i);
    }
    for (int i = 0; i < 11; i++) {
      create();
      clock.advance(Duration.ofHours(1));
    }
    assertThat(backups.list()).hasSize(11).isSortedAccordingTo((a, b) -> b.id().compareTo(a.id()));
    assertThat(files("backups/blobs")).isEqualTo(5);
  }

  @Test
  void deleting_a_backup_deletes_the_files_no_other_one_needs() throws IOException {
    Blob shared = page(1, "shared");
    Backup older = create();
    Blob later = page(2, "later");
    clock.advance(Duration.ofHours(1));
    Backup newer = create();
    assertThat(backups.delete(newer.id())).isEqualTo(1);
    assertThat(blobFile(shared)).exists();
    assertThat(blobFile(later)).doesNotExist();
    assertThat(backups.verify(older.id(), true)).isEmpty();
    assertThat(backups.delete(older.id())).isEqualTo(1);
    assertThat(files("backups")).isZero();
  }

  @Test
  void any_changed_byte_is_found_and_not_restored() throws IOException {
    Blob blob = page(1, "first");
    Backup backup = create();
    for (Path file :
        List.of(
            folder.resolve("backups").resolve(backup.id()).resolve("one.db"),
            folder.resolve("backups").resolve(backup.id()).resolve("one.blobs"),
            blobFile(blob))) {
      byte[] whole = Files.readAllBytes(file);
      byte[] flipped = whole.clone();
      flipped[flipped.length / 2] ^= 1;
      Files.write(file, flipped);
      assertThat(backups.verify(backup.id(), true)).as(file.toString()).hasSize(1);
      assertThatThrownBy(() -> backups.restore(backup.id(), folder.resolve("restored")))
          .isInstanceOf(BackupException.class)
          .hasMessageContaining("damaged");
      assertThat(folder.resolve("restored")).doesNotExist();
      Files.write(file, whole);
      assertThat(backups.verify(backup.id(), true)).isEmpty();
    }
  }

  @Test
  void a_missing_file_of_a_backup_is_found() throws IOException {
    Blob blob = page(1, "first");
    Backup backup = create();
    Files.delete(blobFile(blob));
    assertThat(backups.verify(backup.id(), false)).singleElement().asString().contains("gone");
  }

  @Test
  void a_file_lost_before_the_backup_is_named_and_does_not_stop_it() throws IOException {
    Blob lost = page(1, "lost");
    Blob kept = page(2, "kept");
    blobs.delete(lost.sha256());
    Backup backup = create();
    assertThat(backup.rooms().getFirst().missing()).containsExactly(lost.sha256());
    assertThat(backups.verify(backup.id(), true)).isEmpty();
    Path data = folder.resolve("restored");
    backups.restore(backup.id(), data);
    Blobs files = LocalBlobs.open(data.resolve("blobs/one"), data.resolve("tmp"), 0);
    assertThat(files.exists(lost.sha256())).isFalse();
    assertThat(files.exists(kept.sha256())).isTrue();
  }

  @Test
  void a_folder_with_anything_in_it_is_not_restored_over() throws IOException {
    page(1, "first");
    Backup backup = create();
    assertThatThrownBy(() -> backups.restore(backup.id(), folder.resolve("data")))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("not empty");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    backups.restore(backup.id(), empty);
    assertThat(empty.resolve("one/one.db")).exists();
  }

  @Test
  void what_was_left_unfinished_is_swept_and_never_listed() throws IOException {
    Path half = folder.resolve("backups/20261122-010000-abcd.unfinished");
    Files.createDirectories(half);
    Files.writeString(half.resolve("one.db"), "half");
    assertThat(backups.list()).isEmpty();
    create();
    assertThat(half).doesNotExist();
    assertThat(backups.list()).hasSize(1);
  }

  @Test
  void a_backup_is_never_named_by_free_text() {
    assertThatThrownBy(() -> backups.verify("../../etc", true)).isInstanceOf(BackupException.class);
    assertThatThrownBy(() -> backups.restore("..", folder.resolve("r")))
        .isInstanceOf(BackupException.class);
    assertThatThrownBy(() -> backups.delete("20261122-020304-ffff"))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("no backup");
    assertThatThrownBy(() -> new BackupRoom("../x", db, blobs))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void backups_taken_while_others_write_hold_whole_writes_only() throws Exception {
    AtomicBoolean going = new AtomicBoolean(true);
    AtomicInteger written = new AtomicInteger();
    Thread writer =
        Thread.ofPlatform()
            .start(() -> {
              while (going.get() && written.get() < 60) {
                int n = written.incrementAndGet();
                try {
                  page(n, "page " + n);
                } catch (IOException e) {
                  throw new IllegalStateException(e);
                }
              }
            });
    try {
      for (int i = 0; i < 2; i++) {
        Backup backup = create();
        assertThat(backup.rooms().getFirst().missing()).isEmpty();
        assertThat(backups.verify(backup.id(), true)).isEmpty();
        Path data = folder.resolve("restored-" + i);
        backups.restore(backup.id(), data);
        try (OpenDatabase restored = room(data)) {
          long torn =
              restored.read(sql ->
                  sql.sql(
                          "SELECT count(*) FROM note WHERE id NOT IN"
                              + " (SELECT owner_id FROM blob_ref WHERE owner = 'note')")
                      .query(Long.class)
                      .single());
          assertThat(torn).isZero();
        }
      }
    } finally {
      going.set(false);
      writer.join();
    }
    assertThat(written.get()).isPositive();
  }
}
