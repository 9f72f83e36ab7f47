package rowhouse.watching.link;

import java.util.List;
import rowhouse.foundation.config.Config;
import rowhouse.foundation.config.Key;

/**
 * Which Archive is used.
 *
 * @param archiveUrl empty for the one that is built in
 * @param archiveKey of the other one
 * @param ownKey with which other programs may use the one that is built in; empty for nobody
 */
public record LinkConfig(String archiveUrl, String archiveKey, String ownKey) {

  private static Key<String> url(String app) {
    return Key.address(
        "rowhouse." + app + ".archive.url",
        "Where the Archive is that " + app + " pulls histories from; empty for the built-in one.");
  }

  private static Key<String> key(String app) {
    return Key.secret("rowhouse." + app + ".archive.key", "The key that this Archive asks for.");
  }

  private static Key<String> ownKey(String app) {
    return Key.token(
        "rowhouse." + app + ".archive.own-key",
        "With this key in X-Archive-API-Key other programs may use the built-in Archive.");
  }

  /** The settings of {@code app}. */
  public static List<Key<?>> keys(String app) {
    return List.of(url(app), key(app), ownKey(app));
  }

  /** What the operator has set for {@code app}. */
  public static LinkConfig of(Config config, String app) {
    return new LinkConfig(config.get(url(app)), config.get(key(app)), config.get(ownKey(app)));
  }

  /** Whether another Archive than the built-in one is asked. */
  public boolean remote() {
    return !archiveUrl.isEmpty() && !archiveKey.isEmpty();
  }

  /** Never shows the keys. */
  @Override
  public String toString() {
    return "Archive at " + (remote() ? archiveUrl : "home");
  }
}
