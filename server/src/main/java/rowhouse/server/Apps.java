package rowhouse.server;

import java.util.List;
import rowhouse.foundation.room.AppKind;
import rowhouse.vault.Vault;
import rowhouse.weekly.Weekly;
import rowhouse.wrapped.Wrapped;

/** The apps of this house. */
final class Apps {
  static final List<AppKind> ALL = List.of(Wrapped.KIND, Weekly.KIND, Vault.KIND);

  private Apps() {}
}
