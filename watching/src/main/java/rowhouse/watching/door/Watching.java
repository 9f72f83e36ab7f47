package rowhouse.watching.door;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import rowhouse.foundation.guard.Recogniser;
import rowhouse.foundation.room.Room;
import rowhouse.watching.imports.Examples;
import rowhouse.watching.imports.HistoryBelongings;
import rowhouse.watching.imports.ImportBelongings;
import rowhouse.watching.imports.Imports;
import rowhouse.watching.imports.ReadExport;
import rowhouse.watching.member.AccountBelongings;
import rowhouse.watching.member.MemberConfig;
import rowhouse.watching.member.Members;
import rowhouse.watching.member.People;
import rowhouse.watching.mine.Belongings;
import rowhouse.watching.mine.Mine;
import rowhouse.watching.store.WatchHistoryStore;

/** All that apps of watch histories share, in the room of one of them. */
public final class Watching {
  private final Room room;
  private final WatchHistoryStore history;
  private final People people;
  private final Imports imports;
  private final Examples examples;

  /**
   * Builds it in {@code room}; does no I/O.
   *
   * @param visitors whether strangers may become members
   */
  public Watching(Room room, boolean visitors) {
    this.room = room;
    this.history = new WatchHistoryStore(room.database(), room.clock());
    this.people = new People(room, MemberConfig.of(room.config(), room.name(), visitors), history);
    this.imports = new Imports(room);
    this.examples = new Examples(room, history);
    new ReadExport(room, imports, history, people.members()).bind();
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

  /** What they have uploaded. */
  public Imports imports() {
    return imports;
  }

  /** The invented history. */
  public Examples examples() {
    return examples;
  }

  /**
   * All that the app keeps of a person.
   *
   * @param more what its own features keep; each lists itself here
   */
  public Mine mine(List<Belongings> more) {
    List<Belongings> all = new ArrayList<>(more);
    all.add(new HistoryBelongings(history));
    all.add(new ImportBelongings(room, imports));
    all.add(new AccountBelongings(room));
    return new Mine(room, all);
  }

  /** The room of the app. */
  public Room room() {
    return room;
  }

  /** Ends what a killed process has left; after the room was opened, before its jobs start. */
  public void opened() {
    try {
      imports.sweep();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot sweep " + room.temporary(), e);
    }
  }

  /** The paths whose routes read large bodies as a stream. */
  public Set<String> streamed() {
    return Set.of("/" + room.name() + "/api/v1/imports");
  }

  /** How members are known. */
  public List<Recogniser> recognisers() {
    return List.of(people.sessions());
  }
}
