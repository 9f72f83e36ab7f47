package rowhouse.wrapped.admin;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rowhouse.foundation.problem.ProblemTexts;

/** Runs as the owner's desk shows them. */
final class DeskRuns {
  private static final ProblemTexts TEXTS = ProblemTexts.standard();

  private DeskRuns() {}

  /** What went wrong. */
  record Failure(String code, String text) {}

  /** One run: how far it is, whether it will move, and what to do. */
  record Item(
      String wrappedRunId,
      String appUserId,
      long memberId,
      @Nullable String platformUsername,
      int year,
      String timeZone,
      String status,
      String stage,
      String kept,
      @Nullable Long videos,
      boolean isStuck,
      @Nullable String stuckReason,
      String nextStep,
      String nextText,
      int attempts,
      int maxAttempts,
      @Nullable Failure error,
      @Nullable Long jobId,
      Instant createdAt,
      Instant updatedAt) {}

  /** A page of them, and how many there are of each kind. */
  record Page(List<Item> items, long total, int page, int size, Map<String, Long> counts) {}

  /** What the owner would do next, as a stable word. */
  static String nextStep(
      String status, String stage, @Nullable String stuck, boolean linked, boolean kept) {
    return switch (status) {
      case "ready" -> stage.equals("email") ? "retry_email" : "none";
      case "failed" -> kept ? "retry_analysis" : "upload_needed";
      case "no_history" -> linked ? "retry_watch_history" : "upload_needed";
      default ->
          stuck == null
              ? "wait"
              : stuck.equals("lease_over") ? "wait_for_reaper" : "start_a_worker";
    };
  }

  /** The same in a sentence. */
  static String nextText(String nextStep, Locale locale) {
    return TEXTS.of("run_next_" + nextStep, locale).cause();
  }
}
