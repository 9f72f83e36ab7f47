package rowhouse.foundation.blob;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.database.Database;

/**
 * Who refers to which blob of a room, so that a blob nobody refers to is found by an index and
 * deleted after a grace period.
 *
 * <p>A blob is kept first ({@link #keep}), then referred to in the write that stores its owner's
 * row. Deleting happens inside a write, so a blob that is kept again at the same moment is either
 * seen and spared, or put in its place anew.
 */
public final class BlobRefs {
  private static final int AT_ONCE = 100;
  private final Database database;
  private final Blobs blobs;
  private final Clock clock;

  /**
   * @param database with the tables of {@code rowhouse/foundation/migrations}
   * @param blobs the files
   * @param clock by which the grace period is counted
   */
  public BlobRefs(Database database, Blobs blobs, Clock clock) {
    this.database = database;
    this.blobs = blobs;
    this.clock = clock;
  }

  /**
   * A blob as the room knows it.
   *
   * @param type its media type, such as {@code image/webp}
   * @param createdAt milliseconds since 1970
   */
  public record Known(Blob blob, String type, long createdAt) {}

  /**
   * One owner's use of a blob.
   *
   * @param owner the owner's table
   * @param ownerId its row
   * @param role what it is there, such as {@code picture}; may be empty
   */
  public record Ref(String sha256, String owner, long ownerId, String role) {}

  /**
   * Keeps the bytes of {@code in}. Until {@link #refer} is called, the blob is an orphan and will
   * be collected after the grace period.
   *
   * @throws IllegalStateException inside a write, which must not wait for a disk or a network
   */
  public Blob keep(InputStream in, long limit, String extension, String type) throws IOException {
    if (Database.anyWriteHere()) {
      throw new IllegalStateException("Files are kept before the write that refers to them.");
    }
    return blobs.put(in, limit, extension, blob -> seen(blob, type));
  }

  private void seen(Blob blob, String type) {
    long now = clock.millis();
    database.change(sql ->
        sql.sql(
                """
                INSERT INTO blob (sha256, size, type, created_at, orphan_since)
                VALUES (:sha256, :size, :type, :now, :now)
                ON CONFLICT (sha256) DO UPDATE SET orphan_since =
                  CASE WHEN blob.orphan_since IS NULL THEN NULL ELSE excluded.orphan_since END
                """)
            .param("sha256", blob.sha256())
            .param("size", blob.size())
            .param("type", type)
            .param("now", now)
            .update());
  }

  /**
   * Notes that a row uses a blob; twice is once. Belongs in the write that stores the row.
   *
   * @throws org.springframework.dao.DataIntegrityViolationException when the blob is not known
   */
  public void refer(String sha256, String owner, long ownerId, String role) {
    Blob.check(sha256);
    database.change(sql -> {
      sql.sql(
              """
              INSERT INTO blob_ref (sha256, owner, owner_id, role)
              VALUES (:sha256, :owner, :ownerId, :role) ON CONFLICT DO NOTHING
              """)
          .param("sha256", sha256)
          .param("owner", owner)
          .param("ownerId", ownerId)
          .param("role", role)
          .update();
      sql.sql("UPDATE blob SET orphan_since = NULL WHERE sha256 = :sha256")
          .param("sha256", sha256)
          .update();
    });
  }

  /** Notes that a row uses none of its blobs any more. Belongs in the write that deletes it. */
  public void release(String owner, long ownerId) {
    database.change(sql -> {
      List<String> freed =
          sql.sql(
                  """
                  DELETE FROM blob_ref WHERE owner = :owner AND owner_id = :ownerId
                  RETURNING sha256
                  """)
              .param("owner", owner)
              .param("ownerId", ownerId)
              .query(String.class)
              .list();
      orphan(sql, freed);
    });
  }

  /** Notes that a row does not use one blob in one role any more. */
  public void release(Ref ref) {
    database.change(sql -> {
      sql.sql(
              """
              DELETE FROM blob_ref WHERE sha256 = :sha256 AND owner = :owner
              AND owner_id = :ownerId AND role = :role
              """)
          .param("sha256", ref.sha256())
          .param("owner", ref.owner())
          .param("ownerId", ref.ownerId())
          .param("role", ref.role())
          .update();
      orphan(sql, List.of(ref.sha256()));
    });
  }

  private void orphan(JdbcClient sql, List<String> freed) {
    for (String sha256 : freed) {
      sql.sql(
              """
              UPDATE blob SET orphan_since = :now WHERE sha256 = :sha256 AND orphan_since IS NULL
              AND NOT EXISTS (SELECT 1 FROM blob_ref WHERE blob_ref.sha256 = blob.sha256)
              """)
          .param("sha256", sha256)
          .param("now", clock.millis())
          .update();
    }
  }

  /** What a row uses, ordered by role and hash. */
  public List<Ref> of(String owner, long ownerId) {
    return database.read(sql ->
        sql.sql(
                """
                SELECT sha256, role FROM blob_ref
                WHERE owner = :owner AND owner_id = :ownerId ORDER BY role, sha256
                """)
            .param("owner", owner)
            .param("ownerId", ownerId)
            .query((row, n) -> new Ref(row.getString(1), owner, ownerId, row.getString(2)))
            .list());
  }

  /** What the room knows of a blob. */
  public Optional<Known> find(String sha256) {
    Blob.check(sha256);
    return database.read(sql ->
        sql.sql("SELECT size, type, created_at FROM blob WHERE sha256 = :sha256")
            .param("sha256", sha256)
            .query((row, n) ->
                new Known(new Blob(sha256, row.getLong(1)), row.getString(2), row.getLong(3)))
            .optional());
  }

  /** The blobs after {@code sha256} (empty for the first), in order of their hash. */
  public List<Known> after(String sha256, int atMost) {
    return database.read(sql ->
        sql.sql(
                """
                SELECT sha256, size, type, created_at FROM blob WHERE sha256 > :sha256
                ORDER BY sha256 LIMIT :atMost
                """)
            .param("sha256", sha256)
            .param("atMost", atMost)
            .query((row, n) ->
                new Known(
                    new Blob(row.getString(1), row.getLong(2)), row.getString(3), row.getLong(4)))
            .list());
  }

  /**
   * Deletes blobs that nobody has referred to for {@code grace}, which must be longer than a backup
   * takes. Blocks; in writes of at most a hundred blobs each.
   *
   * @return how many were deleted, {@code atMost} or fewer
   */
  public int collect(Duration grace, int atMost) {
    long before = clock.millis() - grace.toMillis();
    int deleted = 0;
    int batch;
    do {
      int size = Math.min(AT_ONCE, atMost - deleted);
      batch = database.write(sql -> collectSome(sql, before, size));
      deleted += batch;
    } while (batch == AT_ONCE && deleted < atMost);
    return deleted;
  }

  private int collectSome(JdbcClient sql, long before, int atMost) {
    List<String> orphans =
        sql.sql(
                """
                DELETE FROM blob WHERE sha256 IN (SELECT sha256 FROM blob
                  WHERE orphan_since < :before ORDER BY orphan_since LIMIT :atMost)
                AND orphan_since < :before RETURNING sha256
                """)
            .param("before", before)
            .param("atMost", atMost)
            .query(String.class)
            .list();
    try {
      blobs.delete(orphans);
    } catch (IOException e) {
      throw new UncheckedIOException("Files nobody uses could not be deleted.", e);
    }
    return orphans.size();
  }

  /**
   * Deletes files that no row knows and that are older than {@code grace}; they come from a
   * database restored from an earlier day. Reads the whole store.
   *
   * @return how many were deleted
   */
  public int collectStrays(Duration grace) throws IOException {
    List<String> strays = new ArrayList<>();
    blobs.each(
        clock.millis() - grace.toMillis(),
        blob -> {
          if (find(blob.sha256()).isEmpty()) {
            strays.add(blob.sha256());
          }
        });
    int deleted = 0;
    for (String stray : strays) {
      deleted += database.<Boolean>write(sql -> deleteStray(sql, stray)) ? 1 : 0;
    }
    return deleted;
  }

  private boolean deleteStray(JdbcClient sql, String stray) {
    boolean unknown =
        sql.sql("SELECT 1 FROM blob WHERE sha256 = :sha256")
            .param("sha256", stray)
            .query()
            .listOfRows()
            .isEmpty();
    try {
      return unknown && blobs.delete(stray);
    } catch (IOException e) {
      throw new UncheckedIOException("A stray file could not be deleted.", e);
    }
  }

  /** How many blobs the room knows, and how many bytes they have together. */
  public Usage usage() {
    return database.read(sql ->
        sql.sql("SELECT count(*), coalesce(sum(size), 0) FROM blob")
            .query((row, n) -> new Usage(row.getLong(1), row.getLong(2)))
            .single());
  }

  /** How many blobs, and how many bytes. */
  public record Usage(long blobs, long bytes) {}
}
