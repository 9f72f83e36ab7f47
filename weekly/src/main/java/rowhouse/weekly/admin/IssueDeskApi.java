package rowhouse.weekly.admin;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import rowhouse.foundation.door.Door;
import rowhouse.foundation.door.Language;
import rowhouse.foundation.guard.Caller;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Limit;
import rowhouse.foundation.guard.Who;
import rowhouse.foundation.mail.MailAddress;
import rowhouse.foundation.problem.Problem;
import rowhouse.weekly.issue.Issue;
import rowhouse.weekly.issue.IssueView;
import rowhouse.weekly.issue.IssueViews;
import rowhouse.weekly.issue.Issues;
import rowhouse.weekly.letter.Written;
import rowhouse.weekly.report.GlobalReport;
import rowhouse.weekly.words.Words;

/** The desk of the one who runs the house: every letter of every week. */
@RestController
@RequestMapping("/weekly/admin")
@Guard(
    value = {Who.TOKEN, Who.OWNER},
    scope = "admin")
public final class IssueDeskApi {
  private static final int MOST_APPROVED = 10_000;

  private final Issues issues;
  private final IssueViews views;
  private final Desk desk;

  /** Shows and moves {@code issues}. */
  public IssueDeskApi(Issues issues, IssueViews views, Desk desk) {
    this.issues = issues;
    this.views = views;
    this.desk = desk;
  }

  record Page(
      List<IssueView> items, @Nullable Long next, List<String> weeks, boolean approvalNeeded) {}

  @GetMapping("/issues")
  Page list(
      @RequestParam(required = false) @Nullable String week,
      @RequestParam(required = false)
          @Nullable
          @Pattern(regexp = "planned|awaiting_approval|queued|skipped|cancelled|failed")
          String state,
      @RequestParam(required = false) @Nullable Long before,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    List<Issue> found =
        issues.all(
            week,
            state == null ? null : Issue.State.of(state),
            before == null ? Long.MAX_VALUE : before,
            limit);
    return new Page(
        views.of(found),
        found.size() < limit ? null : found.getLast().id(),
        desk.weeks(52).stream().map(GlobalReport::week).toList(),
        issues.approval());
  }

  record Detail(
      @JsonUnwrapped IssueView issue,
      @Nullable String html,
      @Nullable String text,
      @Nullable String preheader,
      int bytes,
      List<Lint> lint) {}

  @GetMapping("/issues/{id}")
  Detail show(@PathVariable long id, HttpServletRequest request, Door door) {
    Issue issue = find(id);
    Words words = Words.of(Language.of(request).getLanguage());
    String base = views.base().isEmpty() ? door.prefix() : views.base();
    return issues
        .letter(issue, base)
        .map(written ->
            new Detail(
                views.of(issue),
                written.html(),
                written.text(),
                written.preheader(),
                written.bytes(),
                Lint.of(written, views.base(), words)))
        .orElseGet(() -> new Detail(views.of(issue), null, null, null, 0, List.of()));
  }

  private Issue find(long id) {
    return issues.find(id).orElseThrow(() -> new Problem(404, "issue_not_found"));
  }

  record Wanted(
      @Nullable @Size(max = 8) String week,
      @Nullable Long memberId,
      @Nullable @Pattern(regexp = "en|zh|ko") String language) {}

  record Preview(
      String subject, String preheader, String html, String text, int bytes, List<Lint> lint) {}

  /** A letter of any complete week and person; nothing is kept and nothing is sent. */
  @PostMapping("/issues/preview")
  Preview preview(
      @Valid @RequestBody Wanted body, Caller caller, HttpServletRequest request, Door door) {
    String language =
        body.language() == null ? Language.of(request).getLanguage() : body.language();
    String base = views.base().isEmpty() ? door.prefix() : views.base();
    Written written = desk.preview(body.week(), body.memberId(), caller, language, base);
    return new Preview(
        written.subject(),
        written.preheader(),
        written.html(),
        written.text(),
        written.bytes(),
        Lint.of(written, views.base(), Words.of(Language.of(request).getLanguage())));
  }

  record Test(@NotBlank @Size(max = 320) String email) {}

  record Queued(long mailId, String status) {}

  @PostMapping("/issues/{id}/test")
  @Limit(calls = 30, seconds = 3600)
  @ResponseStatus(HttpStatus.ACCEPTED)
  Queued test(@PathVariable long id, @Valid @RequestBody Test body) {
    Issue issue = find(id);
    MailAddress to =
        MailAddress.tryParse(body.email()).orElseThrow(() -> new Problem(422, "email_invalid"));
    Written written =
        issues.letter(issue, views.base()).orElseThrow(() -> new Problem(409, "issue_not_ready"));
    return new Queued(issues.test(to, written, issue.language()), "queued");
  }

  @PostMapping("/issues/{id}/approve")
  IssueView approve(@PathVariable long id) {
    return views.of(issues.approve(id));
  }

  @PostMapping("/issues/{id}/send")
  IssueView send(@PathVariable long id) {
    return views.of(issues.send(id));
  }

  @PostMapping("/issues/{id}/cancel")
  IssueView cancel(@PathVariable long id) {
    return views.of(issues.cancel(id));
  }

  record Week(@NotBlank @Size(max = 8) String week) {}

  /** Approves everything that waits and tells of one week. */
  @PostMapping("/issues/approve")
  Map<String, Long> approveWeek(@Valid @RequestBody Week body) {
    return Map.of("approved", issues.approveWeek(body.week(), MOST_APPROVED));
  }

  record Hours(double low, double high) {}

  record WeekSums(
      long id,
      String week,
      LocalDate periodStart,
      LocalDate periodEnd,
      long totalUsers,
      long totalVideos,
      Hours totalWatchHours,
      long planned,
      long awaitingApproval,
      long queued,
      long skipped,
      long cancelled,
      long failed,
      String status) {}

  record Weeks(List<WeekSums> items) {}

  @GetMapping("/weeks")
  Weeks weeks(@RequestParam(defaultValue = "12") @Min(1) @Max(100) int limit) {
    return new Weeks(desk.weeks(limit).stream().map(this::sums).toList());
  }

  private WeekSums sums(GlobalReport week) {
    Map<String, Long> counts = issues.counts(week.week());
    return new WeekSums(
        week.id(),
        week.week(),
        week.periodStart(),
        week.periodEnd(),
        week.totalUsers(),
        week.totalVideos(),
        new Hours(
            Math.round(week.watchSecondsLow() / 360.0) / 10.0,
            Math.round(week.watchSecondsHigh() / 360.0) / 10.0),
        counts.getOrDefault("planned", 0L),
        counts.getOrDefault("awaiting_approval", 0L),
        counts.getOrDefault("queued", 0L),
        counts.getOrDefault("skipped", 0L),
        counts.getOrDefault("cancelled", 0L),
        counts.getOrDefault("failed", 0L),
        week.status());
  }
}
