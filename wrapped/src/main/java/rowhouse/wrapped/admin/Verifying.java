package rowhouse.wrapped.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.room.Room;
import rowhouse.jobs.AddOptions;
import rowhouse.jobs.JobRun;
import rowhouse.jobs.KindPolicy;
import rowhouse.jobs.RetryLater;
import rowhouse.watching.archive.Archive;
import rowhouse.watching.archive.ArchiveAnswer;
import rowhouse.watching.archive.ArchiveFault;
import rowhouse.watching.member.Member;
import rowhouse.watching.member.Members;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks the Archive for one video of a linked account. One look is one attempt, so a check that
 * nobody answers ends after {@link #LOOKS} of them and no thread waits in between.
 */
public final class Verifying {
  private static final int LOOKS = 60;
  private static final Duration LOOK = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Room room;
  private final Members members;
  private final LinkedSource source;
  private final AdminStore store = new AdminStore();

  /** Checks the accounts of {@code members} at {@code source}. */
  public Verifying(Room room, Members members, LinkedSource source) {
    this.room = room;
    this.members = members;
    this.source = source;
  }

  /** Binds both jobs. */
  public void bind() {
    room.jobs()
        .on(
            VerifyRegion.KIND,
            VerifyRegion.class,
            this::one,
            KindPolicy.standard().attempts(LOOKS).timeout(PATIENCE))
        .on(VerifyRegions.KIND, VerifyRegions.class, this::all);
  }

  /** Adds a check of one person, or gives the one that is on its way. */
  long start(JdbcClient sql, long member) {
    long job =
        room.jobs()
            .add(new VerifyRegion(member), AddOptions.unique("watch_history_verify:" + member));
    AdminStore.Check known = store.check(sql, member).orElse(null);
    if (known == null || known.job() == null || known.job() != job) {
      store.checking(sql, member, job, null, 0);
    }
    return job;
  }

  /** Adds checks of many, which one job waits for; its id names the batch. */
  long start(JdbcClient sql, List<Long> people) {
    List<VerifyRegion> checks = people.stream().map(VerifyRegion::new).toList();
    long batch = room.jobs().addGroup(new VerifyRegions(), checks);
    for (JobRow child : store.children(sql, batch)) {
      store.checking(sql, memberOf(child), child.id(), null, 0);
    }
    return batch;
  }

  static long memberOf(JobRow check) {
    return JSON.readTree(check.payload()).path("member").asLong();
  }

  private void one(JobRun<VerifyRegion> run) {
    Member member = members.find(run.payload().member()).orElse(null);
    if (member == null) {
      return;
    }
    String sec = member.secUserId();
    if (sec == null) {
      end(run, "unknown", "not_linked");
      return;
    }
    String dataJob =
        room.database()
            .read(sql -> store.check(sql, member.id()))
            .map(AdminStore.Check::dataJob)
            .orElse(null);
    if (dataJob == null) {
      begin(run, source.archive().startHistory(sec, 1, 1, null));
    } else {
      look(run, dataJob, source.archive().finishHistory(dataJob, true, 1));
    }
  }

  private void begin(JobRun<VerifyRegion> run, ArchiveAnswer<Archive.StartedFetch> answer) {
    switch (answer) {
      case ArchiveAnswer.Got<Archive.StartedFetch>(var fetch) -> {
        note(run, fetch.dataJobId());
        again(run, LOOK, "started", "The Archive has begun to look.");
      }
      case ArchiveAnswer.Waiting<Archive.StartedFetch>(var after, _, _) ->
          again(run, after, "waiting", "The Archive is not ready to begin.");
      case ArchiveAnswer.Failed<Archive.StartedFetch> failed -> failed(run, failed);
    }
  }

  private void look(
      JobRun<VerifyRegion> run, String dataJob, ArchiveAnswer<Archive.HistoryPage> answer) {
    switch (answer) {
      case ArchiveAnswer.Got<Archive.HistoryPage>(var page) ->
          end(run, page.events().isEmpty() ? "no" : "yes", null);
      case ArchiveAnswer.Waiting<Archive.HistoryPage>(var after, _, _) -> {
        note(run, dataJob);
        again(run, after, "pending_timeout", "The Archive has not answered yet.");
      }
      case ArchiveAnswer.Failed<Archive.HistoryPage> failed -> failed(run, failed);
    }
  }

  private void failed(JobRun<VerifyRegion> run, ArchiveAnswer.Failed<?> failed) {
    if (failed.fault().passes()) {
      again(run, failed.after(), failed.fault().code(), failed.sentence());
    } else if (failed.fault() == ArchiveFault.EXPIRED) {
      note(run, null);
      again(run, failed.after(), failed.fault().code(), failed.sentence());
    } else {
      end(run, "unknown", failed.fault().code());
    }
  }

  private void note(JobRun<VerifyRegion> run, @Nullable String dataJob) {
    run.write(_ -> {
      room.database()
          .change(
              sql -> store.checking(sql, run.payload().member(), run.id(), dataJob, run.attempt()));
      return true;
    });
  }

  private void again(
      JobRun<VerifyRegion> run, @Nullable Duration after, String code, String sentence) {
    if (run.lastAttempt()) {
      end(run, "unknown", code);
      return;
    }
    throw new RetryLater(code, sentence, after == null ? LOOK : after);
  }

  private void end(JobRun<VerifyRegion> run, String result, @Nullable String error) {
    run.complete(_ -> {
      Instant now = room.clock().instant();
      room.database()
          .change(sql -> {
            store.checking(sql, run.payload().member(), run.id(), null, run.attempt());
            store.checked(sql, run.payload().member(), result, error, now);
          });
      return JSON.writeValueAsString(Map.of("result", result));
    });
  }

  private void all(JobRun<VerifyRegions> run) {
    Map<String, Integer> counts = new TreeMap<>();
    for (JobRun.Child child : run.children()) {
      String result = child.result();
      String found =
          result == null ? "error" : JSON.readTree(result).path("result").asString("error");
      counts.merge(found, 1, Integer::sum);
    }
    run.complete(_ -> JSON.writeValueAsString(counts));
  }
}
