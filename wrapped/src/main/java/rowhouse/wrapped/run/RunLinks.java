package rowhouse.wrapped.run;

import rowhouse.foundation.room.Room;
import rowhouse.foundation.secret.SecretUnreadableException;

/**
 * Signed addresses of a person's story, for mails and for the original's clients. The original took
 * whoever knew the id; here the id alone opens nothing.
 */
public final class RunLinks {
  private static final String PLACE = "wrapped.link:";
  private static final int LONGEST = 300;

  private final Room room;

  /** Links into {@code room}. */
  public RunLinks(Room room) {
    this.room = room;
  }

  /** The signature that opens the story of {@code appUserId}. */
  public String sign(String appUserId) {
    return room.secrets().seal(PLACE + appUserId, "");
  }

  /** Whether {@code signature} was made here for {@code appUserId}. */
  public boolean opens(String appUserId, String signature) {
    if (signature.length() > LONGEST) {
      return false;
    }
    try {
      return room.secrets().open(PLACE + appUserId, signature).isEmpty();
    } catch (SecretUnreadableException _) {
      return false;
    }
  }

  /** The address below the door; absolute when the house knows its own. */
  public String address(String appUserId) {
    String path = "wrapped/" + appUserId + "?t=" + sign(appUserId);
    return room.links().to(path).orElse(path);
  }
}
