package rowhouse.watching.door;

import java.util.List;
import rowhouse.foundation.guard.Recogniser;
import rowhouse.foundation.room.Room;
import rowhouse.watching.member.MemberConfig;
import rowhouse.watching.member.Members;
import rowhouse.watching.member.People;
import rowhouse.watching.store.WatchHistoryStore;

/** All that apps of watch histories share, in the room of one of them. */
public final class Watching {
  private final WatchHistoryStore history;
  private final People people;

  /**
   * Builds it in {@code room}; does no I/O.
   *
   * @param visitors whether strangers may become members
   */
  public Watching(Room room, boolean visitors) {
    this.history = new WatchHistoryStore(room.database(), room.clock());
    this.people = new People(room, MemberConfig.of(room.config(), room.name(), visitors), history);
  }

  /** Who uses the app. */
  public People people() {
    return people;
  }

  /** Who uses the app, without their sessions. */
  public Members members() {
    return people.members();
  }

  /** What they have watched. */
  public WatchHistoryStore history() {
    return history;
  }

  /** How members are known. */
  public List<Recogniser> recognisers() {
    return List.of(people.sessions());
  }
}
