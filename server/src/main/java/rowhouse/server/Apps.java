package rowhouse.server;

import java.util.List;
import rowhouse.foundation.room.AppKind;
import rowhouse.vault.Vault;

/** The apps of this house. */
final class Apps {
  static final List<AppKind> ALL = List.of(Vault.KIND);

  private Apps() {}
}
