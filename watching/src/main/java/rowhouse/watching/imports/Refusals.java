package rowhouse.watching.imports;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rowhouse.foundation.problem.Problem;
import rowhouse.watching.source.ExportResult;
import rowhouse.watching.source.RefusalCode;

/** Why a file was not taken, as HTTP says it. */
public final class Refusals {
  private Refusals() {}

  /** The problem that {@code refused} is. */
  public static Problem of(ExportResult.Refused refused) {
    return of(refused.code().code(), refused.sentence(), refused.subject(), refused.byteOffset());
  }

  /**
   * The problem of a stored code.
   *
   * @param reason the reader's own sentence, which is English
   * @param subject what the file is taken for
   */
  static Problem of(
      String code, @Nullable String reason, @Nullable String subject, @Nullable Long offset) {
    Problem problem = problem(code, subject == null ? "" : subject, offset);
    return reason == null || reason.isEmpty()
        ? problem
        : problem.members(
            offset == null
                ? Map.of("reason", reason)
                : Map.of("reason", reason, "byte_offset", offset));
  }

  private static Problem problem(String code, String subject, @Nullable Long offset) {
    return switch (RefusalCode.valueOf(code.toUpperCase(Locale.ROOT))) {
      case UNSUPPORTED_FILE -> new Problem(415, "unsupported_file");
      case ENCRYPTED_ARCHIVE -> new Problem(422, "encrypted_archive");
      case SUSPICIOUS_ARCHIVE -> new Problem(422, "suspicious_archive");
      case BAD_ARCHIVE -> new Problem(422, "bad_archive");
      case TOO_LARGE -> new Problem(413, "too_large", 512);
      case TOO_MANY_EVENTS -> new Problem(413, "too_many_events");
      case TOO_MANY_BAD_ROWS -> new Problem(422, "too_many_bad_rows");
      case BAD_JSON -> new Problem(422, "bad_json", offset == null ? "?" : String.valueOf(offset));
      case WRONG_PLATFORM -> new Problem(422, "wrong_platform", subject);
      case DIFFERENT_ACCOUNT -> new Problem(409, "different_account", subject);
      case FILE_LOST -> new Problem(422, "file_lost");
    };
  }
}
