package rowhouse.vault.follow;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import rowhouse.foundation.database.Database;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Who;
import rowhouse.foundation.problem.Problem;
import rowhouse.foundation.room.Room;
import rowhouse.jobs.Job;
import rowhouse.jobs.JobFilter;
import rowhouse.jobs.JobState;
import rowhouse.jobs.Jobs;
import rowhouse.jobs.Stage;
import rowhouse.vault.VaultConfig;
import rowhouse.vault.content.Content;
import rowhouse.vault.content.ContentStore;
import rowhouse.vault.content.KeepPage;

/** The vault's jobs, for programs that hold its token; the owner has the desk of the house. */
@RestController
@RequestMapping("/vault/api/v1/jobs")
@Guard(
    value = {Who.TOKEN, Who.OWNER},
    scope = VaultConfig.SCOPE)
public final class JobApi {
  private final Jobs jobs;
  private final Database db;
  private final ContentStore contents = new ContentStore();

  /** Shows the jobs of {@code room}. */
  public JobApi(Room room) {
    this.jobs = room.jobs();
    this.db = room.database();
  }

  record Shown(
      long id,
      String type,
      String state,
      int attempt,
      @Nullable String stage,
      long done,
      long total,
      Instant createdAt,
      @Nullable Instant startedAt,
      @Nullable Instant finishedAt,
      @Nullable Instant runAt,
      @Nullable String errorCode,
      @Nullable String error,
      @Nullable Long contentId,
      @Nullable String title,
      @Nullable String url) {

    static Shown of(Job job, @Nullable Content content) {
      Stage stage = job.progress().isEmpty() ? null : job.progress().getLast();
      return new Shown(
          job.id(),
          job.kind(),
          job.state().word(),
          job.attempt(),
          stage == null ? null : stage.stage(),
          stage == null ? 0 : stage.done(),
          stage == null ? 0 : stage.total(),
          Instant.ofEpochMilli(job.addedAt()),
          instant(job.startedAt()),
          instant(job.endedAt()),
          instant(job.runAt()),
          job.errorCode(),
          firstLine(job.error()),
          content == null ? null : content.id(),
          content == null ? null : content.title(),
          content == null ? null : content.url());
    }

    /** What follows the first line of an unexpected error is for the log. */
    private static @Nullable String firstLine(@Nullable String error) {
      return error == null ? null : error.lines().findFirst().orElse("");
    }

    private static @Nullable Instant instant(@Nullable Long millis) {
      return millis == null ? null : Instant.ofEpochMilli(millis);
    }
  }

  record Listed(List<Shown> items, @Nullable Long next) {}

  @GetMapping
  Listed list(
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String type,
      @RequestParam(defaultValue = "9223372036854775807") long before,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    JobFilter filter = JobFilter.newest().before(before).limit(limit);
    if (state != null) {
      filter = filter.state(state(state));
    }
    if (type != null) {
      filter = filter.kind(type);
    }
    List<Shown> items = shown(jobs.list(filter));
    return new Listed(items, items.size() < limit ? null : items.getLast().id());
  }

  private static JobState state(String word) {
    try {
      return JobState.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      Problem.Field wrong = new Problem.Field("state", "is no state of a job");
      throw new Problem(422, "validation_error").fields(List.of(wrong));
    }
  }

  @GetMapping("/{id}")
  Shown show(@PathVariable long id) {
    Job job = jobs.find(id).orElseThrow(() -> new Problem(404, "job_not_found"));
    return shown(List.of(job)).getFirst();
  }

  /** The jobs with the pages that they keep; a job may outlive its page. */
  private List<Shown> shown(List<Job> found) {
    List<Long> ids = found.stream().map(JobApi::contentId).filter(id -> id > 0).toList();
    Map<Long, Content> byId = new HashMap<>();
    db.read(sql -> contents.findAll(sql, ids)).forEach(one -> byId.put(one.id(), one));
    return found.stream().map(job -> Shown.of(job, byId.get(contentId(job)))).toList();
  }

  private static long contentId(Job job) {
    return job.kind().equals(KeepPage.KIND) ? KeepPage.contentOf(job.payload()) : 0;
  }

  @PostMapping("/{id}/retry")
  Shown retry(@PathVariable long id) {
    show(id);
    if (!jobs.retry(id)) {
      throw new Problem(409, "job_not_retryable");
    }
    return show(id);
  }

  @PostMapping("/{id}/cancel")
  Shown cancel(@PathVariable long id) {
    show(id);
    if (!jobs.cancel(id)) {
      throw new Problem(409, "job_already_ended");
    }
    return show(id);
  }
}
