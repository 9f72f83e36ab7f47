package rowhouse.server;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import rowhouse.foundation.door.Door;
import rowhouse.foundation.event.EventStream;
import rowhouse.foundation.guard.Caller;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Limit;
import rowhouse.foundation.guard.Porter;
import rowhouse.foundation.guard.Who;
import rowhouse.foundation.room.App;
import rowhouse.foundation.room.AppKind;
import rowhouse.foundation.room.Room;
import rowhouse.jobs.KindPolicy;
import rowhouse.jobs.Payload;
import rowhouse.jobs.PermanentFailure;

/** Two made-up apps, so that the house is tested without a real one. */
public final class TestApps {
  public static final String ALPHA_TOKEN = "alpha-token-with-every-scope";
  public static final String ALPHA_READ_TOKEN = "alpha-token-that-may-only-read";
  public static final String BETA_TOKEN = "beta-token-with-every-scope";

  public static final AppKind ALPHA =
      new AppKind(
          "alpha",
          List.of(),
          List.of(),
          (code, text) -> Map.of("error_code", code, "error_hint", text.step()),
          Alpha::new);

  public static final AppKind BETA =
      new AppKind("beta", List.of(), List.of(), (code, text) -> Map.of(), Beta::new);

  private TestApps() {}

  record Thing(@NotBlank @Size(max = 20) String thingName, @Max(10) int amount, Boolean sure) {}

  record Work(String kind, long number, String secret) implements Payload {}

  static final class Alpha implements App {
    private final Room room;

    Alpha(Room room) {
      this.room = room;
      room.jobs()
          .on("alpha.work", Work.class, run -> run.progress("walking", 1, 2))
          .on(
              "alpha.fail",
              Work.class,
              run -> {
                throw new PermanentFailure("alpha_broken", "It broke on purpose.");
              },
              KindPolicy.standard());
    }

    @Override
    public List<Object> routes() {
      return List.of(new AlphaApi(room));
    }

    @Override
    public Set<String> streamed() {
      return Set.of("/alpha/api/v1/files");
    }

    @Override
    public void opened() {
      room.database()
          .change(sql -> {
            room.tokens().put(sql, "all", ALPHA_TOKEN, Set.of("write"));
            room.tokens().put(sql, "read", ALPHA_READ_TOKEN, Set.of("read"));
          });
    }
  }

  @RestController
  @RequestMapping("/alpha")
  @Guard({Who.TOKEN, Who.OWNER})
  static final class AlphaApi {
    private final Room room;
    private final EventStream stream;

    AlphaApi(Room room) {
      this.room = room;
      this.stream = new EventStream(room.events());
    }

    @GetMapping("/api/v1/things")
    Map<String, String> things(Caller caller) {
      return Map.of("caller", caller.name());
    }

    @PostMapping("/api/v1/things")
    @Guard(
        value = {Who.TOKEN, Who.OWNER},
        scope = "write")
    Thing add(@Valid @RequestBody Thing thing) {
      room.database().change(sql -> room.events().add(sql, "thing_added", thing));
      return thing;
    }

    /** Takes a file as the body, of any length. */
    @PostMapping("/api/v1/files")
    Map<String, Long> file(HttpServletRequest request) throws IOException {
      return Map.of("bytes", request.getInputStream().transferTo(OutputStream.nullOutputStream()));
    }

    @PostMapping("/api/v1/jobs")
    Map<String, Long> job(@RequestBody Work work) {
      return Map.of("id", room.database().write(sql -> room.jobs().add(work)));
    }

    @GetMapping("/api/v1/limited")
    @Limit(calls = 3)
    Map<String, String> limited() {
      return Map.of();
    }

    @GetMapping({"/api/v1/broken", "/api/v1/broken/{token}"})
    @Guard(Who.STRANGER)
    Map<String, String> broken() {
      if (room.name().equals("alpha")) {
        throw new IllegalStateException("an inner secret");
      }
      return Map.of();
    }

    /** Asks the database for something that it never finishes. */
    @GetMapping("/api/v1/endless")
    long endless() {
      return room.database()
          .read(
              Duration.ofMillis(50),
              sql ->
                  sql.sql(
                          """
                          WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT 1 FROM n)
                          SELECT COUNT(*) FROM n
                          """)
                      .query(Long.class)
                      .single());
    }

    @GetMapping("/api/v1/link")
    @Guard(Who.STRANGER)
    Map<String, String> link(Door door) {
      return Map.of("link", door.link("api/v1/link"));
    }

    @GetMapping("/api/v1/away")
    @Guard(Who.STRANGER)
    ResponseEntity<Void> away(Door door) {
      return ResponseEntity.status(302).header("Location", door.link("api/v1/link")).build();
    }

    @GetMapping("/api/v1/events")
    SseEmitter events(
        @RequestHeader(name = "Last-Event-ID", required = false) Long last,
        Caller caller,
        Porter porter) {
      return stream.open(last, () -> porter.stillKnows(caller));
    }

    /** An original's path that stands beside the API. */
    @GetMapping("/healthz")
    @Guard(Who.STRANGER)
    Map<String, String> healthz() {
      return Map.of("status", "ok");
    }
  }

  static final class Beta implements App {
    private final Room room;

    Beta(Room room) {
      this.room = room;
    }

    @Override
    public List<Object> routes() {
      return List.of(new BetaApi());
    }

    @Override
    public void opened() {
      room.database().change(sql -> room.tokens().put(sql, "all", BETA_TOKEN, Set.of("write")));
    }
  }

  @RestController
  @RequestMapping("/beta")
  @Guard({Who.TOKEN, Who.OWNER})
  static final class BetaApi {
    @GetMapping("/api/v1/things")
    Map<String, String> things(Caller caller) {
      return Map.of("caller", caller.name());
    }
  }
}
