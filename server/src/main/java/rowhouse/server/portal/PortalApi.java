package rowhouse.server.portal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import rowhouse.foundation.door.Door;
import rowhouse.foundation.door.Doors;
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
  private final Doors doors;

  /** Shows these rooms. */
  public PortalApi(Rooms rooms, Doors doors, Owner owner, HouseSettings settings) {
    this.rooms = rooms;
    this.doors = doors;
    this.owner = owner;
    this.settings = settings;
  }

  /** A door beside the house: its host or, when empty, the house's; its port or 0 for the same. */
  record OwnDoor(String host, int port) {}

  record AppShown(
      String name,
      String state,
      @Nullable String reason,
      String href,
      @Nullable OwnDoor ownDoor,
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
  private AppShown shown(Room room, boolean signedIn, Door door) {
    String href = door.own() ? "" : room.name() + "/";
    OwnDoor own =
        doors
            .own(room.name())
            .map(plan -> new OwnDoor(plan.host(), plan.port()))
            .filter(beside -> !door.own())
            .orElse(null);
    if (!signedIn) {
      return new AppShown(room.name(), room.state().word(), null, href, own, null, null);
    }
    if (!(room.state() instanceof RoomState.Open)) {
      return new AppShown(
          room.name(), room.state().word(), room.state().reason(), href, own, 0L, 0L);
    }
    Room.Work work = room.work();
    return new AppShown(
        room.name(), room.state().word(), null, href, own, work.running(), work.waiting());
  }
}
