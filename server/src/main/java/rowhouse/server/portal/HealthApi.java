package rowhouse.server.portal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import rowhouse.foundation.door.Door;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Who;
import rowhouse.foundation.problem.Problem;
import rowhouse.foundation.room.Room;
import rowhouse.foundation.room.RoomState;
import rowhouse.foundation.room.Rooms;

/** Says whether the house and each app can work; made for monitors, so it tells nothing private. */
@RestController
@Guard(Who.STRANGER)
public final class HealthApi {
  private final Rooms rooms;

  /** Looks at these rooms. */
  public HealthApi(Rooms rooms) {
    this.rooms = rooms;
  }

  /** The process answers. */
  @GetMapping({"/health/live", "/{app}/health/live"})
  Map<String, String> live() {
    return Map.of("status", "ok");
  }

  /** Every room is open. One that is down does not make the house unready: five others run. */
  @GetMapping("/health/ready")
  ResponseEntity<Map<String, Object>> ready() {
    Room house = rooms.find(Door.HOUSE);
    boolean ready = house != null && house.state() instanceof RoomState.Open;
    return ResponseEntity.status(ready ? 200 : 503).body(whole());
  }

  /** All rooms at a glance. */
  @GetMapping("/health")
  Map<String, Object> health() {
    return whole();
  }

  private Map<String, Object> whole() {
    Map<String, Object> components = new LinkedHashMap<>();
    boolean allOpen = true;
    for (Room room : rooms.all().values()) {
      components.put(room.name(), room.state().word());
      allOpen &= room.state() instanceof RoomState.Open;
    }
    return Map.of("status", allOpen ? "ok" : "degraded", "apps", components);
  }

  /** One app, in the members that the originals' monitors look for. */
  @GetMapping({"/{app}/health", "/{app}/health/ready", "/{app}/api/v1/health"})
  ResponseEntity<Map<String, Object>> app(@PathVariable String app) {
    Room room = rooms.find(app);
    if (room == null) {
      throw new Problem(404, "not_found");
    }
    if (!(room.state() instanceof RoomState.Open)) {
      Map<String, String> components = Map.of("db", "down", "queue", "down");
      return ResponseEntity.status(503)
          .body(Map.of("status", "degraded", "queue_size", 0, "components", components));
    }
    Map<String, String> components = Map.of("db", "ok", "queue", "ok");
    return ResponseEntity.ok(
        Map.of("status", "ok", "queue_size", room.work().waiting(), "components", components));
  }
}
