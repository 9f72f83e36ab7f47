package rowhouse.watching.imports;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.util.UriComponentsBuilder;
import rowhouse.foundation.door.Language;
import rowhouse.foundation.guard.Caller;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Limit;
import rowhouse.foundation.guard.Who;
import rowhouse.foundation.problem.Problem;
import rowhouse.foundation.problem.ProblemTexts;
import rowhouse.foundation.room.Room;
import rowhouse.watching.member.Members;
import rowhouse.watching.store.HistoryImport;
import rowhouse.watching.store.HistoryImports;
import rowhouse.watching.store.HistorySource;
import rowhouse.watching.store.ImportState;
import rowhouse.watching.upload.UploadedFile;
import rowhouse.watching.upload.Uploads;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Uploads of exports and what became of them. */
@RestController
public final class ImportApi {
  private static final Pattern WAIT = Pattern.compile("(?:.*[,; ])?wait=(\\d{1,3}).*");
  private static final int LONGEST_WAIT = 60;
  private static final int LONGEST_KEY = 200;
  private static final int SHOWN_FINGERPRINTS = 200;
  private static final JsonMapper JSON = new JsonMapper();

  private final Imports imports;
  private final Members members;
  private final Uploads uploads;
  private final ProblemTexts texts = ProblemTexts.standard();
  private final ImportFeed feed;

  /** Serves the imports of {@code room}. */
  public ImportApi(Room room, Imports imports, Members members) {
    this.imports = imports;
    this.members = members;
    this.uploads = new Uploads(imports.folder(), imports.limits().fileBytes());
    this.feed = new ImportFeed(room, imports, texts);
  }

  record Accepted(long importId, @Nullable Long jobId, String state) {}

  /**
   * Takes an export. Parameters are read from the query alone: asking for them otherwise would have
   * the server read the whole form first.
   */
  @PostMapping("/api/v1/imports")
  @Guard({Who.MEMBER, Who.OWNER})
  @Limit(calls = 200, seconds = 3600)
  ResponseEntity<Object> upload(
      Caller caller,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
      HttpServletRequest request)
      throws IOException {
    if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
      throw new Problem(422, "idempotency_key_invalid");
    }
    long member = members.memberOf(caller);
    UploadedFile file = uploads.receive(request);
    Imports.Wish wish =
        new Imports.Wish(
            HistorySource.EXPORT, asked(request, "confirm"), asked(request, "partial"), key);
    Imports.Taken taken = imports.take(member, file, wish);
    HistoryImport record = taken.record();
    Duration patience = patience(prefer);
    if (taken.job() != null && !patience.isZero()) {
      return ended(feed.await(member, record.id(), patience), request);
    }
    return ResponseEntity.status(taken.job() == null ? 200 : 202)
        .body(new Accepted(record.id(), taken.job(), record.state().word()));
  }

  private ResponseEntity<Object> ended(Imports.Seen seen, HttpServletRequest request) {
    HistoryImport record = seen.record();
    if (record.state() == ImportState.REFUSED) {
      throw ImportView.problem(record, JSON.readTree(String.valueOf(record.report())));
    }
    int status = record.state() == ImportState.DONE ? 200 : 202;
    return ResponseEntity.status(status).body(shown(seen, request));
  }

  private static boolean asked(HttpServletRequest request, String name) {
    String query = request.getQueryString();
    return query != null
        && "true"
            .equals(
                UriComponentsBuilder.newInstance()
                    .query(query)
                    .build()
                    .getQueryParams()
                    .getFirst(name));
  }

  private static Duration patience(@Nullable String prefer) {
    if (prefer == null) {
      return Duration.ZERO;
    }
    Matcher wait = WAIT.matcher(prefer);
    return wait.matches()
        ? Duration.ofSeconds(Math.min(LONGEST_WAIT, Integer.parseInt(wait.group(1))))
        : Duration.ZERO;
  }

  record Listed(List<ImportView> imports) {}

  @GetMapping("/api/v1/imports")
  @Guard({Who.MEMBER, Who.OWNER})
  Listed list(Caller caller, HttpServletRequest request) {
    return new Listed(
        imports.of(members.memberOf(caller)).stream().map(seen -> shown(seen, request)).toList());
  }

  @GetMapping("/api/v1/imports/{id}")
  @Guard({Who.MEMBER, Who.OWNER})
  ImportView one(@PathVariable long id, Caller caller, HttpServletRequest request) {
    return shown(imports.find(members.memberOf(caller), id), request);
  }

  @GetMapping(path = "/api/v1/imports/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Guard({Who.MEMBER, Who.OWNER})
  SseEmitter follow(@PathVariable long id, Caller caller, HttpServletRequest request) {
    return feed.open(members.memberOf(caller), id, Language.of(request));
  }

  @DeleteMapping("/api/v1/imports/{id}")
  @Guard({Who.MEMBER, Who.OWNER})
  Map<String, Long> remove(@PathVariable long id, Caller caller) {
    return Map.of("rows_deleted", imports.remove(members.memberOf(caller), id));
  }

  record Fingerprint(String fingerprint, long times, JsonNode structure) {}

  record Fingerprints(List<Fingerprint> fingerprints) {}

  /** Layouts that nobody has taught the reader, without any of their content. */
  @GetMapping("/admin/fingerprints")
  @Guard(Who.OWNER)
  Fingerprints fingerprints() {
    return new Fingerprints(
        imports.records().fingerprints(SHOWN_FINGERPRINTS).stream()
            .map(ImportApi::fingerprint)
            .toList());
  }

  private static Fingerprint fingerprint(HistoryImports.SeenFingerprint seen) {
    return new Fingerprint(
        seen.fingerprint(), seen.times(), JSON.readTree(seen.structure()).path("structure"));
  }

  private ImportView shown(Imports.Seen seen, HttpServletRequest request) {
    return ImportView.of(seen, texts, Language.of(request));
  }
}
