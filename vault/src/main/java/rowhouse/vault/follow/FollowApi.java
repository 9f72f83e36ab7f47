package rowhouse.vault.follow;

import jakarta.validation.constraints.Min;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import rowhouse.foundation.event.Event;
import rowhouse.foundation.event.EventStream;
import rowhouse.foundation.event.Events;
import rowhouse.foundation.guard.Caller;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Porter;
import rowhouse.foundation.guard.Who;
import rowhouse.foundation.room.Room;
import rowhouse.vault.VaultConfig;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The events of the vault: as a stream, or a page at a time where no stream gets through. */
@RestController
@RequestMapping("/vault/api/v1/events")
@Guard(
    value = {Who.TOKEN, Who.OWNER},
    scope = VaultConfig.SCOPE)
public final class FollowApi {
  private static final int MOST = 500;

  private final Events events;
  private final EventStream stream;
  private final JsonMapper json = JsonMapper.builder().build();

  /** Tells the events of {@code room}. */
  public FollowApi(Room room) {
    this.events = room.events();
    this.stream = new EventStream(events);
  }

  @GetMapping(path = "/subscribe", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter subscribe(
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable Long lastId,
      Caller caller,
      Porter porter) {
    return stream.open(lastId, () -> porter.stillKnows(caller));
  }

  record Told(long id, String type, JsonNode data) {}

  record Page(List<Told> events, long lastId) {}

  @GetMapping
  Page after(@RequestParam(defaultValue = "-1") @Min(-1) long after) {
    if (after < 0) {
      return new Page(List.of(), events.last());
    }
    List<Event> found = events.after(after, MOST);
    List<Told> told =
        found.stream().map(e -> new Told(e.id(), e.type(), json.readTree(e.data()))).toList();
    return new Page(told, found.isEmpty() ? after : found.getLast().id());
  }

  @GetMapping("/health")
  Map<String, Object> health() {
    Map<String, Object> health = new LinkedHashMap<>();
    health.put("status", "ok");
    health.put("subscribers", events.listening());
    health.put("max_subscribers", Events.MOST_LISTENERS);
    health.put("dropped", events.dropped());
    return health;
  }
}
