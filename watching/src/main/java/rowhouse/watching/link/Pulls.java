package rowhouse.watching.link;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.problem.Problem;
import rowhouse.foundation.room.Room;
import rowhouse.jobs.AddOptions;
import rowhouse.jobs.JobRun;
import rowhouse.jobs.KindPolicy;
import rowhouse.watching.WatchEvent;
import rowhouse.watching.archive.HistoryPull;
import rowhouse.watching.archive.PullProgress;
import rowhouse.watching.archive.PullRules;
import rowhouse.watching.archive.PullStep;
import rowhouse.watching.member.Member;
import rowhouse.watching.store.HistoryImport;
import rowhouse.watching.store.HistoryImports;
import rowhouse.watching.store.HistorySource;
import rowhouse.watching.store.ImportState;
import rowhouse.watching.store.WatchHistoryStore;

/**
 * Histories that come through a linked account. Every step is one request, kept with its rows in
 * one transaction; so a pull that is killed goes on where it stood.
 */
public final class Pulls {
  private final Room room;
  private final Archives archives;
  private final WatchHistoryStore history;
  private final HistoryImports imports;
  private final PullStore store = new PullStore();

  /** Pulls into {@code history}. */
  public Pulls(Room room, Archives archives, WatchHistoryStore history) {
    this.room = room;
    this.archives = archives;
    this.history = history;
    this.imports = new HistoryImports(room.database(), room.clock());
    room.jobs()
        .on(
            PullHistory.KIND,
            PullHistory.class,
            this::run,
            KindPolicy.standard().attempts(10).concurrency(2).timeout(Duration.ofMinutes(15)));
  }

  /** A pull, and the job that is at it; null when it was under way before. */
  public record Begun(long importId, @Nullable Long job) {}

  /**
   * Begins to pull a person's history in the caller's transaction; one that is under way goes on.
   *
   * @throws Problem {@code not_linked} when there is no account to pull from
   */
  public Begun start(JdbcClient sql, Member member) {
    String secUserId = member.secUserId();
    if (secUserId == null) {
      throw new Problem(409, "not_linked");
    }
    Optional<Long> under = store.underWay(sql, member.id());
    if (under.isPresent()) {
      return new Begun(under.get(), null);
    }
    Instant now = room.clock().instant();
    HistoryImport open = imports.begin(member.id(), HistorySource.ARCHIVE, "");
    store.put(
        sql, open.id(), member.id(), PullProgress.begin(secUserId, since(sql, member), now), now);
    long job = room.jobs().add(new PullHistory(open.id()));
    return new Begun(open.id(), job);
  }

  /** From the newest that a whole pull has brought, else from the first day of last year. */
  private Instant since(JdbcClient sql, Member member) {
    int year = room.clock().instant().atZone(ZoneOffset.UTC).getYear() - 1;
    Instant first = LocalDate.of(year, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();
    return store.newestOfWholePull(sql, member.id()).filter(first::isBefore).orElse(first);
  }

  private void run(JobRun<PullHistory> run) {
    long importId = run.payload().importId();
    HistoryPull pull = new HistoryPull(archives.asked(), room.clock(), PullRules.standard());
    while (true) {
      run.throwIfCancelled();
      Optional<HistoryImport> open =
          imports.find(importId).filter(found -> found.state() == ImportState.READING);
      Optional<PullProgress> progress = room.database().read(sql -> store.find(sql, importId));
      if (open.isEmpty() || progress.isEmpty()) {
        return; // ended before, or taken back meanwhile
      }
      long member = open.get().watcher();
      switch (pull.next(progress.get())) {
        case PullStep.Done done -> {
          end(run, member, done);
          return;
        }
        case PullStep.More more when more.pause().isZero() ->
            run.write(_ -> keep(importId, member, more));
        case PullStep.More more -> {
          pause(run, member, more);
          return;
        }
      }
      run.progress("pulling", progress.get().events(), 0);
    }
  }

  private boolean keep(long importId, long member, PullStep step) {
    room.database()
        .change(sql -> {
          switch (step) {
            case PullStep.More more -> keepEvents(member, importId, more.events());
            case PullStep.Done done -> keepEvents(member, importId, done.events());
          }
          store.put(sql, importId, member, step.progress(), room.clock().instant());
        });
    return true;
  }

  private void keepEvents(long member, long importId, List<WatchEvent> events) {
    if (!events.isEmpty()) {
      history.keep(member, importId, events);
    }
  }

  private void pause(JobRun<PullHistory> run, long member, PullStep.More more) {
    run.complete(_ -> {
      keep(run.payload().importId(), member, more);
      room.database()
          .change(_ -> room.jobs().add(run.payload(), AddOptions.standard().delay(more.pause())));
      return null;
    });
  }

  private void end(JobRun<PullHistory> run, long member, PullStep.Done done) {
    long importId = run.payload().importId();
    run.complete(_ -> {
      keep(importId, member, done);
      imports.finish(importId, report(done), done.progress().events());
      return null;
    });
  }

  private static String report(PullStep.Done done) {
    Long oldest = done.progress().oldest();
    return """
    {"reason":"%s","complete":%s,"first":%s,"warnings":[%s]}\
    """
        .formatted(
            done.reason(), done.complete(), oldest, done.complete() ? "" : "\"PULL_INCOMPLETE\"");
  }
}
