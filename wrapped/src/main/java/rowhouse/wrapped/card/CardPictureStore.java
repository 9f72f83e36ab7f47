package rowhouse.wrapped.card;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of pictures that have been drawn. */
final class CardPictureStore {

  Optional<String> find(JdbcClient sql, long member, String source) {
    return sql.sql("SELECT sha256 FROM card_picture WHERE member_id = :member AND source = :source")
        .param("member", member)
        .param("source", source)
        .query(String.class)
        .optional();
  }

  /** The row's id, or nothing when somebody drew the same at this moment. */
  Optional<Long> insert(JdbcClient sql, long member, String source, String sha256, Instant now) {
    return sql.sql(
            """
            INSERT INTO card_picture (member_id, source, sha256, created_at)
            VALUES (:member, :source, :sha256, :now)
            ON CONFLICT (member_id, source) DO NOTHING RETURNING id
            """)
        .param("member", member)
        .param("source", source)
        .param("sha256", sha256)
        .param("now", now.toEpochMilli())
        .query(Long.class)
        .optional();
  }

  /** The oldest rows beyond the {@code most} newest ones. */
  List<Long> beyond(JdbcClient sql, int most) {
    return sql.sql("SELECT id FROM card_picture ORDER BY id DESC LIMIT 100 OFFSET :most")
        .param("most", most)
        .query(Long.class)
        .list();
  }

  List<Long> ids(JdbcClient sql, long member) {
    return sql.sql("SELECT id FROM card_picture WHERE member_id = :member")
        .param("member", member)
        .query(Long.class)
        .list();
  }

  List<Long> ids(JdbcClient sql, long member, String source) {
    return sql.sql("SELECT id FROM card_picture WHERE member_id = :member AND source = :source")
        .param("member", member)
        .param("source", source)
        .query(Long.class)
        .list();
  }

  int delete(JdbcClient sql, long id) {
    return sql.sql("DELETE FROM card_picture WHERE id = :id").param("id", id).update();
  }
}
