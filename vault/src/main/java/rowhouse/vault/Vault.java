package rowhouse.vault;

import java.util.List;
import java.util.Map;
import rowhouse.foundation.room.App;
import rowhouse.foundation.room.AppKind;
import rowhouse.foundation.room.Room;

/** x. */
public final class Vault implements App {
  /** x. */
  public static final AppKind KIND =
      new AppKind("vault", List.of(), List.of(), (c, t) -> Map.of(), Vault::new);

  Vault(Room room) {}

  @Override
  public List<Object> routes() {
    return List.of();
  }
}
