package rowhouse.watching.member;

import java.time.Duration;
import java.util.List;
import rowhouse.foundation.config.Config;
import rowhouse.foundation.config.Key;

/**
 * Who may use the app besides the owner, and for how long they stay signed in.
 *
 * @param visitors whether strangers may become members
 * @param session how long a session lasts that nobody uses
 */
public record MemberConfig(boolean visitors, Duration session) {

  private static Key<Integer> sessionDays(String app) {
    return Key.number(
        "rowhouse." + app + ".session-days",
        30,
        1,
        400,
        "After how many days without a visit a member of " + app + " is signed out.");
  }

  /** The settings that every app with members has, besides its own {@code visitors}. */
  public static List<Key<?>> keys(String app) {
    return List.of(sessionDays(app));
  }

  /** What the operator has set for {@code app}. */
  public static MemberConfig of(Config config, String app, boolean visitors) {
    return new MemberConfig(visitors, Duration.ofDays(config.get(sessionDays(app))));
  }
}
