package rowhouse.vault.tag;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import rowhouse.foundation.database.Database;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Who;
import rowhouse.foundation.room.Room;
import rowhouse.vault.VaultConfig;

/** Lists the tags in use. */
@RestController
@Guard(
    value = {Who.TOKEN, Who.OWNER},
    scope = VaultConfig.SCOPE)
public final class TagApi {
  private static final int MOST = 1000;

  private final Database db;
  private final TagStore tags = new TagStore();

  /** Lists those of {@code room}. */
  public TagApi(Room room) {
    this.db = room.database();
  }

  @GetMapping("/vault/api/v1/tags")
  List<TagStore.Used> list() {
    return db.read(sql -> tags.used(sql, MOST));
  }
}
