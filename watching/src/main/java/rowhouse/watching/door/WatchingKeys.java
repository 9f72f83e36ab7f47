package rowhouse.watching.door;

import java.util.ArrayList;
import java.util.List;
import rowhouse.foundation.config.Key;
import rowhouse.watching.agreement.AgreementConfig;
import rowhouse.watching.imports.ImportConfig;
import rowhouse.watching.link.LinkConfig;
import rowhouse.watching.member.MemberConfig;

/** The settings that every app of watch histories has. */
public final class WatchingKeys {
  private WatchingKeys() {}

  /** The settings of {@code app}: its own, and those that it shares. */
  public static List<Key<?>> with(String app, Key<?>... own) {
    List<Key<?>> keys = new ArrayList<>(List.of(own));
    keys.addAll(MemberConfig.keys(app));
    keys.addAll(ImportConfig.keys(app));
    keys.addAll(LinkConfig.keys(app));
    keys.addAll(AgreementConfig.keys(app));
    return List.copyOf(keys);
  }
}
