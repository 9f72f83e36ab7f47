package rowhouse.wrapped;

import java.util.List;
import rowhouse.foundation.config.Config;
import rowhouse.foundation.config.Key;
import rowhouse.watching.door.WatchingKeys;

/**
 * The settings of the yearly story.
 *
 * @param visitors whether people other than the owner may use it
 */
public record WrappedConfig(boolean visitors) {
  static final Key<Boolean> VISITORS =
      Key.flag(
          "rowhouse.wrapped.visitors",
          false,
          "Whether people other than the owner may use wrapped.");

  /** Every key of the yearly story. */
  public static final List<Key<?>> KEYS = WatchingKeys.with("wrapped", VISITORS);

  static WrappedConfig of(Config config) {
    return new WrappedConfig(config.get(VISITORS));
  }
}
