package rowhouse.wrapped.admin;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Who;
import rowhouse.foundation.problem.Problem;
import rowhouse.foundation.room.Room;
import rowhouse.jobs.JobState;
import rowhouse.jobs.Overview;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The queue under the original's names: one job, and the figures that Prometheus collects. */
@RestController
@RequestMapping("/wrapped/admin")
@Guard(
    value = {Who.TOKEN, Who.OWNER},
    scope = AdminKey.SCOPE)
public final class QueueApi {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final MediaType PROMETHEUS =
      MediaType.parseMediaType("text/plain; version=0.0.4; charset=utf-8");

  private final Room room;
  private final AdminStore store = new AdminStore();

  /** Shows the queue of {@code room}. */
  public QueueApi(Room room) {
    this.room = room;
  }

  record JobStatus(
      String jobId,
      String taskName,
      String status,
      int attempts,
      int maxAttempts,
      @Nullable Instant notBefore,
      @Nullable String lockedBy,
      @Nullable Instant lockedAt,
      Instant createdAt,
      Instant updatedAt,
      @Nullable String idempotencyKey,
      @Nullable JsonNode result,
      @Nullable JsonNode payload,
      @Nullable String lastError) {}

  @GetMapping("/jobs/{id}")
  JobStatus job(
      @PathVariable long id,
      @RequestParam(name = "include_payload", defaultValue = "false") boolean includePayload) {
    JobRow job =
        room.database()
            .read(sql -> store.job(sql, id))
            .orElseThrow(() -> new Problem(404, "job_not_found"));
    int most = room.jobs().find(id).map(room.jobs()::mostAttempts).orElse(0);
    return new JobStatus(
        String.valueOf(id),
        job.taskName(),
        job.status(),
        job.attempts(),
        most,
        job.notBefore(),
        job.lockedBy() == null ? null : "worker-" + job.lockedBy(),
        job.lockedAt(),
        job.createdAt(),
        job.updatedAt(),
        job.idempotencyKey(),
        job.result() == null ? null : JSON.readTree(job.result()),
        includePayload ? JSON.readTree(job.payload()) : null,
        UserStage.firstLine(job.error()));
  }

  /** The original's four words for the engine's eight. */
  private enum Word {
    PENDING,
    RUNNING,
    SUCCEEDED,
    FAILED;

    static Word of(JobState state) {
      return switch (state) {
        case READY, DELAYED, WAITING, FAILED -> PENDING;
        case RUNNING -> RUNNING;
        case DONE -> SUCCEEDED;
        case DEAD, CANCELLED -> FAILED;
      };
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @GetMapping("/metrics")
  ResponseEntity<String> metrics() {
    return ResponseEntity.ok().contentType(PROMETHEUS).body(text());
  }

  private String text() {
    Overview overview = room.jobs().overview();
    Exposition out = new Exposition();
    out.family("tk_wrapped_time_seconds", "Current server time in seconds since 1970.");
    out.sample("tk_wrapped_time_seconds", Map.of(), room.clock().millis() / 1_000.0);
    Map<Word, Long> sums = jobs(out, overview);
    for (Word word : Word.values()) {
      if (word != Word.SUCCEEDED) {
        String name = "tk_wrapped_queue_" + word.word() + "_total";
        out.family(name, "Number of " + word.word() + " jobs.");
        out.sample(name, Map.of(), sums.getOrDefault(word, 0L));
      }
    }
    oldest(out, overview);
    Map<String, Long> runs = room.database().read(store::runsByStatus);
    out.family("tk_wrapped_wrapped_runs_total", "Count of wrapped runs by status.");
    runs.forEach((status, count) ->
        out.sample("tk_wrapped_wrapped_runs_total", Map.of("status", status), count));
    out.family("tk_wrapped_auth_jobs_total", "Count of sign-ins by provider and status.");
    room.database()
        .read(store::signInsByStatus)
        .forEach((status, count) ->
            out.sample(
                "tk_wrapped_auth_jobs_total",
                Map.of("provider", "archive", "status", status),
                count));
    return out.text();
  }

  private static Map<Word, Long> jobs(Exposition out, Overview overview) {
    out.family(
        "tk_wrapped_jobs_total",
        "Count of jobs by task and status, at most " + Overview.MOST_COUNTED + " of each state.");
    Map<Word, Long> sums = new EnumMap<>(Word.class);
    for (Overview.OfKind kind : overview.kinds()) {
      Map<Word, Long> counts = new EnumMap<>(Word.class);
      kind.counts()
          .forEach((state, count) -> counts.merge(Word.of(state), (long) count, Long::sum));
      counts.forEach((word, count) -> {
        sums.merge(word, count, Long::sum);
        if (count > 0) {
          out.sample(
              "tk_wrapped_jobs_total",
              Map.of("task_name", kind.kind(), "status", word.word()),
              count);
        }
      });
    }
    return sums;
  }

  private static void oldest(Exposition out, Overview overview) {
    long since =
        overview.kinds().stream().mapToLong(Overview.OfKind::oldestReadyMillis).max().orElse(0);
    String name = "tk_wrapped_queue_oldest_pending_age_seconds";
    out.family(name, "Age in seconds of the oldest pending job, 0 without one.");
    out.sample(name, Map.of(), since / 1_000.0);
  }
}
