package rowhouse.wrapped;

import java.time.Duration;
import java.util.List;
import rowhouse.foundation.config.Config;
import rowhouse.foundation.config.Key;
import rowhouse.watching.door.WatchingKeys;

/**
 * The settings of the yearly story.
 *
 * @param visitors whether people other than the owner may use it
 * @param adminKey what the original's operators send as X-Admin-Key; empty when there is none
 * @param keep for how long a story stays; zero for good
 */
public record WrappedConfig(boolean visitors, String adminKey, Duration keep) {
  static final Key<Boolean> VISITORS =
      Key.flag(
          "rowhouse.wrapped.visitors",
          false,
          "Whether people other than the owner may use wrapped.");

  static final Key<String> ADMIN_KEY =
      Key.secret(
          "rowhouse.wrapped.admin-key",
          "The key that programs send as X-Admin-Key; without one their routes answer 404.");

  static final Key<Integer> KEEP_DAYS =
      Key.number(
          "rowhouse.wrapped.keep-days",
          0,
          0,
          3_660,
          "After how many days a finished story is deleted; 0 keeps it.");

  /** Every key of the yearly story. */
  public static final List<Key<?>> KEYS =
      WatchingKeys.with("wrapped", VISITORS, ADMIN_KEY, KEEP_DAYS);

  static WrappedConfig of(Config config) {
    return new WrappedConfig(
        config.get(VISITORS), config.get(ADMIN_KEY), Duration.ofDays(config.get(KEEP_DAYS)));
  }
}
