package rowhouse.wrapped.share;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of shares. */
final class ShareStore {
  private static final String COLUMNS =
      """
      SELECT id, member_id, year, language, palette, cards, redact, created_at, expires_at
      FROM share_link
      """;

  /** A share that anybody may see now, and what it shows. */
  record Open(long member, SharedStory story) {}

  long insert(JdbcClient sql, Share share, String run, String slugHash, SharedStory story) {
    return sql.sql(
            """
            INSERT INTO share_link (member_id, run, slug_hash, year, language, palette, cards,
                                    redact, story, created_at, expires_at)
            VALUES (:member, :run, :hash, :year, :language, :palette, :cards, :redact, :story,
                    :created, :expires)
            RETURNING id
            """)
        .param("member", share.member())
        .param("run", run)
        .param("hash", slugHash)
        .param("year", share.year())
        .param("language", share.language())
        .param("palette", share.palette())
        .param(
            "cards", share.cards().stream().map(String::valueOf).collect(Collectors.joining(",")))
        .param("redact", String.join(",", share.redact()))
        .param("story", story.write())
        .param("created", share.createdAt().toEpochMilli())
        .param("expires", millis(share.expiresAt()))
        .query(Long.class)
        .single();
  }

  private static @Nullable Long millis(@Nullable Instant at) {
    return at == null ? null : at.toEpochMilli();
  }

  Optional<Open> open(JdbcClient sql, String slugHash, Instant now) {
    return sql.sql(
            """
            SELECT member_id, story FROM share_link
            WHERE slug_hash = :hash AND (expires_at IS NULL OR expires_at > :now)
            """)
        .param("hash", slugHash)
        .param("now", now.toEpochMilli())
        .query((row, _) -> new Open(row.getLong(1), SharedStory.read(row.getString(2))))
        .optional();
  }

  List<Share> of(JdbcClient sql, long member, String run, Instant now) {
    return sql.sql(
            COLUMNS
                + """
                WHERE member_id = :member AND run = :run
                AND (expires_at IS NULL OR expires_at > :now) ORDER BY id DESC
                """)
        .param("member", member)
        .param("run", run)
        .param("now", now.toEpochMilli())
        .query((row, _) -> share(row))
        .list();
  }

  List<Share> of(JdbcClient sql, long member) {
    return sql.sql(COLUMNS + " WHERE member_id = :member ORDER BY id")
        .param("member", member)
        .query((row, _) -> share(row))
        .list();
  }

  long count(JdbcClient sql, long member) {
    return sql.sql("SELECT count(*) FROM share_link WHERE member_id = :member")
        .param("member", member)
        .query(Long.class)
        .single();
  }

  int delete(JdbcClient sql, long member, long id) {
    return sql.sql("DELETE FROM share_link WHERE id = :id AND member_id = :member")
        .param("id", id)
        .param("member", member)
        .update();
  }

  int deleteRun(JdbcClient sql, long member, String run) {
    return sql.sql("DELETE FROM share_link WHERE member_id = :member AND run = :run")
        .param("member", member)
        .param("run", run)
        .update();
  }

  int deleteAll(JdbcClient sql, long member) {
    return sql.sql("DELETE FROM share_link WHERE member_id = :member")
        .param("member", member)
        .update();
  }

  void deleteExpired(JdbcClient sql, Instant now) {
    sql.sql("DELETE FROM share_link WHERE expires_at <= :now")
        .param("now", now.toEpochMilli())
        .update();
  }

  private static Share share(ResultSet row) throws SQLException {
    long expires = row.getLong("expires_at");
    boolean stays = row.wasNull();
    return new Share(
        row.getLong("id"),
        row.getLong("member_id"),
        row.getInt("year"),
        row.getString("language"),
        row.getString("palette"),
        Arrays.stream(row.getString("cards").split(",")).map(Integer::valueOf).toList(),
        Arrays.stream(row.getString("redact").split(",")).filter(name -> !name.isEmpty()).toList(),
        Instant.ofEpochMilli(row.getLong("created_at")),
        stays ? null : Instant.ofEpochMilli(expires));
  }
}
