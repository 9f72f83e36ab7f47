package rowhouse.vault.content;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which pictures a content has, in the order of the page. */
public final class PictureStore {

  /**
   * A kept picture.
   *
   * @param url where it was
   * @param sha256 its file
   * @param thumb the file of its small form, null when there is none
   */
  public record Kept(
      String url,
      String sha256,
      @Nullable String thumb,
      int width,
      int height,
      long bytes,
      String alt) {}

  /** Gives a content exactly these pictures. */
  public void replace(JdbcClient sql, long content, List<Kept> pictures) {
    sql.sql("DELETE FROM content_pictures WHERE content_id = :id").param("id", content).update();
    for (int i = 0; i < pictures.size(); i++) {
      Kept picture = pictures.get(i);
      sql.sql(
              """
              INSERT INTO content_pictures
                (content_id, position, url, sha256, thumb, width, height, bytes, alt)
              VALUES (:id, :position, :url, :sha256, :thumb, :width, :height, :bytes, :alt)
              """)
          .param("id", content)
          .param("position", i)
          .param("url", picture.url())
          .param("sha256", picture.sha256())
          .param("thumb", picture.thumb())
          .param("width", picture.width())
          .param("height", picture.height())
          .param("bytes", picture.bytes())
          .param("alt", picture.alt())
          .update();
    }
  }

  /** The pictures of a content. */
  public List<Kept> of(JdbcClient sql, long content) {
    return sql.sql(
            """
            SELECT url, sha256, thumb, width, height, bytes, alt FROM content_pictures
            WHERE content_id = :id ORDER BY position
            """)
        .param("id", content)
        .query((row, n) ->
            new Kept(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getInt(4),
                row.getInt(5),
                row.getLong(6),
                row.getString(7)))
        .list();
  }

  /** The small form of a picture, if it is kept with one. */
  public Optional<String> thumbOf(JdbcClient sql, String sha256) {
    return sql.sql(
            """
            SELECT thumb FROM content_pictures
            WHERE sha256 = :sha256 AND thumb IS NOT NULL LIMIT 1
            """)
        .param("sha256", sha256)
        .query(String.class)
        .optional();
  }
}
