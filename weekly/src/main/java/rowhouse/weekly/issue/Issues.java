package rowhouse.weekly.issue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.database.Database;
import rowhouse.foundation.mail.Mail;
import rowhouse.foundation.mail.MailAddress;
import rowhouse.foundation.mail.PreparedLetter;
import rowhouse.foundation.problem.Problem;
import rowhouse.foundation.room.Room;
import rowhouse.jobs.JobRun;
import rowhouse.weekly.letter.Written;
import rowhouse.weekly.report.IsoWeek;
import rowhouse.weekly.report.KeptReport;
import rowhouse.weekly.report.Reports;
import rowhouse.weekly.report.WeekReport;
import rowhouse.weekly.subscription.Outcome;
import rowhouse.weekly.subscription.Preferences;
import rowhouse.weekly.subscription.Subscription;

/** Makes issues, shows them, and lets the owner approve, send or cancel them. */
public final class Issues {
  private final Database db;
  private final Clock clock;
  private final Reports reports;
  private final Preferences preferences;
  private final IssueLetters letters;
  private final Mail mail;
  private final boolean approval;
  private final IssueStore store = new IssueStore();
  private final Outcome outcome = new Outcome();

  /**
   * Issues in {@code room}.
   *
   * @param approval whether the owner looks at each before it is sent
   */
  public Issues(
      Room room,
      Reports reports,
      Preferences preferences,
      IssueLetters letters,
      Mail mail,
      boolean approval) {
    this.db = room.database();
    this.clock = room.clock();
    this.reports = reports;
    this.preferences = preferences;
    this.letters = letters;
    this.mail = mail;
    this.approval = approval;
  }

  /** Whether the owner looks at each before it is sent. */
  public boolean approval() {
    return approval;
  }

  /** The job: computes the week, writes the letter, and puts report, issue and letter into rows. */
  public void make(JobRun<MakeIssue> run) {
    Optional<Issue> planned = find(run.payload().issue());
    if (planned.isEmpty() || planned.get().state() != Issue.State.PLANNED) {
      return;
    }
    Issue issue = planned.get();
    Optional<Subscription> found = preferences.find(issue.subscription());
    if (found.isEmpty()) {
      return; // erased meanwhile, and its issues with it
    }
    Subscription subscription = found.get();
    IsoWeek week = IsoWeek.parse(issue.reportWeek()).orElseThrow();
    WeekReport report = reports.compute(issue.member(), week, ZoneId.of(issue.timeZone()));
    Issue.Kind kind = report.isEmpty() ? Issue.Kind.REMINDER : Issue.Kind.WEEK;
    String base = letters.base().orElse("");
    Written written = letters.write(issue, report, base);
    PreparedLetter letter =
        base.isEmpty() || issue.example() || approval
            ? null
            : prepared(issue, kind, subscription, written, base);
    run.complete(_ -> {
      db.change(sql -> {
        Optional<Issue> held = store.hold(sql, issue.id());
        if (held.isPresent() && held.get().state() == Issue.State.PLANNED) {
          long kept = reports.keep(sql, issue.member(), report);
          Issue told = held.get().telling(kept, kind, written.subject());
          end(sql, told, subscription, letter, base);
        }
      });
      return null;
    });
  }

  /** A letter that goes at once was written before, so that nobody waits for it in the write. */
  private void end(
      JdbcClient sql,
      Issue told,
      Subscription subscription,
      @Nullable PreparedLetter letter,
      String base) {
    Instant now = clock.instant();
    if (!subscription.state().equals(Subscription.State.ACTIVE) && !told.example()) {
      store.save(sql, told.in(Issue.State.SKIPPED, "not_active"), now);
      return;
    }
    if (told.kind() == Issue.Kind.REMINDER && !outcome.remind(sql, subscription.id(), now)) {
      store.save(sql, told.in(Issue.State.SKIPPED, Subscription.NO_DATA), now);
      return;
    }
    if (told.kind() == Issue.Kind.WEEK) {
      outcome.fresh(sql, subscription.id());
    }
    if (letter != null) {
      queue(sql, told, letter, now);
    } else if (base.isEmpty()) {
      store.save(sql, told.in(Issue.State.FAILED, "base_url_missing"), now);
    } else if (told.example()) {
      store.save(sql, told.in(Issue.State.SKIPPED, "example"), now);
    } else {
      store.save(sql, told.in(Issue.State.AWAITING_APPROVAL, ""), now);
    }
  }

  /** The key names the report: a letter can never tell of another week than its own (a8 8). */
  private void queue(JdbcClient sql, Issue issue, PreparedLetter letter, Instant now) {
    String key = "weekly:" + issue.report() + ":" + issue.subscription();
    long queued = mail.outbox().add(key, letter).id();
    store.save(sql, issue.in(Issue.State.QUEUED, "").mailed(queued), now);
  }

  private PreparedLetter prepared(
      Issue issue, Issue.Kind kind, Subscription subscription, Written written, String base) {
    return mail.outbox().prepare(letters.letter(issue, kind, subscription, written, base));
  }

  /** The issue of that number. */
  public Optional<Issue> find(long id) {
    return db.read(sql -> store.find(sql, id));
  }

  /** One page of a member's issues, newest first. */
  public List<Issue> of(long member, long before, int limit) {
    return list(new IssueStore.Filter(null, null, member, null, before, limit));
  }

  /** A subscription's issues, newest first. */
  public List<Issue> ofSubscription(long subscription, int limit) {
    return list(new IssueStore.Filter(null, null, null, subscription, Long.MAX_VALUE, limit));
  }

  /** One page over everybody, newest first. */
  public List<Issue> all(
      @Nullable String week, Issue.@Nullable State state, long before, int limit) {
    return list(new IssueStore.Filter(week, state, null, null, before, limit));
  }

  private List<Issue> list(IssueStore.Filter filter) {
    return db.read(sql -> store.list(sql, filter));
  }

  /** How many issues that tell of a week are in each state. */
  public Map<String, Long> counts(String reportWeek) {
    Map<String, Long> counts = new TreeMap<>();
    db.read(sql -> store.counts(sql, reportWeek))
        .forEach(count -> counts.put(count.state(), count.issues()));
    return counts;
  }

  /** The letter of an issue as it is, or was, sent; nothing before its report is made. */
  public Optional<Written> letter(Issue issue, String base) {
    Long report = issue.report();
    return report == null
        ? Optional.empty()
        : reports.find(report).map(KeptReport::figures).map(f -> letters.write(issue, f, base));
  }

  /** Lets an issue that waits for the owner go. */
  public Issue approve(long id) {
    return release(id, null);
  }

  /** Lets all issues go that wait and tell of one week; says how many could. */
  public long approveWeek(String reportWeek, int most) {
    return all(reportWeek, Issue.State.AWAITING_APPROVAL, Long.MAX_VALUE, most).stream()
        .filter(issue ->
            preferences
                .find(issue.subscription())
                .filter(one -> one.state() == Subscription.State.ACTIVE)
                .isPresent())
        .map(issue -> approve(issue.id()))
        .count();
  }

  /** Lets an issue go at once, whatever its hour. */
  public Issue send(long id) {
    return release(id, clock.instant());
  }

  private Issue release(long id, @Nullable Instant at) {
    String base = letters.base().orElseThrow(() -> new Problem(503, "base_url_missing"));
    Issue seen = find(id).orElseThrow(() -> new Problem(404, "issue_not_found"));
    Written written = letter(seen, base).orElseThrow(() -> new Problem(409, "issue_not_ready"));
    Subscription reader = preferences.find(seen.subscription()).orElseThrow();
    Issue due = at == null ? seen : seen.plannedFor(at);
    PreparedLetter letter = prepared(due, seen.kind(), reader, written, base);
    return db.write(sql -> {
      Issue held = store.hold(sql, id).orElseThrow(() -> new Problem(404, "issue_not_found"));
      Subscription subscription = preferences.find(held.subscription()).orElseThrow();
      boolean may =
          held.state() == Issue.State.AWAITING_APPROVAL
              && subscription.state() == Subscription.State.ACTIVE;
      if (!may) {
        throw new Problem(409, "issue_not_waiting");
      }
      queue(sql, at == null ? held : held.plannedFor(at), letter, clock.instant());
      return store.find(sql, id).orElseThrow();
    });
  }

  /** Keeps an issue from being sent; too late once a mail server has it. */
  public Issue cancel(long id) {
    return db.write(sql -> {
      Issue held = store.hold(sql, id).orElseThrow(() -> new Problem(404, "issue_not_found"));
      Long letter = held.mail();
      boolean open =
          switch (held.state()) {
            case PLANNED, AWAITING_APPROVAL -> true;
            case QUEUED -> letter != null && mail.outbox().cancel(letter);
            case SKIPPED, CANCELLED, FAILED -> false;
          };
      if (!open) {
        throw new Problem(409, "issue_already_sent");
      }
      store.save(sql, held.in(Issue.State.CANCELLED, "owner"), clock.instant());
      return store.find(sql, id).orElseThrow();
    });
  }

  /** Sends a letter to look at, to an address that somebody typed; counts for nothing. */
  public long test(MailAddress to, Written written, String language) {
    mail.demand();
    String key = "weekly.test:" + clock.millis() + ":" + to.hash();
    return db.write(sql -> mail.outbox().add(key, letters.test(to, written, language)).id());
  }

  /** Where an issue is shown in a browser. */
  public String viewLink(String base, long issue) {
    return letters.viewLink(base, issue);
  }

  /** Deletes a member's issues; says how many. */
  public long erase(JdbcClient sql, long member) {
    return store.erase(sql, member);
  }
}
