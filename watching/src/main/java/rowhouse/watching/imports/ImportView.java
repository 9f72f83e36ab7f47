package rowhouse.watching.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rowhouse.foundation.problem.Problem;
import rowhouse.foundation.problem.ProblemTexts;
import rowhouse.jobs.Job;
import rowhouse.jobs.Stage;
import rowhouse.watching.source.Section;
import rowhouse.watching.store.HistoryImport;
import rowhouse.watching.store.HistorySource;
import rowhouse.watching.store.ImportState;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An import as a page shows it, in the reader's language. */
record ImportView(
    long id,
    String state,
    String source,
    @Nullable String name,
    @Nullable Long bytes,
    boolean example,
    Instant createdAt,
    @Nullable Instant finishedAt,
    @Nullable Progress job,
    @Nullable String layout,
    @Nullable String fingerprint,
    @Nullable String account,
    long rowsTotal,
    long rowsNew,
    long rowsDuplicate,
    long rowsBad,
    Map<String, Long> bad,
    long rowsWithoutId,
    @Nullable Instant first,
    @Nullable Instant last,
    List<SectionView> sections,
    @Nullable Said noHistory,
    List<Said> warnings,
    @Nullable Refusal problem) {

  private static final JsonMapper JSON = new JsonMapper();

  record Progress(long id, @Nullable String stage, long done, long total) {}

  record SectionView(String name, String presence, long rows) {}

  /** A code and its sentences. */
  record Said(String code, String text) {}

  record Refusal(
      int status, String code, String detail, @Nullable String reason, @Nullable Long byteOffset) {}

  static ImportView of(Imports.Seen seen, ProblemTexts texts, Locale locale) {
    HistoryImport record = seen.record();
    JsonNode report =
        record.report() == null ? JSON.createObjectNode() : JSON.readTree(record.report());
    boolean read = record.state() == ImportState.DONE;
    JsonNode known = read ? report : JSON.createObjectNode();
    Map<String, Long> bad = bad(known);
    long badRows = bad.values().stream().mapToLong(Long::longValue).sum();
    UploadStore.Row upload = seen.upload();
    return new ImportView(
        record.id(),
        record.state().word(),
        record.source().word(),
        upload == null ? null : upload.name(),
        upload == null ? null : upload.bytes(),
        record.source() == HistorySource.EXAMPLE,
        record.createdAt(),
        record.finishedAt(),
        progress(seen.job()),
        word(known.path("layout")),
        record.fingerprint(),
        text(known.path("account")),
        record.newEvents() + record.duplicates() + badRows,
        record.newEvents(),
        record.duplicates(),
        badRows,
        bad,
        known.path("without_id").asLong(0),
        instant(known.path("first")),
        instant(known.path("last")),
        sections(known.path("sections")),
        absence(known.path("absence"), texts, locale),
        warnings(known.path("warnings"), texts, locale),
        refusal(record, report, texts, locale));
  }

  private static @Nullable Progress progress(@Nullable Job job) {
    if (job == null) {
      return null;
    }
    Stage last = job.progress().isEmpty() ? null : job.progress().getLast();
    return last == null
        ? new Progress(job.id(), null, 0, 0)
        : new Progress(job.id(), last.stage(), last.done(), last.total());
  }

  private static Map<String, Long> bad(JsonNode report) {
    Map<String, Long> bad = new LinkedHashMap<>();
    report
        .path("bad")
        .properties()
        .forEach(each -> bad.put(lower(each.getKey()), each.getValue().asLong()));
    return bad;
  }

  private static List<SectionView> sections(JsonNode sections) {
    List<SectionView> views = new ArrayList<>();
    for (Section section : Section.values()) {
      JsonNode state = sections.path(section.name());
      if (state.isObject()) {
        String presence = lower(state.path("presence").asString("missing"));
        views.add(new SectionView(lower(section.name()), presence, state.path("rows").asLong()));
      }
    }
    return views;
  }

  private static @Nullable Said absence(JsonNode absence, ProblemTexts texts, Locale locale) {
    String code = word(absence);
    return code == null ? null : said("no_history_", code, texts, locale);
  }

  private static List<Said> warnings(JsonNode warnings, ProblemTexts texts, Locale locale) {
    return warnings
        .valueStream()
        .map(each -> lower(each.asString()))
        .sorted()
        .map(code -> said("warning_", code, texts, locale))
        .toList();
  }

  private static Said said(String prefix, String code, ProblemTexts texts, Locale locale) {
    return new Said(code, texts.of(prefix + code, locale).whole());
  }

  private static @Nullable Refusal refusal(
      HistoryImport record, JsonNode report, ProblemTexts texts, Locale locale) {
    return switch (record.state()) {
      case READING, DONE -> null;
      case UNKNOWN_LAYOUT -> {
        String detail =
            texts.of("unknown_layout", locale, String.valueOf(record.fingerprint())).whole();
        yield new Refusal(202, "unknown_layout", detail, null, null);
      }
      case REFUSED -> {
        Long offset =
            report.path("byte_offset").isNumber() ? report.path("byte_offset").asLong() : null;
        String reason = text(report.path("sentence"));
        Problem problem = problem(record, report);
        String detail = texts.of(problem.code(), locale, problem.arguments()).whole();
        yield new Refusal(problem.status(), problem.code(), detail, reason, offset);
      }
    };
  }

  /** The problem that a refused import is. */
  static Problem problem(HistoryImport record, JsonNode report) {
    Long offset =
        report.path("byte_offset").isNumber() ? report.path("byte_offset").asLong() : null;
    return Refusals.of(
        String.valueOf(record.code()),
        text(report.path("sentence")),
        text(report.path("subject")),
        offset);
  }

  private static @Nullable Instant instant(JsonNode second) {
    return second.isNumber() ? Instant.ofEpochSecond(second.asLong()) : null;
  }

  private static @Nullable String word(JsonNode name) {
    return name.isString() ? lower(name.asString()) : null;
  }

  private static @Nullable String text(JsonNode text) {
    return text.isString() ? text.asString() : null;
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
