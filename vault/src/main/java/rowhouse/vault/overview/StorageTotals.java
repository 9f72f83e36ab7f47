package rowhouse.vault.overview;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import rowhouse.foundation.database.Database;
import rowhouse.vault.library.Editing;

/** How much is stored. Counting goes through every file, so it is done once a minute at most. */
final class StorageTotals {
  private static final Duration AGE = Duration.ofMinutes(1);

  private final Database db;
  private final Remembered<Files> files;
  private final Remembered<Map<String, Long>> byPlatform;

  StorageTotals(Database db, Clock clock) {
    this.db = db;
    this.files = new Remembered<>(clock, AGE, this::countFiles);
    this.byPlatform = new Remembered<>(clock, AGE, this::countByPlatform);
  }

  /** All files, and the bytes of each media type, the most first. */
  record Files(long count, long bytes, Map<String, Long> byType) {}

  Files files() {
    return files.get();
  }

  /** The bytes of each platform's pictures and copies; a file that two pages share counts once. */
  Map<String, Long> byPlatform() {
    return byPlatform.get();
  }

  private Files countFiles() {
    return db.read(sql -> {
      Map<String, Long> byType = new LinkedHashMap<>();
      long[] counts = new long[2];
      sql.sql("SELECT type, SUM(size), COUNT(*) FROM blob GROUP BY type ORDER BY 2 DESC")
          .query(row -> {
            byType.put(row.getString(1), row.getLong(2));
            counts[0] += row.getLong(3);
            counts[1] += row.getLong(2);
          });
      return new Files(counts[0], counts[1], byType);
    });
  }

  private Map<String, Long> countByPlatform() {
    return db.read(sql -> {
      Map<String, Long> byPlatform = new LinkedHashMap<>();
      sql.sql(
              """
              SELECT platform, SUM(size) FROM (
                SELECT DISTINCT c.platform, b.sha256, b.size FROM blob_ref r
                JOIN contents c ON c.id = r.owner_id JOIN blob b ON b.sha256 = r.sha256
                WHERE r.owner = :owner) AS used
              GROUP BY platform ORDER BY 2 DESC
              """)
          .param("owner", Editing.BLOB_OWNER)
          .query(row -> {
            byPlatform.put(row.getString(1), row.getLong(2));
          });
      return byPlatform;
    });
  }
}
