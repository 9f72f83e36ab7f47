package rowhouse.watching.link;

import java.time.Duration;
import rowhouse.foundation.problem.Problem;
import rowhouse.watching.archive.ArchiveAnswer;

/** What the Archive did wrong, as HTTP says it to the originals' clients. */
final class ArchiveProblems {
  private ArchiveProblems() {}

  static Problem of(ArchiveAnswer.Failed<?> failed) {
    Problem problem =
        switch (failed.fault()) {
          case UNAVAILABLE, KEY_REFUSED -> new Problem(503, "archive_unavailable");
          case THROTTLED -> new Problem(429, "archive_throttled");
          case PROVIDER_FAILED -> new Problem(424, "archive_provider_failed");
          case EXPIRED -> new Problem(410, "link_expired");
          case NOT_FOUND -> new Problem(404, "archive_not_found");
          case REFUSED -> new Problem(400, "archive_refused");
          case NOT_SUPPORTED -> new Problem(501, "archive_not_supported");
        };
    Duration after = failed.after();
    return after == null ? problem : problem.retryAfter(after);
  }

  /** For a route that needs an answer now and gets none yet. */
  static Problem notYet(ArchiveAnswer.Waiting<?> waiting) {
    Duration after = waiting.after();
    return new Problem(503, "archive_unavailable")
        .retryAfter(after == null ? Duration.ofSeconds(5) : after);
  }

  /** The value, or the problem that there is none. */
  static <T> T got(ArchiveAnswer<T> answer) {
    return switch (answer) {
      case ArchiveAnswer.Got<T>(var value) -> value;
      case ArchiveAnswer.Waiting<T> waiting -> throw notYet(waiting);
      case ArchiveAnswer.Failed<T> failed -> throw of(failed);
    };
  }
}
