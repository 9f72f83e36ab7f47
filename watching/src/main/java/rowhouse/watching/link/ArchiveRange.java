package rowhouse.watching.link;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import rowhouse.watching.archive.Archive;
import tools.jackson.databind.JsonNode;

/** The two ways in which the Archive's clients say from when to when. */
final class ArchiveRange {
  private ArchiveRange() {}

  /** {@code between} two times, half-open, or the {@code last_n_months} before one. */
  static Archive.Range of(JsonNode range) {
    try {
      return switch (range.path("type").asString("")) {
        case "between" ->
            ordered(
                Instant.parse(range.path("start_at").asString("")),
                Instant.parse(range.path("end_at").asString("")));
        case "last_n_months" -> months(range);
        default -> throw ArchiveApi.wrong("range", "must be between or last_n_months");
      };
    } catch (DateTimeException e) {
      throw ArchiveApi.wrong("range", "must have times such as 2025-01-01T00:00:00Z");
    }
  }

  private static Archive.Range months(JsonNode range) {
    OffsetDateTime end = Instant.parse(range.path("end_at").asString("")).atOffset(ZoneOffset.UTC);
    int months = Math.clamp(range.path("months").asInt(1), 1, 120);
    return ordered(end.minusMonths(months).toInstant(), end.toInstant());
  }

  private static Archive.Range ordered(Instant start, Instant end) {
    if (!start.isBefore(end)) {
      throw ArchiveApi.wrong("range", "must begin before it ends");
    }
    return new Archive.Range(start, end);
  }
}
