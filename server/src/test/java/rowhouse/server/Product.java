package rowhouse.server;

import java.util.List;
import rowhouse.foundation.room.AppKind;

/** The apps of the real product, for tests in other packages. */
public final class Product {
  public static final List<AppKind> APPS = Apps.ALL;

  private Product() {}
}
