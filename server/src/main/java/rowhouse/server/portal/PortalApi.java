package rowhouse.server.portal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import rowhouse.foundation.door.Door;
import rowhouse.foundation.guard.Caller;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Who;
import rowhouse.foundation.room.Room;
import rowhouse.foundation.room.RoomState;
import rowhouse.foundation.room.Rooms;
import rowhouse.server.Version;
import rowhouse.server.owner.HouseSettings;
import rowhouse.server.owner.Owner;

/** What a page needs to know before it can draw anything. */
@RestController
@Guard(Who.STRANGER)
public final class PortalApi {
  private final Rooms rooms;
  private final Owner owner;
  private final HouseSettings settings;

  /** Shows these rooms. */
  public PortalApi(Rooms rooms, Owner owner, HouseSettings settings) {
    this.rooms = rooms;
    this.owner = owner;
    this.settings = settings;
  }

  record AppShown(
      String name,
      String state,
      @Nullable String reason,
      String href,
      @Nullable Long working,
      @Nullable Long waiting) {}

  record House(
      String name,
      String version,
      boolean firstRun,
      boolean signedIn,
      @Nullable String csrf,
      String language,
      String baseUrl,
      boolean totpEnabled,
      List<AppShown> apps) {}

  /** Also below every app, where an app has a door of its own. */
  @GetMapping({"/api/house", "/{app}/api/house"})
  House house(Caller caller, Door door) {
    boolean signedIn = caller instanceof Caller.Owner;
    List<AppShown> apps = new ArrayList<>();
    for (Room room : rooms.all().values()) {
      boolean here = !door.own() || door.app().equals(room.name());
      if (here && !room.name().equals(Door.HOUSE)) {
        apps.add(shown(room, signedIn, door));
      }
    }
    return new House(
        "Rowhouse",
        Version.NUMBER,
        !owner.exists(),
        signedIn,
        caller instanceof Caller.Owner signed ? signed.csrf() : null,
        settings.language(),
        signedIn ? settings.baseUrl() : "",
        signedIn && owner.totpEnabled(),
        apps);
  }

  /** A stranger learns which doors there are, not what goes on behind them. */
  private static AppShown shown(Room room, boolean signedIn, Door door) {
    String href = door.own() ? "" : room.name() + "/";
    if (!signedIn) {
      return new AppShown(room.name(), room.state().word(), null, href, null, null);
    }
    if (!(room.state() instanceof RoomState.Open)) {
      return new AppShown(room.name(), room.state().word(), room.state().reason(), href, 0L, 0L);
    }
    Room.Work work = room.work();
    return new AppShown(
        room.name(), room.state().word(), null, href, work.running(), work.waiting());
  }
}
