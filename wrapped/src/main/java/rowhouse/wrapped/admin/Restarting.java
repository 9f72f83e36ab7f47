package rowhouse.wrapped.admin;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.watching.member.Member;
import rowhouse.wrapped.run.BuildRun;
import rowhouse.wrapped.run.Run;
import rowhouse.wrapped.run.RunStatus;
import rowhouse.wrapped.run.Runs;

/**
 * Sets a person's work going again at one of its stages; everything in the caller's transaction.
 */
public final class Restarting {
  static final String FETCH_TASK = "history.pull";
  static final String LETTER_TASK = "wrapped.letter";

  private final Runs runs;
  private final Verifying verifying;
  private final LinkedSource source;
  private final LettersAgain letters;
  private final AdminStore store = new AdminStore();

  /** Restarts by these means. */
  public Restarting(Runs runs, Verifying verifying, LinkedSource source, LettersAgain letters) {
    this.runs = runs;
    this.verifying = verifying;
    this.source = source;
    this.letters = letters;
  }

  /** Restarts at {@code stage}, which is one that {@link UserStage#nextStage} names. */
  Restart at(JdbcClient sql, String stage, Member member, @Nullable Run run, boolean dry) {
    return switch (stage) {
      case "verify_region" -> verify(sql, member, dry);
      case "watch_history" -> fetch(sql, member, run, dry);
      case "analysis" -> run == null ? Restart.skipped(stage, "no_run") : analyse(sql, run, dry);
      case "email" -> run == null ? Restart.skipped(stage, "no_run") : write(sql, run, dry);
      default -> Restart.skipped(stage, stage.equals("ready") ? "nothing_to_do" : "no_run");
    };
  }

  private Restart verify(JdbcClient sql, Member member, boolean dry) {
    if (!member.linked()) {
      return Restart.skipped("verify_region", "not_linked");
    }
    return dry
        ? Restart.would("verify_region", VerifyRegion.KIND)
        : added(sql, "verify_region", verifying.start(sql, member.id()));
  }

  /** Fetches the history anew, and has {@code run} wait for it. */
  Restart fetch(JdbcClient sql, Member member, @Nullable Run run, boolean dry) {
    if (!member.linked()) {
      return Restart.skipped("watch_history", "not_linked");
    }
    if (dry) {
      return Restart.would("watch_history", FETCH_TASK);
    }
    Optional<Long> job = source.fetch(sql, member);
    if (job.isEmpty()) {
      return Restart.skipped("watch_history", "no_source");
    }
    if (run != null) {
      runs.watchHistoryJob(sql, run.id(), job.get());
      runs.restart(sql, run);
    }
    return added(sql, "watch_history", job.get());
  }

  /** Makes figures and story anew from the stored history. */
  Restart analyse(JdbcClient sql, Run run, boolean dry) {
    if (!run.keepsHistory()) {
      return Restart.skipped("analysis", "history_forgotten");
    }
    if (run.status() == RunStatus.PENDING) {
      return Restart.skipped("analysis", "already_pending");
    }
    if (dry) {
      return Restart.would("analysis", BuildRun.KIND);
    }
    runs.restart(sql, run);
    Long job = runs.again(sql, run.id()).jobId();
    return job == null
        ? Restart.skipped("analysis", "already_pending")
        : added(sql, "analysis", job);
  }

  Restart write(JdbcClient sql, Run run, boolean dry) {
    if (run.status() != RunStatus.READY) {
      return Restart.skipped("email", "run_not_ready");
    }
    if (dry) {
      return Restart.would("email", LETTER_TASK);
    }
    return letters
        .again(sql, run)
        .map(job -> added(sql, "email", job))
        .orElseGet(() -> Restart.skipped("email", "no_verified_address"));
  }

  private Restart added(JdbcClient sql, String stage, long job) {
    return store
        .job(sql, job)
        .map(row -> Restart.of(stage, row))
        .orElseGet(() -> Restart.skipped(stage, "no_job"));
  }
}
