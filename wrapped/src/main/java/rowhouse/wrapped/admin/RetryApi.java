package rowhouse.wrapped.admin;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Who;
import rowhouse.foundation.problem.Problem;
import rowhouse.foundation.room.Room;
import rowhouse.watching.member.Member;
import rowhouse.watching.member.Members;
import rowhouse.wrapped.run.Run;
import rowhouse.wrapped.run.RunStage;
import rowhouse.wrapped.run.RunStatus;
import rowhouse.wrapped.run.Runs;

/** Repeats runs: one, all that failed, or all that found nothing. */
@RestController
@RequestMapping("/wrapped/admin/wrapped/runs")
@Guard(
    value = {Who.TOKEN, Who.OWNER},
    scope = AdminKey.SCOPE)
public final class RetryApi {
  private static final int STANDARD = 50;

  private final Room room;
  private final Members members;
  private final Runs runs;
  private final Restarting restarting;

  /** Repeats by {@code restarting}. */
  public RetryApi(Room room, Members members, Runs runs, Restarting restarting) {
    this.room = room;
    this.members = members;
    this.runs = runs;
    this.restarting = restarting;
  }

  record RetryWish(
      @Nullable Boolean includeWatchHistory,
      @Nullable Boolean includeAnalysis,
      @Nullable Boolean forceNewJobs,
      @Nullable Boolean resetPayload) {}

  record Enqueued(
      String wrappedRunId,
      @Nullable String taskName,
      @Nullable String jobId,
      @Nullable String status,
      @Nullable String idempotencyKey,
      @Nullable String skippedReason) {
    static Enqueued of(Run run, Restart restart) {
      return new Enqueued(
          run.id(),
          restart.task(),
          restart.jobText(),
          restart.status(),
          restart.idempotencyKey(),
          restart.skipped());
    }
  }

  /** Fetches the history anew where an account is linked, and makes the story anew. */
  @PostMapping("/{id}/retry")
  Enqueued retry(
      @PathVariable String id, @Valid @RequestBody(required = false) @Nullable RetryWish wish) {
    Run run = runs.find(id).orElseThrow(() -> new Problem(404, "run_not_found"));
    Member member =
        members.find(run.memberId()).orElseThrow(() -> new Problem(404, "user_not_found"));
    boolean fetch =
        member.linked() && (wish == null || !Boolean.FALSE.equals(wish.includeWatchHistory()));
    return room.database()
        .write(sql ->
            Enqueued.of(
                run,
                fetch
                    ? restarting.fetch(sql, member, run, false)
                    : restarting.analyse(sql, run, false)));
  }

  record ManyWish(
      @Nullable @Min(0) Integer limit,
      @Nullable Boolean dryRun,
      @Nullable Boolean resetPayload,
      @Nullable Boolean includeAdminTest,
      @Nullable Boolean includeWatchHistory,
      @Nullable Boolean includeAnalysis,
      @Nullable Boolean includeEmail,
      @Nullable List<@Pattern(regexp = "pending|ready|failed|no_history") String> runStatus) {
    static final ManyWish STANDARD_WISH =
        new ManyWish(STANDARD, null, null, null, null, null, null, null);

    boolean dry() {
      return Boolean.TRUE.equals(dryRun);
    }

    /** How many; 0 and null stand for all, as in the original. */
    int most() {
      return limit == null || limit == 0 ? Integer.MAX_VALUE : limit;
    }
  }

  record Item(
      String wrappedRunId,
      String appUserId,
      @Nullable String secUserId,
      @Nullable Long totalVideos,
      String action,
      @Nullable String enqueuedTask,
      @Nullable String jobId,
      @Nullable String idempotencyKey,
      @Nullable String skippedReason) {}

  record Many(int matched, int processed, long enqueued, boolean dryRun, List<Item> results) {}

  /** Repeats failed runs at the stage at which they failed. */
  @PostMapping("/retry-failed")
  Many failed(@Valid @RequestBody(required = false) @Nullable ManyWish given) {
    ManyWish wish = given == null ? ManyWish.STANDARD_WISH : given;
    return many(
        wish,
        runs.withStatus(List.of(RunStatus.FAILED), false, wish.most()),
        (sql, run) -> at(sql, run, run.stage(), wish.dry()));
  }

  /** Repeats runs whose year held nothing: by a new fetch where an account is linked. */
  @PostMapping("/retry-zero-videos")
  Many empty(@Valid @RequestBody(required = false) @Nullable ManyWish given) {
    ManyWish wish = given == null ? ManyWish.STANDARD_WISH : given;
    List<RunStatus> wanted =
        wish.runStatus() == null
            ? List.of(RunStatus.NO_HISTORY, RunStatus.FAILED, RunStatus.READY)
            : wish.runStatus().stream().map(RunStatus::of).toList();
    return many(
        wish,
        runs.withStatus(wanted, true, wish.most()),
        (sql, run) -> at(sql, run, RunStage.WATCH_HISTORY, wish.dry()));
  }

  private Restart at(JdbcClient sql, Run run, RunStage stage, boolean dry) {
    Optional<Member> linked =
        stage == RunStage.WATCH_HISTORY
            ? members.find(run.memberId()).filter(Member::linked)
            : Optional.empty();
    return linked
        .map(member -> restarting.fetch(sql, member, run, dry))
        .orElseGet(() -> restarting.analyse(sql, run, dry));
  }

  private Many many(ManyWish wish, List<Run> found, BiFunction<JdbcClient, Run, Restart> repeat) {
    Map<Run, Restart> done = new LinkedHashMap<>();
    if (wish.dry()) {
      room.database()
          .read(sql -> {
            found.forEach(run -> done.put(run, repeat.apply(sql, run)));
            return true;
          });
    } else {
      // One transaction each, so that thousands do not keep every other writer waiting.
      for (Run run : found) {
        done.put(run, room.database().write(sql -> repeat.apply(sql, run)));
      }
    }
    List<Item> items = new ArrayList<>();
    done.forEach((run, restart) -> items.add(item(run, restart)));
    long enqueued = items.stream().filter(item -> item.jobId() != null).count();
    return new Many(found.size(), items.size(), enqueued, wish.dry(), items);
  }

  private static Item item(Run run, Restart restart) {
    return new Item(
        run.id(),
        run.appUserId(),
        run.secUserId(),
        run.videos(),
        restart.skipped() == null ? restart.stage() : "skipped",
        restart.task(),
        restart.jobText(),
        restart.idempotencyKey(),
        restart.skipped());
  }
}
