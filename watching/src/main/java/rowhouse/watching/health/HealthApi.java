package rowhouse.watching.health;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Who;
import rowhouse.foundation.problem.Problem;
import rowhouse.foundation.room.Room;
import rowhouse.foundation.room.RoomState;

/** The originals' two paths for whoever watches over the servers. */
@RestController
public final class HealthApi {
  private static final String OK = "ok";

  /** The hash of nothing: asking for it touches the store and finds no file. */
  private static final String NO_BLOB =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  private final Room room;

  /** Looks at {@code room}. */
  public HealthApi(Room room) {
    this.room = room;
  }

  /** The process answers; nothing else is looked at. */
  @GetMapping("/healthz")
  @Guard(value = Who.STRANGER, anonymous = true)
  ResponseEntity<Void> alive() {
    return ResponseEntity.noContent().build();
  }

  /** The app can work: its database, its queue, its files and the way out for mail. */
  @GetMapping("/readyz")
  @Guard(value = Who.STRANGER, anonymous = true)
  ResponseEntity<Void> ready() {
    Map<String, String> checks = new LinkedHashMap<>();
    checks.put("database", database());
    checks.put("queue", queue());
    checks.put("blobs", blobs());
    checks.put("mail", room.postOffice().isHeldBack() ? "fails" : OK);
    if (!checks.values().stream().allMatch(OK::equals)) {
      throw new Problem(503, "not_ready").members(Map.of("checks", checks));
    }
    return ResponseEntity.noContent().build();
  }

  private String database() {
    if (!(room.state() instanceof RoomState.Open)) {
      return "down";
    }
    try {
      room.database()
          .read(sql ->
              sql.sql("SELECT count(*) FROM app_users WHERE id = 0").query(Long.class).single());
      return OK;
    } catch (RuntimeException e) {
      return "fails";
    }
  }

  /** Somebody who has not breathed for a while has no work done, whatever the database says. */
  private String queue() {
    if (!(room.state() instanceof RoomState.Open)) {
      return "down";
    }
    try {
      return room.jobs().overview().workers().isEmpty() ? "no worker" : OK;
    } catch (RuntimeException e) {
      return "fails";
    }
  }

  private String blobs() {
    try {
      room.blobs().exists(NO_BLOB);
      return OK;
    } catch (Problem down) {
      return "down";
    } catch (IOException | RuntimeException e) {
      return "fails";
    }
  }
}
