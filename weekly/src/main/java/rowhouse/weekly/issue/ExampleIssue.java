package rowhouse.weekly.issue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import rowhouse.foundation.database.Database;
import rowhouse.foundation.mail.MailAddress;
import rowhouse.foundation.problem.Problem;
import rowhouse.foundation.room.Room;
import rowhouse.watching.member.Member;
import rowhouse.watching.store.WatchHistoryStore;
import rowhouse.weekly.report.IsoWeek;
import rowhouse.weekly.report.Reports;
import rowhouse.weekly.report.WeekReport;
import rowhouse.weekly.subscription.ExampleSubscription;
import rowhouse.weekly.subscription.SendTime;
import rowhouse.weekly.subscription.Subscription;

/** A letter to look at, made from the example history and marked as an example on every page. */
public final class ExampleIssue {
  private final Database db;
  private final Clock clock;
  private final WatchHistoryStore history;
  private final Reports reports;
  private final ExampleSubscription subscription;
  private final IssueStore store = new IssueStore();

  /** Examples in {@code room}. */
  public ExampleIssue(Room room, WatchHistoryStore history, Reports reports) {
    this.db = room.database();
    this.clock = room.clock();
    this.history = history;
    this.reports = reports;
    this.subscription = new ExampleSubscription(room.clock());
  }

  /**
   * The letter of the newest complete week in the member's history, which must hold something. No
   * mail is sent.
   */
  public Issue make(Member member, String language) {
    ZoneId zone = member.zone();
    Long last = history.extent(member.id()).last();
    if (last == null) {
      throw new Problem(409, "example_needs_history");
    }
    IsoWeek newest = IsoWeek.of(Instant.ofEpochSecond(last).atZone(zone).toLocalDate());
    IsoWeek complete = reports.lastComplete(zone);
    IsoWeek week = newest.monday().isAfter(complete.monday()) ? complete : newest;
    WeekReport report = reports.compute(member.id(), week, zone);
    Instant now = clock.instant();
    SendTime time = SendTime.of(week.plus(1).monday().atTime(8, 0).atZone(zone).toInstant(), zone);
    return db.write(sql -> {
      Subscription owner =
          subscription.ensure(sql, address(member), member.id(), language, zone.getId());
      long kept = reports.keep(sql, member.id(), report);
      store.plan(sql, owner, member.id(), time, now);
      Issue issue =
          store
              .list(
                  sql,
                  new IssueStore.Filter(week.text(), null, null, owner.id(), Long.MAX_VALUE, 1))
              .getFirst();
      Issue told = issue.telling(kept, Issue.Kind.WEEK, "").in(Issue.State.SKIPPED, "example");
      store.save(sql, told, now);
      return told;
    });
  }

  /** Gives an example its subject, once its letter has been written. */
  void name(long issue, String subject) {
    db.change(sql ->
        store
            .hold(sql, issue)
            .ifPresent(held -> {
              Long report = held.report();
              if (report != null) {
                store.save(sql, held.telling(report, held.kind(), subject), clock.instant());
              }
            }));
  }

  private static MailAddress address(Member member) {
    return MailAddress.parse("example-" + member.id() + "@example.invalid");
  }

  /** Whether there is an example. */
  public Optional<Subscription> find(Member member) {
    return db.read(sql -> subscription.find(sql, address(member)));
  }

  /** Takes the example away with its letters; says how many these were. */
  public long remove(Member member) {
    return db.write(sql -> {
      Optional<Subscription> there = subscription.find(sql, address(member));
      if (there.isEmpty()) {
        return 0L;
      }
      long letters =
          store
              .list(
                  sql,
                  new IssueStore.Filter(null, null, null, there.get().id(), Long.MAX_VALUE, 500))
              .size();
      subscription.remove(sql, there.get().id());
      return letters;
    });
  }
}
