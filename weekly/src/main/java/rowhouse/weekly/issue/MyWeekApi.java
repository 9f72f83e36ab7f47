package rowhouse.weekly.issue;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import rowhouse.foundation.door.Door;
import rowhouse.foundation.door.Language;
import rowhouse.foundation.guard.Caller;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Who;
import rowhouse.foundation.problem.Problem;
import rowhouse.foundation.room.Room;
import rowhouse.watching.member.Member;
import rowhouse.watching.member.Members;
import rowhouse.watching.metric.InvalidPeriodException;
import rowhouse.watching.metric.Period;
import rowhouse.watching.store.WatchHistoryStore;
import rowhouse.weekly.letter.Section;
import rowhouse.weekly.letter.Written;
import rowhouse.weekly.link.SignedLinks;
import rowhouse.weekly.report.IsoWeek;
import rowhouse.weekly.report.Reports;
import rowhouse.weekly.report.WeekReport;
import rowhouse.weekly.report.WeekView;
import rowhouse.weekly.subscription.Preferences;
import rowhouse.weekly.subscription.Subscribing;
import rowhouse.weekly.subscription.Subscription;
import rowhouse.weekly.subscription.SubscriptionView;
import rowhouse.weekly.words.Words;

/** What members and the owner see of their own weeks and letters. */
@RestController
@RequestMapping("/weekly/api/v1/me")
@Guard({Who.MEMBER, Who.OWNER})
public final class MyWeekApi {
  private final Room room;
  private final Members members;
  private final WatchHistoryStore history;
  private final Reports reports;
  private final Issues issues;
  private final IssueViews views;
  private final IssueLetters letters;
  private final Preferences preferences;
  private final Subscribing subscribing;
  private final SignedLinks links;

  /** Shows what these know of the caller. */
  public MyWeekApi(
      Room room,
      Members members,
      WatchHistoryStore history,
      Reports reports,
      Issues issues,
      IssueViews views,
      IssueLetters letters,
      Preferences preferences,
      Subscribing subscribing,
      SignedLinks links) {
    this.room = room;
    this.members = members;
    this.history = history;
    this.reports = reports;
    this.issues = issues;
    this.views = views;
    this.letters = letters;
    this.preferences = preferences;
    this.subscribing = subscribing;
    this.links = links;
  }

  record HistoryView(long events, @Nullable Instant first, @Nullable Instant last) {
    static HistoryView of(WatchHistoryStore.Extent extent) {
      return new HistoryView(extent.events(), instant(extent.first()), instant(extent.last()));
    }

    private static @Nullable Instant instant(@Nullable Long second) {
      return second == null ? null : Instant.ofEpochSecond(second);
    }
  }

  record WeekDays(String week, LocalDate start, LocalDate end, String timeZone) {}

  record Mine(
      List<SubscriptionView> subscriptions,
      HistoryView history,
      WeekDays lastCompleteWeek,
      boolean mailReady,
      @Nullable String mailMissing,
      String reportLink) {}

  @GetMapping("/weekly")
  Mine weekly(Caller caller, Door door) {
    Member member = members.of(caller);
    List<Subscription> subscriptions = preferences.of(member.id());
    ZoneId zone = zone(member, subscriptions);
    IsoWeek week = reports.lastComplete(zone);
    Optional<String> missing = subscribing.missing();
    String base = room.links().base().orElse(door.prefix());
    return new Mine(
        subscriptions.stream().map(one -> SubscriptionView.of(one, links, base)).toList(),
        HistoryView.of(history.extent(member.id())),
        new WeekDays(week.text(), week.monday(), week.sunday(), zone.getId()),
        missing.isEmpty(),
        missing.orElse(null),
        base + "/weekly-report/" + member.appUserId() + "?t=" + signature(member));
  }

  /** What opens the original's report route for whoever holds the link. */
  private String signature(Member member) {
    return links.signature(SignedLinks.Use.REPORT, member.appUserId());
  }

  private static ZoneId zone(Member member, List<Subscription> subscriptions) {
    return subscriptions.isEmpty() || member.timeZone() != null
        ? member.zone()
        : subscriptions.getFirst().wishes().zone();
  }

  /** Computed from the rows as they are now; nothing is kept. */
  @GetMapping("/week")
  WeekView week(
      @RequestParam(required = false) @Nullable String week,
      @RequestParam(name = "time_zone", required = false) @Nullable String timeZone,
      Caller caller,
      HttpServletRequest request) {
    WeekReport report = report(members.of(caller), week, timeZone);
    return WeekView.of(report, Words.of(Language.of(request).getLanguage()), false);
  }

  private WeekReport report(Member member, @Nullable String week, @Nullable String timeZone) {
    ZoneId zone =
        timeZone == null ? zone(member, preferences.of(member.id())) : checkedZone(timeZone);
    return reports.compute(member.id(), checkedWeek(week, zone), zone);
  }

  private static ZoneId checkedZone(String name) {
    try {
      return Period.zone(name);
    } catch (InvalidPeriodException unknown) {
      throw new Problem(422, "invalid_time_zone");
    }
  }

  /** A week that is not over would tell of days that have not been. */
  private IsoWeek checkedWeek(@Nullable String text, ZoneId zone) {
    IsoWeek last = reports.lastComplete(zone);
    if (text == null) {
      return last;
    }
    IsoWeek week = IsoWeek.parse(text).orElseThrow(() -> new Problem(422, "invalid_week"));
    if (week.monday().isAfter(last.monday()) || week.monday().getYear() < 2016) {
      throw new Problem(422, "invalid_week");
    }
    return week;
  }

  record Page(List<IssueView> items, @Nullable Long next) {}

  @GetMapping("/issues")
  Page list(
      @RequestParam(required = false) @Nullable Long before,
      @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
      Caller caller) {
    List<Issue> found =
        issues.of(members.memberOf(caller), before == null ? Long.MAX_VALUE : before, limit);
    return new Page(views.of(found), found.size() < limit ? null : found.getLast().id());
  }

  record Preview(String subject, String preheader, String html, String text, int bytes) {
    static Preview of(Written written) {
      return new Preview(
          written.subject(), written.preheader(), written.html(), written.text(), written.bytes());
    }
  }

  @GetMapping("/preview")
  Preview preview(
      @RequestParam(required = false) @Nullable String week,
      @RequestParam(required = false) @Nullable String language,
      @RequestParam(required = false) @Nullable String sections,
      Caller caller,
      HttpServletRequest request,
      Door door) {
    WeekReport report = report(members.of(caller), week, null);
    String wanted = language == null ? Language.of(request).getLanguage() : language;
    return Preview.of(
        letters.preview(
            report,
            Words.of(wanted).language(),
            sections == null ? Section.all() : Section.split(sections),
            room.links().base().orElse(door.prefix()),
            false));
  }
}
