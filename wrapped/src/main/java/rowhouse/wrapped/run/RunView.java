package rowhouse.wrapped.run;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rowhouse.foundation.problem.ProblemTexts;
import rowhouse.foundation.room.Room;
import rowhouse.jobs.Job;
import rowhouse.jobs.Stage;

/** A run as pages see it. */
record RunView(
    String wrappedRunId,
    int year,
    String timeZone,
    String language,
    RunStatus status,
    RunStage stage,
    String kept,
    boolean example,
    @Nullable Long videos,
    @Nullable LocalDate first,
    @Nullable LocalDate last,
    @Nullable Reason reason,
    @Nullable Work job,
    boolean stale,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant readyAt,
    @Nullable Instant expiresAt) {
  private static final ProblemTexts TEXTS = ProblemTexts.standard();

  /** Why there is no story, and what to do about it. */
  record Reason(String code, String text, String nextStep) {}

  /** The job that works on it. */
  record Work(long id, String state, @Nullable String stage, long done, long total) {
    static Work of(Job job) {
      Stage last = job.progress().isEmpty() ? null : job.progress().getLast();
      return new Work(
          job.id(),
          job.state().word(),
          last == null ? null : last.stage(),
          last == null ? 0 : last.done(),
          last == null ? 0 : last.total());
    }
  }

  /** The run of a person whose history is made of {@code mark} now. */
  static RunView of(Room room, Run run, String mark, Locale locale) {
    Long jobId = run.jobId();
    Optional<Job> job =
        jobId == null || run.status() == RunStatus.READY
            ? Optional.empty()
            : room.jobs().find(jobId);
    return new RunView(
        run.id(),
        run.year(),
        run.timeZone().getId(),
        run.language().getLanguage(),
        run.status(),
        run.stage(),
        run.keepsHistory() ? "history" : "figures",
        run.example(),
        run.videos(),
        run.firstDay(),
        run.lastDay(),
        reason(run, locale),
        job.map(Work::of).orElse(null),
        Runs.isStale(run, mark),
        run.createdAt(),
        run.updatedAt(),
        run.readyAt(),
        run.expiresAt());
  }

  /** Cause and next step in the reader's language. */
  static @Nullable Reason reason(Run run, Locale locale) {
    String code = run.reason();
    if (code == null) {
      return null;
    }
    ProblemTexts.Text text =
        TEXTS.of(
            "run_" + code,
            locale,
            String.valueOf(run.year()),
            run.firstDay() == null ? "" : run.firstDay().toString(),
            run.lastDay() == null ? "" : run.lastDay().toString());
    return new Reason(code, text.cause(), text.step());
  }

  /** The address and the story of a run, beside what {@link RunView} says. */
  record Whole(
      @com.fasterxml.jackson.annotation.JsonUnwrapped RunView run,
      @Nullable Object story,
      String link) {}

  /** What a start is answered with. */
  record Started(String wrappedRunId, Map<String, Long> job, RunStatus status) {}
}
