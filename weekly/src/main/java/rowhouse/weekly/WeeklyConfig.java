package rowhouse.weekly;

import java.util.List;
import rowhouse.foundation.config.Config;
import rowhouse.foundation.config.Key;
import rowhouse.watching.door.WatchingKeys;

/**
 * The settings of the weekly letter.
 *
 * @param visitors whether people other than the owner may use it
 */
public record WeeklyConfig(boolean visitors) {
  static final Key<Boolean> VISITORS =
      Key.flag(
          "rowhouse.weekly.visitors", false, "Whether people other than the owner may use weekly.");

  /** Every key of the weekly letter. */
  public static final List<Key<?>> KEYS = WatchingKeys.with("weekly", VISITORS);

  static WeeklyConfig of(Config config) {
    return new WeeklyConfig(config.get(VISITORS));
  }
}
