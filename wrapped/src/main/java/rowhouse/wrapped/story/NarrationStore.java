package rowhouse.wrapped.story;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of sentences in other words. */
final class NarrationStore {

  Map<String, String> find(JdbcClient sql, long member, String run, String language) {
    Map<String, String> retold = new HashMap<>();
    sql.sql(
            """
            SELECT sentence, template FROM story_narration
            WHERE member_id = :member AND run = :run AND language = :language
            """)
        .param("member", member)
        .param("run", run)
        .param("language", language)
        .query((row, _) -> Map.entry(row.getString(1), row.getString(2)))
        .list()
        .forEach(entry -> retold.put(entry.getKey(), entry.getValue()));
    return retold;
  }

  void put(
      JdbcClient sql,
      long member,
      String run,
      String language,
      Map<String, String> retold,
      Instant now) {
    retold.forEach((sentence, template) ->
        sql.sql(
                """
                INSERT INTO story_narration
                  (member_id, run, language, sentence, template, created_at)
                SELECT :member, :run, :language, :sentence, :template, :now
                WHERE EXISTS (SELECT 1 FROM watcher WHERE id = :member)
                ON CONFLICT (member_id, run, language, sentence)
                DO UPDATE SET template = excluded.template, created_at = excluded.created_at
                """)
            .param("member", member)
            .param("run", run)
            .param("language", language)
            .param("sentence", sentence)
            .param("template", template)
            .param("now", now.toEpochMilli())
            .update());
  }

  /** Every sentence of a person; a story has fewer than twenty. */
  List<String> all(JdbcClient sql, long member) {
    return sql.sql("SELECT template FROM story_narration WHERE member_id = :member ORDER BY id")
        .param("member", member)
        .query(String.class)
        .list();
  }

  long eraseRun(JdbcClient sql, long member, String run) {
    return sql.sql("DELETE FROM story_narration WHERE member_id = :member AND run = :run")
        .param("member", member)
        .param("run", run)
        .update();
  }

  long erase(JdbcClient sql, long member) {
    return sql.sql("DELETE FROM story_narration WHERE member_id = :member")
        .param("member", member)
        .update();
  }
}
