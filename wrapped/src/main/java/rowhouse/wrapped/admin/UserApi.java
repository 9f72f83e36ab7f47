package rowhouse.wrapped.admin;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Who;
import rowhouse.foundation.room.Room;
import rowhouse.watching.member.Member;
import rowhouse.watching.member.Members;
import rowhouse.wrapped.run.Run;
import rowhouse.wrapped.run.Runs;

/** Shows how far people are and sets them going again, one by one or many at once. */
@RestController
@RequestMapping("/wrapped/admin/users")
@Guard(
    value = {Who.TOKEN, Who.OWNER},
    scope = AdminKey.SCOPE)
public final class UserApi {
  private static final String STAGES = "next|verify_region|watch_history|analysis|email";
  private static final int MOST = 1_000;

  private final Room room;
  private final Members members;
  private final Runs runs;
  private final UserStages stages;
  private final Restarting restarting;
  private final AdminStore store = new AdminStore();

  /** Restarts by {@code restarting}. */
  public UserApi(Room room, Members members, Runs runs, UserStages stages, Restarting restarting) {
    this.room = room;
    this.members = members;
    this.runs = runs;
    this.stages = stages;
    this.restarting = restarting;
  }

  @GetMapping("/{appUserId}/stage")
  UserStage stage(
      @PathVariable String appUserId,
      @RequestParam(required = false) @Nullable String wrappedRunId) {
    Member member = stages.member(appUserId);
    return stages.of(member, stages.run(member, wrappedRunId).orElse(null));
  }

  /** The last two are the original's; jobs here are always new ones, and no payload is kept. */
  record RestartWish(
      @Nullable @Pattern(regexp = STAGES) String stage,
      @Nullable String wrappedRunId,
      @Nullable Boolean forceNewJobs,
      @Nullable Boolean resetPayload) {}

  record Restarted(
      String appUserId,
      @Nullable String wrappedRunId,
      String selectedStage,
      @Nullable String enqueuedTask,
      @Nullable String jobId,
      @Nullable String status,
      @Nullable String idempotencyKey,
      @Nullable String skippedReason) {
    static Restarted of(Member member, @Nullable Run run, Restart restart) {
      return new Restarted(
          member.appUserId(),
          run == null ? null : run.id(),
          restart.stage(),
          restart.task(),
          restart.jobText(),
          restart.status(),
          restart.idempotencyKey(),
          restart.skipped());
    }
  }

  @PostMapping("/{appUserId}/restart")
  Restarted restart(
      @PathVariable String appUserId,
      @Valid @RequestBody(required = false) @Nullable RestartWish wish) {
    Member member = stages.member(appUserId);
    Run run = stages.run(member, wish == null ? null : wish.wrappedRunId()).orElse(null);
    String stage = wish == null || wish.stage() == null ? "next" : wish.stage();
    return room.database().write(sql -> restart(sql, member, run, stage, false));
  }

  private Restarted restart(
      JdbcClient sql, Member member, @Nullable Run run, String wanted, boolean dry) {
    String stage =
        wanted.equals("next") ? stages.of(sql, member, run, stages.now(sql)).nextStage() : wanted;
    return Restarted.of(member, run, restarting.at(sql, stage, member, run, dry));
  }

  record StageBatchWish(
      @Nullable @Min(1) @Max(MOST) Integer limit,
      @Nullable @Min(0) Integer offset,
      @Nullable Boolean includeAdminTest,
      @Nullable List<@Pattern(regexp = "unknown|yes|no") String> watchHistoryStatus,
      @Nullable List<@Pattern(regexp = "pending|ready|failed|no_history|no_run") String> runStatus,
      @Nullable
          List<@Pattern(regexp = "verify_region|watch_history|analysis|email|ready|no_run") String>
          stage) {}

  record StageBatch(int limit, int offset, long requested, int returned, List<UserStage> items) {}

  @PostMapping("/stage/batch")
  StageBatch stages(@Valid @RequestBody(required = false) @Nullable StageBatchWish given) {
    StageBatchWish wish =
        given == null ? new StageBatchWish(null, null, null, null, null, null) : given;
    Page page = new Page(wish.limit(), wish.offset());
    AdminStore.Filter filter =
        new AdminStore.Filter(wish.watchHistoryStatus(), wish.runStatus(), null);
    List<UserStage> items =
        people(filter, page, at(wish.stage())).stream().map(Person::stage).toList();
    long all = room.database().read(sql -> store.countMembers(sql, filter));
    return new StageBatch(page.limit(), page.offset(), all, items.size(), items);
  }

  private static Predicate<UserStage> at(@Nullable List<String> wanted) {
    return stage -> wanted == null || wanted.contains(stage.stage());
  }

  private record Page(int limit, int offset) {
    Page(@Nullable Integer limit, @Nullable Integer offset) {
      this(limit == null ? 50 : limit.intValue(), offset == null ? 0 : offset.intValue());
    }
  }

  private record Person(Member member, @Nullable Run run, UserStage stage) {}

  private List<Person> people(AdminStore.Filter filter, Page page, Predicate<UserStage> wanted) {
    List<Person> people = new ArrayList<>();
    room.database()
        .read(sql -> {
          Instant now = stages.now(sql);
          for (long id : store.members(sql, filter, page.limit(), page.offset())) {
            members
                .find(id)
                .ifPresent(member -> {
                  Run run = runs.latest(id).orElse(null);
                  people.add(new Person(member, run, stages.of(sql, member, run, now)));
                });
          }
          return true;
        });
    return people.stream().filter(person -> wanted.test(person.stage())).toList();
  }

  record RestartBatchWish(
      @Nullable @Min(1) @Max(MOST) Integer limit,
      @Nullable @Min(0) Integer offset,
      @Nullable Boolean includeAdminTest,
      @Nullable List<@Pattern(regexp = "unknown|yes|no") String> watchHistoryStatus,
      @Nullable List<@Pattern(regexp = "pending|ready|failed|no_history|no_run") String> runStatus,
      @Nullable
          List<@Pattern(regexp = "verify_region|watch_history|analysis|email|ready|no_run") String>
          stageFilter,
      @Nullable @Pattern(regexp = STAGES) String restartStage,
      @Nullable Boolean forceNewJobs,
      @Nullable Boolean resetPayload,
      @Nullable Boolean dryRun) {}

  record RestartItem(String appUserId, Restarted result, @Nullable String error) {}

  record RestartBatch(
      int limit,
      int offset,
      long requested,
      int processed,
      long enqueued,
      long skipped,
      boolean dryRun,
      List<RestartItem> results) {}

  @PostMapping("/restart/batch")
  RestartBatch restartMany(@Valid @RequestBody(required = false) @Nullable RestartBatchWish given) {
    RestartBatchWish wish =
        given == null
            ? new RestartBatchWish(null, null, null, null, null, null, null, null, null, null)
            : given;
    boolean dry = Boolean.TRUE.equals(wish.dryRun());
    Page page = new Page(wish.limit(), wish.offset());
    String stage = wish.restartStage() == null ? "next" : wish.restartStage();
    AdminStore.Filter filter =
        new AdminStore.Filter(wish.watchHistoryStatus(), wish.runStatus(), null);
    List<Person> people = people(filter, page, at(wish.stageFilter()));
    List<RestartItem> results =
        dry
            ? room.database().read(sql -> restartAll(sql, people, stage, true))
            : room.database().write(sql -> restartAll(sql, people, stage, false));
    long enqueued = results.stream().filter(item -> item.result().jobId() != null).count();
    long skipped = results.stream().filter(item -> item.result().skippedReason() != null).count();
    long all = room.database().read(sql -> store.countMembers(sql, filter));
    return new RestartBatch(
        page.limit(), page.offset(), all, people.size(), enqueued, skipped, dry, results);
  }

  private List<RestartItem> restartAll(
      JdbcClient sql, List<Person> people, String stage, boolean dry) {
    return people.stream()
        .map(person ->
            new RestartItem(
                person.member().appUserId(),
                restart(sql, person.member(), person.run(), stage, dry),
                null))
        .toList();
  }
}
