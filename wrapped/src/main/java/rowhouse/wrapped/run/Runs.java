package rowhouse.wrapped.run;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.problem.Problem;
import rowhouse.foundation.room.Room;
import rowhouse.jobs.AddOptions;
import rowhouse.jobs.JobListener;
import rowhouse.jobs.JobState;
import rowhouse.watching.member.Member;
import rowhouse.watching.metric.Days;
import rowhouse.watching.metric.WatchMetrics;
import tools.jackson.databind.JsonNode;

/** The years that people have asked for. One person has one run for each year of their history. */
public final class Runs {
  private static final int MOST_LISTED = 100;

  private final Room room;
  private final Duration keep;
  private final Telling telling;
  private final RunStore store = new RunStore();
  private final Map<String, Following> following = new LinkedHashMap<>();

  /**
   * Runs in {@code room}.
   *
   * @param keep for how long a story stays; zero for good
   * @param telling makes the stories
   */
  public Runs(Room room, Duration keep, Telling telling) {
    this.room = room;
    this.keep = keep;
    this.telling = telling;
    room.onJobs(
        new JobListener() {
          @Override
          public void changed(Change change) {
            boolean unfinished = change.state().ended() && change.state() != JobState.DONE;
            if (unfinished && change.kind().equals(BuildRun.KIND)) {
              failForgotten();
            }
          }
        });
  }

  /** Before jobs start: ends what a killed process has left behind. */
  public void opened() {
    failForgotten();
    room.database().change(sql -> store.keepFor(sql, keep.isZero() ? null : keep.toMillis()));
  }

  /**
   * What somebody wishes for.
   *
   * @param mail whether to write when it is ready
   * @param narrate whether a configured model may put the texts in other words
   */
  public record Wish(int year, ZoneId zone, Locale language, boolean mail, boolean narrate) {}

  /** Starts a year. While it is being worked on, asking again gives the same run and job. */
  public Run start(Member member, Wish wish) {
    return room.database().write(sql -> start(sql, member, wish));
  }

  /** As the other, in the caller's transaction. */
  public Run start(JdbcClient sql, Member member, Wish wish) {
    Instant now = room.clock().instant();
    String id = UUID.randomUUID().toString();
    boolean made = store.insert(sql, start(id, member, wish, true), now);
    Run run = made ? one(sql, id) : store.ofYear(sql, member.id(), wish.year()).orElseThrow();
    if (made
        || store.restart(
            sql, run.id(), wish.zone(), wish.language(), wish.mail(), wish.narrate(), now)) {
      queue(sql, run.id());
    }
    return one(sql, run.id());
  }

  /** Starts a run anew as it was asked for; false while it is being worked on. */
  public boolean restart(JdbcClient sql, Run run) {
    boolean restarted =
        run.keepsHistory()
            && store.restart(
                sql,
                run.id(),
                run.timeZone(),
                run.language(),
                run.mail(),
                run.narrate(),
                room.clock().instant());
    if (restarted) {
      queue(sql, run.id());
    }
    return restarted;
  }

  /** Adds the job, and tells pages. */
  private void queue(JdbcClient sql, String id) {
    Run run = one(sql, id);
    boolean reading = store.reading(sql, run.memberId());
    long job =
        room.jobs()
            .add(
                new BuildRun(id, 0),
                AddOptions.unique("analysis:" + id + ":" + run.turn())
                    .delay(reading ? WAIT : Duration.ZERO));
    store.work(
        sql, id, job, reading ? RunStage.WATCH_HISTORY : RunStage.ANALYSIS, room.clock().instant());
    tell(sql, one(sql, id));
  }

  /** How long a run waits for a history before it looks by itself whether it is there. */
  static final Duration WAIT = Duration.ofSeconds(2);

  /**
   * Figures that were made elsewhere.
   *
   * @param before of the year before, null when there are none
   * @param first day of the history they come from
   * @param last day of it
   */
  public record Figures(
      WatchMetrics year,
      @Nullable WatchMetrics before,
      boolean example,
      @Nullable LocalDate first,
      @Nullable LocalDate last) {}

  /** Keeps the figures of a history that is itself not kept, and tells their story. */
  public Run keepFigures(Member member, Wish wish, Figures figures) {
    return room.database()
        .write(sql -> {
          Instant now = room.clock().instant();
          String id = UUID.randomUUID().toString();
          store.insert(sql, start(id, member, wish, false), now);
          store.end(sql, id, null, outcome(one(sql, id), figures, null), now);
          tell(sql, one(sql, id));
          return one(sql, id);
        });
  }

  /** What a year comes to: a story, or the reason why there is none. */
  RunStore.Outcome outcome(Run run, Figures figures, @Nullable String mark) {
    WatchMetrics year = figures.year();
    if (year.isEmpty()) {
      String reason = figures.first() == null ? "no_history" : "history_elsewhere";
      return new RunStore.Outcome(
          reason, 0, figures.first(), figures.last(), mark, false, null, null);
    }
    List<Days.Day> known = year.days().each().value();
    List<Days.Day> days = known == null ? List.of() : known;
    Object story = telling.tell(run, year, figures.before());
    return new RunStore.Outcome(
        null,
        year.videos().coverage().all(),
        days.isEmpty() ? null : days.getFirst().date(),
        days.isEmpty() ? null : days.getLast().date(),
        mark,
        figures.example(),
        RunPayload.of(year, figures.before(), story).write(),
        keep.isZero() ? null : room.clock().instant().plus(keep));
  }

  private static RunStore.Start start(String id, Member member, Wish wish, boolean keepsHistory) {
    return new RunStore.Start(
        id,
        member.id(),
        member.appUserId(),
        member.secUserId(),
        member.archiveUserId(),
        wish.year(),
        wish.zone(),
        wish.language(),
        keepsHistory,
        wish.mail(),
        wish.narrate());
  }

  /**
   * A file of {@code member} has been read: lets the runs go on that waited for it, in the caller's
   * transaction. After a pull, or a file that ended without its job, they look by themselves.
   */
  public void go(JdbcClient sql, long member) {
    for (Run run : store.waitingForNothing(sql, member)) {
      long job = room.jobs().add(new BuildRun(run.id(), 0));
      store.work(sql, run.id(), job, RunStage.ANALYSIS, room.clock().instant());
      tell(sql, one(sql, run.id()));
    }
  }

  /** The runs of a person, the newest first. */
  public List<Run> of(long member) {
    return room.database().read(sql -> store.of(sql, member, MOST_LISTED));
  }

  /** A person's own run; another's does not exist for them. */
  public Run own(long member, String id) {
    return room.database()
        .read(sql -> store.find(sql, id))
        .filter(run -> run.memberId() == member)
        .orElseThrow(() -> new Problem(404, "not_found"));
  }

  /** A run, whosever it is. */
  public Optional<Run> find(String id) {
    return room.database().read(sql -> store.find(sql, id));
  }

  /** The run that a person started last. */
  public Optional<Run> latest(long member) {
    return room.database().read(sql -> store.latest(sql, member));
  }

  /** The run of a person's stored year. */
  public Optional<Run> ofYear(long member, int year) {
    return room.database().read(sql -> store.ofYear(sql, member, year));
  }

  /** Runs in these states, the oldest first. */
  public List<Run> withStatus(List<RunStatus> wanted, boolean withoutVideos, int limit) {
    return room.database().read(sql -> store.withStatus(sql, wanted, withoutVideos, limit));
  }

  /** The run as it stands in the caller's transaction. */
  public Run again(JdbcClient sql, String id) {
    return one(sql, id);
  }

  /** Figures and story of a run that is ready. */
  public Optional<RunPayload> payload(Run run) {
    return document(run).map(RunPayload::read);
  }

  /** The story of a run that is ready, without its figures. */
  Optional<JsonNode> story(Run run) {
    return document(run).map(RunPayload::readStory);
  }

  private Optional<String> document(Run run) {
    return run.status() == RunStatus.READY
        ? room.database().read(sql -> store.payload(sql, run.id()))
        : Optional.empty();
  }

  /** Whether everything that this person has was invented for show. */
  public boolean isExample(long member) {
    return room.database().read(sql -> store.isExample(sql, member));
  }

  /** What a person's history is made of now, for {@link #isStale}. */
  String historyMark(long member) {
    return room.database().read(sql -> store.historyMark(sql, member));
  }

  /** Whether the history, which is made of {@code now}, has changed since {@code run} was made. */
  static boolean isStale(Run run, String now) {
    String mark = run.historyMark();
    return run.keepsHistory()
        && run.status() != RunStatus.PENDING
        && mark != null
        && !mark.equals(now);
  }

  /** Deletes what another feature keeps for a run. */
  @FunctionalInterface
  public interface Following {
    /** Deletes it in the caller's transaction and says how many rows there were. */
    long erase(JdbcClient sql, long member, String run);
  }

  /** Has what stands under {@code name} deleted with every run. */
  public Runs following(String name, Following rows) {
    following.put(name, rows);
    return this;
  }

  /** Deletes a run with all that hangs on it, and says how many rows of what. */
  public Map<String, Long> delete(JdbcClient sql, Run run) {
    Map<String, Long> deleted = new LinkedHashMap<>();
    following.forEach((name, rows) -> deleted.put(name, rows.erase(sql, run.memberId(), run.id())));
    deleted.put("runs", (long) store.delete(sql, run.id()));
    room.events().add(sql, "run_deleted", Map.of("wrapped_run_id", run.id()));
    return deleted;
  }

  /** Deletes what has lived as long as the operator lets stories live; says how many. */
  public int sweep() {
    return room.database()
        .write(sql -> {
          List<Run> expired = store.expired(sql, room.clock().instant());
          expired.forEach(run -> delete(sql, run));
          return expired.size();
        });
  }

  /** Marks where the letter of a story stands. */
  public void stage(JdbcClient sql, String id, RunStage stage) {
    store.stage(sql, id, stage, room.clock().instant());
    store.find(sql, id).ifPresent(run -> tell(sql, run));
  }

  /** Notes the job that fetches the history for a run. */
  public void watchHistoryJob(JdbcClient sql, String id, long job) {
    store.watchHistoryJob(sql, id, job);
  }

  RunStore store() {
    return store;
  }

  void tell(JdbcClient sql, Run run) {
    room.events()
        .add(
            sql,
            "run_changed",
            Map.of(
                "wrapped_run_id",
                run.id(),
                "status",
                run.status().word(),
                "stage",
                run.stage().word()));
  }

  private Run one(JdbcClient sql, String id) {
    return store.find(sql, id).orElseThrow();
  }

  /** A job may also end where no handler runs: cancelled, or dead after too many lost leases. */
  private void failForgotten() {
    room.database()
        .change(sql -> {
          List<String> failed =
              store.failForgotten(
                  sql,
                  "build_stopped",
                  "The work on this year was stopped before it was done.",
                  room.clock().instant());
          failed.forEach(id -> tell(sql, one(sql, id)));
        });
  }
}
