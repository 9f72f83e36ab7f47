package rowhouse.watching.picture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.blob.Blob;
import rowhouse.foundation.codec.Picture;
import rowhouse.foundation.codec.PictureCode;
import rowhouse.foundation.codec.PictureFailure;
import rowhouse.foundation.codec.PictureFormat;
import rowhouse.foundation.codec.PictureRequest;
import rowhouse.foundation.problem.Problem;
import rowhouse.foundation.room.Room;
import rowhouse.watching.upload.UploadedFile;

/**
 * Pictures of people. What comes is decoded elsewhere and only what could be read is kept, without
 * what the camera noted and without what stood behind the picture.
 */
public final class MemberPictures {
  /** As the originals take them. */
  static final long MOST_BYTES = 5L << 20;

  private static final String OWNER = "member_picture";
  private static final int MOST_OF_ONE = 200;
  private static final int QUALITY = 85;
  private static final int MAX_SIDE = 2048;
  private static final int THUMB_SIDE = 64;
  private static final Set<PictureFormat> TAKEN =
      Set.of(PictureFormat.PNG, PictureFormat.JPEG, PictureFormat.GIF, PictureFormat.WEBP);

  private final Room room;
  private final Path folder;

  /** Pictures in {@code room}. */
  public MemberPictures(Room room) {
    this.room = room;
    this.folder = room.temporary().resolve("pictures");
  }

  Path folder() {
    return folder;
  }

  record Kept(String sha256, String extension) {
    String key() {
      return sha256 + "." + extension;
    }
  }

  /** Keeps a picture for a person, or says why it is none. */
  Kept keep(long member, UploadedFile file) throws IOException {
    if (count(member) >= MOST_OF_ONE) {
      throw new Problem(409, "too_many_pictures", MOST_OF_ONE);
    }
    Path out = folder.resolve("out-" + UUID.randomUUID());
    Path thumb = folder.resolve("thumb-" + UUID.randomUUID());
    try {
      Picture picture =
          converted(
              new PictureRequest(file.path(), out, thumb, true, QUALITY, MAX_SIDE, THUMB_SIDE));
      try (InputStream in = Files.newInputStream(out)) {
        Blob blob =
            room.blobRefs()
                .keep(
                    in, MOST_BYTES * 2, picture.format().extension(), picture.format().mediaType());
        room.database().change(sql -> note(sql, member, blob, picture.format().mediaType()));
        return new Kept(blob.sha256(), picture.format().extension());
      }
    } finally {
      Files.deleteIfExists(out);
      Files.deleteIfExists(thumb);
    }
  }

  private Picture converted(PictureRequest request) {
    return switch (room.pictures().convert(request)) {
      case Picture picture when TAKEN.contains(picture.format()) -> picture;
      case Picture _ -> throw new Problem(400, "invalid_file_type");
      case PictureFailure(PictureCode code, String _) ->
          throw switch (code) {
            case NOT_A_PICTURE, PICTURE_BROKEN -> new Problem(400, "invalid_file_type");
            case PICTURE_TOO_LARGE, CODEC_TIMEOUT -> new Problem(400, "picture_too_large");
            case CODEC_BUSY, CODEC_FAILED -> new Problem(503, "pictures_busy");
          };
    };
  }

  private void note(JdbcClient sql, long member, Blob blob, String type) {
    sql.sql(
            """
            INSERT INTO member_picture (user_id, sha256, type, bytes, created_at)
            VALUES (:user, :sha256, :type, :bytes, :now) ON CONFLICT (user_id, sha256) DO NOTHING
            """)
        .param("user", member)
        .param("sha256", blob.sha256())
        .param("type", type)
        .param("bytes", blob.size())
        .param("now", room.clock().millis())
        .update();
    room.blobRefs().refer(blob.sha256(), OWNER, member, "picture");
  }

  private long count(long member) {
    return room.database()
        .read(sql ->
            sql.sql("SELECT count(*) FROM member_picture WHERE user_id = :user")
                .param("user", member)
                .query(Long.class)
                .single());
  }

  record Known(String type, long bytes) {}

  /** A picture that somebody has. */
  Optional<Known> find(String sha256) {
    return room.database()
        .read(sql ->
            sql.sql("SELECT type, bytes FROM member_picture WHERE sha256 = :sha256 LIMIT 1")
                .param("sha256", sha256)
                .query((row, _) -> new Known(row.getString("type"), row.getLong("bytes")))
                .optional());
  }

  /** The hashes of a person's pictures. */
  List<String> of(long member) {
    return room.database()
        .read(sql ->
            sql.sql("SELECT sha256 FROM member_picture WHERE user_id = :user ORDER BY id")
                .param("user", member)
                .query(String.class)
                .list());
  }

  /** Deletes a person's pictures in the caller's transaction; the files follow by themselves. */
  long erase(JdbcClient sql, long member) {
    room.blobRefs().release(OWNER, member);
    return sql.sql("DELETE FROM member_picture WHERE user_id = :user")
        .param("user", member)
        .update();
  }
}
