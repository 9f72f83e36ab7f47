package rowhouse.wrapped.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.foundation.database.Dialect;
import rowhouse.foundation.problem.Problem;
import rowhouse.foundation.room.Room;
import rowhouse.watching.member.Member;
import rowhouse.watching.member.Members;
import rowhouse.wrapped.run.Run;
import rowhouse.wrapped.run.RunStage;
import rowhouse.wrapped.run.Runs;

/** Finds out how far people are. Reads alone. */
public final class UserStages {
  private final Room room;
  private final Members members;
  private final Runs runs;
  private final AdminStore store = new AdminStore();

  /** Looks at the people and runs of {@code room}. */
  public UserStages(Room room, Members members, Runs runs) {
    this.room = room;
    this.members = members;
    this.runs = runs;
  }

  /** The person of that name. */
  Member member(String appUserId) {
    return members.byAppUserId(appUserId).orElseThrow(() -> new Problem(404, "user_not_found"));
  }

  /** The run of that name, else the person's last one. */
  Optional<Run> run(Member member, @Nullable String wanted) {
    if (wanted == null) {
      return runs.latest(member.id());
    }
    return Optional.of(
        runs.find(wanted)
            .filter(run -> run.memberId() == member.id())
            .orElseThrow(() -> new Problem(404, "run_not_found")));
  }

  UserStage of(Member member, @Nullable Run run) {
    return room.database().read(sql -> of(sql, member, run, now(sql)));
  }

  Instant now(JdbcClient sql) {
    return store.now(sql, room.database().dialect() == Dialect.SQLITE);
  }

  UserStage of(JdbcClient sql, Member member, @Nullable Run run, Instant now) {
    AdminStore.Check check = store.check(sql, member.id()).orElse(null);
    UserStage.Verify verify = verify(sql, member, check, now);
    Map<String, UserStage.JobState> jobs = new LinkedHashMap<>();
    String stuck = null;
    if (run != null) {
      Optional<JobRow> fetch = job(sql, run.watchHistoryJobId());
      Optional<JobRow> build = job(sql, run.jobId());
      fetch.ifPresent(row -> jobs.put("watch_history", UserStage.JobState.of(row, now)));
      build.ifPresent(row -> jobs.put("analysis", UserStage.JobState.of(row, now)));
      stuck = build.or(() -> fetch).map(row -> row.stuck(now)).orElse(null);
    }
    String stage = stage(member, run, verify);
    return new UserStage(
        member.appUserId(),
        member.secUserId(),
        run == null ? null : run.id(),
        run == null ? null : run.status().word(),
        stage,
        next(stage, run),
        stuck != null || verify.isStuck(),
        stuck == null ? verify.stuckReason() : stuck,
        verify,
        Map.of(),
        run == null ? null : progress(run),
        jobs);
  }

  private Optional<JobRow> job(JdbcClient sql, @Nullable Long id) {
    return id == null ? Optional.empty() : store.job(sql, id);
  }

  private static Map<String, Object> progress(Run run) {
    Map<String, Object> progress = new LinkedHashMap<>();
    progress.put("rows", run.videos());
    progress.put("first_day", run.firstDay());
    progress.put("last_day", run.lastDay());
    progress.put("reason", run.reason());
    return progress;
  }

  private static String stage(Member member, @Nullable Run run, UserStage.Verify verify) {
    if (run == null) {
      boolean checking =
          "pending".equals(verify.jobStatus()) || "running".equals(verify.jobStatus());
      return checking && member.linked() ? "verify_region" : "no_run";
    }
    return run.stage().word();
  }

  /** What has to be done for the person to come further. */
  private static String next(String stage, @Nullable Run run) {
    if (run == null) {
      return stage.equals("verify_region") ? "verify_region" : "no_run";
    }
    return switch (run.status()) {
      case READY -> run.stage() == RunStage.EMAIL ? "email" : "ready";
      case NO_HISTORY -> "watch_history";
      case FAILED -> run.stage() == RunStage.WATCH_HISTORY ? "watch_history" : "analysis";
      case PENDING -> run.stage() == RunStage.WATCH_HISTORY ? "analysis" : "email";
    };
  }

  private UserStage.Verify verify(
      JdbcClient sql, Member member, AdminStore.@Nullable Check check, Instant now) {
    Optional<JobRow> job = check == null ? Optional.empty() : job(sql, check.job());
    String stuck = job.map(row -> row.stuck(now)).orElse(null);
    Instant locked = job.map(JobRow::lockedAt).orElse(null);
    Map<String, Object> result = null;
    if (check != null && check.result() != null) {
      result = new LinkedHashMap<>();
      result.put("status", check.result());
      result.put("attempts", check.attempts());
      result.put("last_error", check.lastError());
      result.put("checked_at", check.checkedAt());
    }
    return new UserStage.Verify(
        member.historyAvailable(),
        job.map(row -> String.valueOf(row.id())).orElse(null),
        job.map(JobRow::status).orElse(null),
        stuck != null,
        stuck,
        locked == null ? null : Long.valueOf(Duration.between(locked, now).toSeconds()),
        job.map(JobRow::lockedBy).map(worker -> "worker-" + worker).orElse(null),
        locked,
        job.map(JobRow::updatedAt).orElse(null),
        result);
  }
}
