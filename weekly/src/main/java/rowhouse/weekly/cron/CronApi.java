package rowhouse.weekly.cron;

import java.time.LocalDate;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Limit;
import rowhouse.foundation.guard.Who;
import rowhouse.foundation.problem.Problem;
import rowhouse.weekly.issue.Issues;
import rowhouse.weekly.plan.Planning;
import rowhouse.weekly.report.GlobalReport;
import rowhouse.weekly.report.Reports;

/**
 * The calls that the original's cron makes. They only add jobs; whatever is called how often, a
 * week has one report a person and one letter a subscription.
 */
@RestController
@RequestMapping("/weekly/admin")
public final class CronApi {
  /** The scope of the cron's token. */
  public static final String SCOPE = "cron";

  private final Planning planning;
  private final Reports reports;
  private final Issues issues;

  /** Starts what {@code planning} does. */
  public CronApi(Planning planning, Reports reports, Issues issues) {
    this.planning = planning;
    this.reports = reports;
    this.issues = issues;
  }

  @PostMapping("/cron/weekly-report-analyze")
  @Guard(
      value = {Who.TOKEN, Who.OWNER},
      scope = SCOPE)
  @Limit(calls = 30)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void analyze() {
    int _ = planning.analyseEverybody();
  }

  @PostMapping("/cron/weekly-report-send")
  @Guard(
      value = {Who.TOKEN, Who.OWNER},
      scope = SCOPE)
  @Limit(calls = 30)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void send() {
    long _ = planning.everybody();
  }

  record Batch(
      long globalReportId,
      long batchFetchJobId,
      LocalDate periodStart,
      LocalDate periodEnd,
      String status) {}

  @PostMapping("/cron/weekly-report-batch")
  @Guard(
      value = {Who.TOKEN, Who.OWNER},
      scope = SCOPE)
  @Limit(calls = 30)
  Batch batch() {
    GlobalReport week = planning.lastWeek();
    long job = planning.everybody();
    return new Batch(week.id(), job, week.periodStart(), week.periodEnd(), week.status());
  }

  record Fetch(long pending, long fetching, long fetched, long failed) {}

  record Analyze(long pending, long analyzed, long failed) {}

  record Send(long pending, long sent, long skipped, long failed) {}

  record Global(
      long id,
      LocalDate periodStart,
      LocalDate periodEnd,
      String status,
      long totalUsers,
      long totalVideos,
      double totalWatchHours,
      double totalWatchHoursHigh,
      Fetch fetch,
      Analyze analyze,
      Send send) {}

  /** Nothing is fetched apart from the analysis, so both count the same issues. */
  @GetMapping("/weekly-report-global/{id}")
  @Guard(
      value = {Who.TOKEN, Who.OWNER},
      scope = "admin")
  Global global(@PathVariable long id) {
    GlobalReport week =
        reports.global(id).orElseThrow(() -> new Problem(404, "weekly_report_not_found"));
    Map<String, Long> counts = issues.counts(week.week());
    long planned = counts.getOrDefault("planned", 0L);
    long failed = counts.getOrDefault("failed", 0L);
    long queued = counts.getOrDefault("queued", 0L);
    long skipped = counts.getOrDefault("skipped", 0L) + counts.getOrDefault("cancelled", 0L);
    long waiting = counts.getOrDefault("awaiting_approval", 0L);
    long made = queued + skipped + waiting;
    return new Global(
        week.id(),
        week.periodStart(),
        week.periodEnd(),
        week.status(),
        week.totalUsers(),
        week.totalVideos(),
        hours(week.watchSecondsLow()),
        hours(week.watchSecondsHigh()),
        new Fetch(planned, 0, made, failed),
        new Analyze(planned, made, failed),
        new Send(planned + waiting, queued, skipped, failed));
  }

  private static double hours(long seconds) {
    return Math.round(seconds / 36.0) / 100.0;
  }
}
