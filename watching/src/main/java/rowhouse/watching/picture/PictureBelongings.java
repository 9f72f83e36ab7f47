package rowhouse.watching.picture;

import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.watching.mine.Belongings;
import tools.jackson.core.JsonGenerator;

/** A person's pictures. */
public final class PictureBelongings implements Belongings {
  private final MemberPictures pictures;

  /** The pictures of people. */
  public PictureBelongings(MemberPictures pictures) {
    this.pictures = pictures;
  }

  @Override
  public String name() {
    return "pictures";
  }

  @Override
  public long erase(JdbcClient sql, long member) {
    return pictures.erase(sql, member);
  }

  @Override
  public void export(long member, JsonGenerator out) {
    out.writeStartArray();
    pictures.of(member).forEach(out::writeString);
    out.writeEndArray();
  }
}
