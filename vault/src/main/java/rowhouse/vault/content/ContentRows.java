package rowhouse.vault.content;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads rows of {@code contents}. */
public final class ContentRows {
  private ContentRows() {}

  /** The row of {@code contents} that {@code row} stands on. */
  public static Content content(ResultSet row, int n) throws SQLException {
    return new Content(
        row.getLong("id"),
        row.getString("platform"),
        row.getString("url"),
        row.getString("canonical_url"),
        row.getString("clean_url"),
        ContentStatus.of(row.getString("status")),
        number(row, "job_id"),
        row.getInt("failure_count"),
        error(row),
        row.getString("layout_type"),
        row.getString("layout_type_override"),
        row.getString("content_type"),
        row.getString("review_status"),
        instant(row, "reviewed_at"),
        row.getString("reviewed_by"),
        row.getString("review_note"),
        row.getInt("is_nsfw") == 1,
        row.getInt("is_example") == 1,
        row.getString("source"),
        row.getString("site"),
        row.getString("title"),
        row.getString("summary"),
        row.getString("excerpt"),
        row.getString("author_name"),
        row.getString("author_url"),
        row.getString("language"),
        row.getInt("word_count"),
        row.getString("cover_key"),
        instant(row, "published_at"),
        Instant.ofEpochMilli(row.getLong("created_at")),
        Instant.ofEpochMilli(row.getLong("updated_at")));
  }

  private static Content.@Nullable Failure error(ResultSet row) throws SQLException {
    String code = row.getString("last_error_code");
    Instant at = instant(row, "last_error_at");
    return code == null || at == null
        ? null
        : new Content.Failure(code, row.getString("last_error"), at);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Long millis = number(row, column);
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }

  private static @Nullable Long number(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }
}
