package rowhouse.weekly.plan;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.database.Database;
import rowhouse.foundation.room.Room;
import rowhouse.jobs.AddOptions;
import rowhouse.jobs.JobRun;
import rowhouse.jobs.Jobs;
import rowhouse.jobs.KindPolicy;
import rowhouse.jobs.Missed;
import rowhouse.watching.store.WatchHistoryStore;
import rowhouse.weekly.issue.IssueStore;
import rowhouse.weekly.issue.MakeIssue;
import rowhouse.weekly.report.GlobalReport;
import rowhouse.weekly.report.IsoWeek;
import rowhouse.weekly.report.Reports;
import rowhouse.weekly.subscription.SendTime;
import rowhouse.weekly.subscription.Subscribing;
import rowhouse.weekly.subscription.Subscription;
import rowhouse.weekly.subscription.SubscriptionStore;

/**
 * Plans letters. A letter is a row with a unique week, and its job is added with the row, so that
 * planning twice, late or from two processes brings nobody a second letter.
 */
public final class Planning {
  private static final Duration AHEAD = Duration.ofHours(1);
  private static final Duration LATE = Duration.ofHours(1);
  private static final int BATCH = 200;
  private static final String HOURLY = "0 * * * *";
  private static final String NIGHTLY = "23 4 * * *";

  private final Database db;
  private final Clock clock;
  private final Jobs jobs;
  private final Reports reports;
  private final WatchHistoryStore history;
  private final Subscribing subscribing;
  private final Awakening awakening;
  private final SubscriptionStore subscriptions = new SubscriptionStore();
  private final IssueStore issues = new IssueStore();

  /** Plans in {@code room}. */
  public Planning(
      Room room,
      Reports reports,
      WatchHistoryStore history,
      Subscribing subscribing,
      Awakening awakening) {
    this.db = room.database();
    this.clock = room.clock();
    this.jobs = room.jobs();
    this.reports = reports;
    this.history = history;
    this.subscribing = subscribing;
    this.awakening = awakening;
  }

  /** Binds the jobs and their timers. */
  public void bind() {
    KindPolicy alone = KindPolicy.standard().everywhere(1).timeout(Duration.ofMinutes(10));
    jobs.on(PlanWeek.KIND, PlanWeek.class, this::plan, alone);
    jobs.on(SumWeek.KIND, SumWeek.class, this::sum);
    jobs.on(AnalyseWeek.KIND, AnalyseWeek.class, this::analyse);
    jobs.on(TidyWeekly.KIND, TidyWeekly.class, _ -> subscribing.sweep());
    jobs.timer(PlanWeek.KIND, HOURLY, ZoneOffset.UTC, Missed.ONCE, () -> new PlanWeek(false));
    jobs.timer(TidyWeekly.KIND, NIGHTLY, ZoneOffset.UTC, Missed.ONCE, TidyWeekly::new);
  }

  /** The week that began last is over in UTC; its global row is made when there is none. */
  public GlobalReport lastWeek() {
    IsoWeek week = reports.lastComplete(ZoneOffset.UTC);
    return db.write(sql -> reports.global(sql, week));
  }

  /** Plans everybody now; the job's number. */
  public long everybody() {
    return db.write(sql -> jobs.add(new PlanWeek(true), AddOptions.unique("everybody")));
  }

  /**
   * Has the last complete week of everybody with a subscription computed. The key of each job names
   * the week, so that the next week is a new one (a8 1).
   */
  public int analyseEverybody() {
    int added = 0;
    long after = 0;
    List<Subscription> batch = active(after);
    while (!batch.isEmpty()) {
      List<Subscription> now = batch;
      added +=
          db.write(sql -> {
            for (Subscription subscription : now) {
              ZoneId zone = subscription.wishes().zone();
              String week = reports.lastComplete(zone).text();
              jobs.add(
                  new AnalyseWeek(member(subscription), week, zone.getId()),
                  AddOptions.unique(
                      "weekly:" + week + ":" + subscription.member() + ":" + zone.getId()));
            }
            return now.size();
          });
      batch = active(now.getLast().id());
    }
    return added;
  }

  private List<Subscription> active(long after) {
    return db.read(sql -> subscriptions.active(sql, after, BATCH));
  }

  private static long member(Subscription subscription) {
    Long member = subscription.member();
    if (member == null) {
      throw new IllegalStateException(subscription + " has no history");
    }
    return member;
  }

  private void plan(JobRun<PlanWeek> run) {
    Instant now = clock.instant();
    awakening.wake(now, history);
    long planned = 0;
    if (run.payload().everybody()) {
      long after = 0;
      List<Subscription> batch = active(after);
      while (!batch.isEmpty()) {
        planned += write(batch, now, true);
        batch = active(batch.getLast().id());
        run.progress("planning", planned, 0);
        run.throwIfCancelled();
      }
      return;
    }
    List<Subscription> batch = due(now);
    while (!batch.isEmpty()) {
      planned += write(batch, now, false);
      run.progress("planning", planned, 0);
      run.throwIfCancelled();
      batch = due(now);
    }
  }

  private List<Subscription> due(Instant now) {
    return db.read(sql -> subscriptions.due(sql, now.plus(AHEAD), BATCH));
  }

  /** Plans a batch in one transaction: rows, jobs and the next times together. */
  private int write(List<Subscription> batch, Instant now, boolean everybody) {
    return db.write(sql -> {
      Map<IsoWeek, List<MakeIssue>> made = new LinkedHashMap<>();
      for (Subscription subscription : batch) {
        Optional<SendTime> time =
            everybody ? atOnce(subscription, now) : dueTime(subscription, now);
        plan(sql, subscription, time.orElse(null), now)
            .ifPresent(issue ->
                made.computeIfAbsent(time.orElseThrow().week().plus(-1), week -> new ArrayList<>())
                    .add(new MakeIssue(issue)));
      }
      made.forEach((week, children) -> {
        reports.global(sql, week);
        jobs.addGroup(new SumWeek(week.text()), children);
      });
      return made.values().stream().mapToInt(List::size).sum();
    });
  }

  /** Its hour, or a later one of the same week when the server was down then. */
  private static Optional<SendTime> dueTime(Subscription subscription, Instant now) {
    ZoneId zone = subscription.wishes().zone();
    Instant at = subscription.nextAt() == null ? now : subscription.nextAt();
    SendTime time = SendTime.of(at, zone);
    return at.isBefore(now.minus(LATE)) ? time.late(now, zone) : Optional.of(time);
  }

  private static Optional<SendTime> atOnce(Subscription subscription, Instant now) {
    ZoneId zone = subscription.wishes().zone();
    return SendTime.of(now, zone)
        .late(now, zone)
        .filter(time -> time.isAllowed(subscription.wishes(), subscription.newestWeek()));
  }

  private Optional<Long> plan(
      JdbcClient sql, Subscription subscription, @Nullable SendTime time, Instant now) {
    Long member = subscription.member();
    if (member == null) {
      boolean _ = subscriptions.plan(sql, subscription, null, null);
      return Optional.empty();
    }
    IsoWeek last = subscription.newestWeek();
    boolean fresh = time != null && (last == null || time.week().monday().isAfter(last.monday()));
    SendTime planned = fresh ? time : null;
    Instant from = time == null || time.at().isBefore(now) ? now : time.at();
    Instant next =
        SendTime.next(subscription.wishes(), from, planned == null ? last : planned.week())
            .map(SendTime::at)
            .orElse(null);
    boolean mine =
        subscriptions.plan(sql, subscription, planned == null ? null : planned.week().text(), next);
    return mine && planned != null
        ? issues.plan(sql, subscription, member, planned, now)
        : Optional.empty();
  }

  private void sum(JobRun<SumWeek> run) {
    IsoWeek.parse(run.payload().week()).ifPresent(week -> db.change(sql -> reports.sum(sql, week)));
  }

  private void analyse(JobRun<AnalyseWeek> run) {
    AnalyseWeek what = run.payload();
    IsoWeek week = IsoWeek.parse(what.week()).orElseThrow();
    long _ = reports.analyse(what.member(), week, ZoneId.of(what.timeZone()));
  }
}
