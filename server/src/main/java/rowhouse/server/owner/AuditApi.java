package rowhouse.server.owner;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import rowhouse.foundation.audit.Audit;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Who;
import rowhouse.foundation.problem.Problem;
import rowhouse.foundation.room.Room;
import rowhouse.foundation.room.RoomState;
import rowhouse.foundation.room.Rooms;

/** Who did what, in the house and in every app: each room keeps its own acts, shown as one list. */
@RestController
@Guard(Who.OWNER)
public final class AuditApi {
  private final Rooms rooms;

  /** Shows the acts in these rooms. */
  public AuditApi(Rooms rooms) {
    this.rooms = rooms;
  }

  record Shown(
      String room, long id, Instant at, String who, String what, String target, String detail) {
    static Shown of(String room, Audit.Entry act) {
      return new Shown(room, act.id(), act.at(), act.who(), act.what(), act.target(), act.detail());
    }
  }

  private static final Comparator<Shown> NEWEST_FIRST =
      Comparator.comparing(Shown::at)
          .reversed()
          .thenComparing(Shown::room)
          .thenComparing(Comparator.comparingLong(Shown::id).reversed());

  /** After which act a page begins; numbers are given by each room for itself. */
  private record Place(long at, String room, long id) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,18})\\.([a-z]+)\\.(\\d{1,18})");
    private static final Place START = new Place(Long.MAX_VALUE, "", Long.MAX_VALUE);

    static Place parse(String text) {
      if (text.isEmpty()) {
        return START;
      }
      Matcher parts = FORM.matcher(text);
      if (!parts.matches()) {
        throw new Problem(422, "page_unknown");
      }
      return new Place(
          Long.parseLong(parts.group(1)), parts.group(2), Long.parseLong(parts.group(3)));
    }

    static Place of(Shown act) {
      return new Place(act.at().toEpochMilli(), act.room(), act.id());
    }

    /** Of the same millisecond, rooms come by their name. */
    long idIn(String name) {
      int order = name.compareTo(room);
      return order == 0 ? id : order < 0 ? 0 : Long.MAX_VALUE;
    }

    String text() {
      return at + "." + room + "." + id;
    }
  }

  record Page(List<Shown> items, @Nullable String next) {}

  /** Rooms that are down are left out; {@code before} is the {@code next} of another page. */
  @GetMapping("/api/audit")
  Page audit(
      @RequestParam(defaultValue = "") String before,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    Place place = Place.parse(before);
    List<Shown> acts = new ArrayList<>();
    for (Room room : rooms.all().values()) {
      if (room.state() instanceof RoomState.Open) {
        acts.addAll(before(room, place, limit));
      }
    }
    acts.sort(NEWEST_FIRST);
    List<Shown> items = acts.subList(0, Math.min(limit, acts.size()));
    return new Page(items, items.size() < limit ? null : Place.of(items.getLast()).text());
  }

  private static List<Shown> before(Room room, Place place, int limit) {
    return room
        .database()
        .read(sql -> room.audit().before(sql, place.at(), place.idIn(room.name()), limit))
        .stream()
        .map(act -> Shown.of(room.name(), act))
        .toList();
  }
}
