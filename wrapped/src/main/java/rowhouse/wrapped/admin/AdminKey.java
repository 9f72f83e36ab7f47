package rowhouse.wrapped.admin;

import java.util.Set;
import rowhouse.foundation.guard.KeyRecogniser;
import rowhouse.foundation.guard.Recogniser;
import rowhouse.foundation.room.Room;

/** The original's {@code X-Admin-Key}: kept as a hash, compared in constant time. */
public final class AdminKey {
  /** What a token needs for the operators' routes. */
  static final String SCOPE = "admin";

  private static final String LABEL = "admin key";

  private final Room room;
  private final String key;

  /** The operator's {@code key}; empty when there is none, and then its header leads nowhere. */
  public AdminKey(Room room, String key) {
    this.room = room;
    this.key = key;
  }

  /** Who sends it. */
  public Recogniser recogniser() {
    return new KeyRecogniser(room, "X-Admin-Key", LABEL);
  }

  /** Keeps the key as it is set now. */
  public void opened() {
    room.database()
        .change(sql -> {
          if (key.isEmpty()) {
            room.tokens().remove(sql, LABEL);
          } else {
            room.tokens().put(sql, LABEL, key, Set.of(SCOPE));
          }
        });
  }
}
