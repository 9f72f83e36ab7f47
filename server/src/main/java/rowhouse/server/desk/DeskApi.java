package rowhouse.server.desk;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import rowhouse.foundation.door.Door;
import rowhouse.foundation.guard.Caller;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Who;
import rowhouse.foundation.problem.Problem;
import rowhouse.foundation.room.Room;
import rowhouse.foundation.room.RoomState;
import rowhouse.foundation.room.Rooms;
import rowhouse.jobs.Job;
import rowhouse.jobs.JobFilter;
import rowhouse.jobs.JobState;
import tools.jackson.databind.json.JsonMapper;

/** The jobs of every app: seen, tried again, cancelled, paused. Every act stands in the audit. */
@RestController
@RequestMapping("/api/jobs")
@Guard(Who.OWNER)
public final class DeskApi {
  private final Rooms rooms;
  private final Room house;
  private final MaskedPayload masked;

  /** Serves the jobs of {@code rooms}; acts are noted in the audit of {@code house}. */
  public DeskApi(Rooms rooms, Room house, JsonMapper json) {
    this.rooms = rooms;
    this.house = house;
    this.masked = new MaskedPayload(json);
  }

  /** Rooms that are down are left out; the street says why they are. */
  @GetMapping
  Shown.Street all() {
    List<Shown.OfApp> apps = new ArrayList<>();
    for (Room room : rooms.all().values()) {
      if (room.state() instanceof RoomState.Open) {
        Glance glance = new Glance(room);
        if (!room.name().equals(Door.HOUSE) || glance.hasKinds()) {
          apps.add(glance.shown());
        }
      }
    }
    return new Shown.Street(apps);
  }

  @GetMapping("/{app}")
  Shown.Page list(
      @PathVariable String app,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable @Size(max = 200) String q,
      @RequestParam(defaultValue = "9223372036854775807") long before,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    Room room = room(app);
    JobFilter filter = new JobFilter(blank(kind), state(blank(state)), blank(q), before, limit);
    List<Shown.Item> items =
        room.jobs().list(filter).stream().map(job -> Shown.item(room.jobs(), job)).toList();
    return new Shown.Page(items, items.size() < limit ? null : items.getLast().id());
  }

  private static @Nullable String blank(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }

  private static @Nullable JobState state(@Nullable String word) {
    if (word == null) {
      return null;
    }
    try {
      return JobState.of(word.toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new Problem(422, "job_state_unknown", word);
    }
  }

  @GetMapping("/{app}/{id}")
  Shown.Detail detail(@PathVariable String app, @PathVariable long id) {
    Room room = room(app);
    Job job = job(room, id);
    return Shown.detail(
        Shown.item(room.jobs(), job), masked.of(job.payload()), room.jobs().attempts(id));
  }

  @PostMapping("/{app}/{id}/retry")
  Shown.Item retry(@PathVariable String app, @PathVariable long id, Caller caller) {
    Room room = room(app);
    Job before = job(room, id);
    if (!room.jobs().retry(id)) {
      throw new Problem(409, "job_not_retryable", before.state().word());
    }
    note(caller, "job_retried", app + " job " + id, before.kind());
    return Shown.item(room.jobs(), job(room, id));
  }

  @PostMapping("/{app}/{id}/cancel")
  Shown.Item cancel(@PathVariable String app, @PathVariable long id, Caller caller) {
    Room room = room(app);
    Job before = job(room, id);
    if (!room.jobs().cancel(id)) {
      throw new Problem(409, "job_not_cancellable", before.state().word());
    }
    note(caller, "job_cancelled", app + " job " + id, before.kind());
    return Shown.item(room.jobs(), job(room, id));
  }

  record OfKind(@NotBlank @Size(max = 100) String kind) {}

  @PostMapping("/{app}/retry-dead")
  Map<String, Integer> retryDead(
      @PathVariable String app, @Valid @RequestBody OfKind body, Caller caller) {
    Room room = room(app);
    known(room, body.kind());
    int retried = room.jobs().retryDead(body.kind());
    note(caller, "dead_jobs_retried", app + " " + body.kind(), String.valueOf(retried));
    return Map.of("retried", retried);
  }

  @PostMapping("/{app}/kinds/{kind}/pause")
  Map<String, Boolean> pause(@PathVariable String app, @PathVariable String kind, Caller caller) {
    Room room = room(app);
    known(room, kind);
    room.jobs().pause(kind);
    note(caller, "jobs_paused", app + " " + kind, "");
    return Map.of("paused", true);
  }

  @PostMapping("/{app}/kinds/{kind}/resume")
  Map<String, Boolean> resume(@PathVariable String app, @PathVariable String kind, Caller caller) {
    Room room = room(app);
    known(room, kind);
    room.jobs().resume(kind);
    note(caller, "jobs_resumed", app + " " + kind, "");
    return Map.of("paused", false);
  }

  @PostMapping("/{app}/timers/{name}/run")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Map<String, String> runTimer(@PathVariable String app, @PathVariable String name, Caller caller) {
    Room room = room(app);
    boolean known =
        room.jobs().overview().timers().stream().anyMatch(timer -> timer.name().equals(name));
    if (!known) {
      throw new Problem(404, "not_found");
    }
    room.jobs().runTimer(name);
    note(caller, "timer_run", app + " " + name, "");
    return Map.of("timer", name);
  }

  private Room room(String app) {
    Room room = rooms.find(app);
    if (room == null) {
      throw new Problem(404, "not_found");
    }
    if (!(room.state() instanceof RoomState.Open)) {
      throw new Problem(503, "app_down", room.state().reason());
    }
    return room;
  }

  private static Job job(Room room, long id) {
    return room.jobs().find(id).orElseThrow(() -> new Problem(404, "not_found"));
  }

  private static void known(Room room, String kind) {
    boolean known =
        room.jobs().overview().kinds().stream().anyMatch(one -> one.kind().equals(kind));
    if (!known) {
      throw new Problem(404, "not_found");
    }
  }

  private void note(Caller caller, String what, String target, String detail) {
    house.database().change(sql -> house.audit().write(sql, caller.name(), what, target, detail));
  }
}
