package rowhouse.vault.library;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rowhouse.foundation.problem.Problem;

/** Dates of a filter: a day, or a point in time with its offset. */
final class Dates {
  private Dates() {}

  /** The first moment that {@code text} means. */
  static @Nullable Instant start(@Nullable String text) {
    return text == null ? null : read(text, "start_date", 0);
  }

  /** The first moment after what {@code text} means: a day counts whole. */
  static @Nullable Instant end(@Nullable String text) {
    return text == null ? null : read(text, "end_date", 1);
  }

  private static Instant read(String text, String field, int daysAfter) {
    try {
      return text.length() == 10
          ? LocalDate.parse(text).plusDays(daysAfter).atStartOfDay(ZoneOffset.UTC).toInstant()
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      Problem.Field wrong =
          new Problem.Field(field, "must look like 2026-11-22 or 2026-11-22T10:00:00Z");
      throw new Problem(422, "validation_error").fields(List.of(wrong));
    }
  }
}
