package rowhouse.wrapped.story;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import rowhouse.foundation.door.Language;
import rowhouse.foundation.guard.Caller;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Limit;
import rowhouse.foundation.guard.Who;
import rowhouse.foundation.problem.Problem;
import rowhouse.watching.member.Member;
import rowhouse.watching.member.Members;
import rowhouse.watching.metric.Metric;
import rowhouse.watching.metric.WatchMetrics;

/** Shows one's own story, and one's years side by side. */
@RestController
@RequestMapping("/wrapped/api/v1/wrapped")
@Guard({Who.MEMBER, Who.OWNER})
public final class StoryApi {
  private final Members members;
  private final Years years;
  private final StoryTeller teller;
  private final Narration narration;

  /** Shows the years of {@code members}. */
  public StoryApi(Members members, Years years, StoryTeller teller, Narration narration) {
    this.members = members;
    this.years = years;
    this.teller = teller;
    this.narration = narration;
  }

  @GetMapping("/{run}/story")
  @Limit(calls = 240)
  Story story(
      @PathVariable String run,
      @RequestParam(required = false) @Nullable String language,
      Caller caller,
      HttpServletRequest request) {
    Member member = members.of(caller);
    RunYear year = years.of(member, run);
    return teller.tell(member, year, language(language, year, request), Redaction.NONE);
  }

  /** The language that was asked for, else the run's, else the reader's. */
  public static Locale language(@Nullable String wanted, RunYear year, HttpServletRequest request) {
    if (wanted == null) {
      return Objects.requireNonNullElseGet(year.language(), () -> Language.of(request));
    }
    if (!Words.LANGUAGES.contains(wanted)) {
      throw new Problem(422, "validation_error")
          .fields(List.of(new Problem.Field("language", "must be en, zh or ko")));
    }
    return Locale.of(wanted);
  }

  record YearShown(int year, long videos, long daysActive, long daysSpanned, int daysInYear) {
    static YearShown of(WatchMetrics year) {
      return new YearShown(
          year.period().first().getYear(),
          whole(year.videos()),
          whole(year.days().active()),
          whole(year.days().spanned()),
          year.period().days());
    }

    private static long whole(Metric<Long> metric) {
      return Objects.requireNonNullElse(metric.value(), 0L);
    }
  }

  record Listed(List<YearShown> years) {}

  @GetMapping("/years")
  @Limit(calls = 60)
  Listed years(Caller caller) {
    return new Listed(years.all(members.of(caller)).stream().map(YearShown::of).toList());
  }

  record Row(
      String name,
      String label,
      String unit,
      @Nullable Double a,
      @Nullable Double b,
      @Nullable Double difference,
      @Nullable Double changePercent,
      boolean total) {}

  record Compared(
      Comparison.Span a, Comparison.Span b, boolean comparable, String note, List<Row> figures) {}

  @GetMapping("/compare")
  @Limit(calls = 60)
  Compared compare(
      @RequestParam int a, @RequestParam int b, Caller caller, HttpServletRequest request) {
    Member member = members.of(caller);
    Words words = Words.of(Language.of(request));
    Comparison comparison = Comparison.of(known(member, a), known(member, b));
    List<Row> rows =
        comparison.figures().stream()
            .map(row ->
                new Row(
                    row.name(),
                    words.say("figure." + row.name()),
                    row.unit(),
                    row.a(),
                    row.b(),
                    row.difference(),
                    row.changePercent(),
                    row.total()))
            .toList();
    return new Compared(
        comparison.a(), comparison.b(), comparison.comparable(), words.say("basis.compared"), rows);
  }

  private WatchMetrics known(Member member, int year) {
    return years
        .year(member, year)
        .filter(metrics -> !metrics.isEmpty())
        .orElseThrow(() -> new Problem(404, "year_without_history", String.valueOf(year)));
  }

  /** Has the configured model put the story's sentences in other words. */
  @PostMapping("/{run}/narration")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Limit(calls = 10, seconds = 3600)
  Map<String, Long> narrate(
      @PathVariable String run,
      @RequestParam(required = false) @Nullable String language,
      Caller caller,
      HttpServletRequest request) {
    Member member = members.of(caller);
    RunYear year = years.of(member, run);
    Locale locale = language(language, year, request);
    if (!narration.isConfigured()) {
      throw new Problem(409, "no_model");
    }
    return Map.of("job_id", narration.start(member.id(), run, locale));
  }
}
