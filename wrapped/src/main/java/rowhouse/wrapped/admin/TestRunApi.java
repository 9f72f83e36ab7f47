package rowhouse.wrapped.admin;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Month;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
import rowhouse.foundation.problem.Problem;
import rowhouse.foundation.room.Room;
import rowhouse.watching.member.Member;
import rowhouse.watching.member.Members;
import rowhouse.wrapped.run.Periods;
import rowhouse.wrapped.run.Run;
import rowhouse.wrapped.run.RunLinks;
import rowhouse.wrapped.run.Runs;

/** Lets operators make a run for an account, look into it and repeat its steps. */
@RestController
@RequestMapping("/wrapped/admin/test")
@Guard(
    value = {Who.TOKEN, Who.OWNER},
    scope = AdminKey.SCOPE)
public final class TestRunApi {
  private final Room room;
  private final Members members;
  private final Runs runs;
  private final RunLinks links;
  private final UserStages stages;
  private final Restarting restarting;
  private final AdminStore store = new AdminStore();

  /** Repeats by {@code restarting}. */
  public TestRunApi(
      Room room,
      Members members,
      Runs runs,
      RunLinks links,
      UserStages stages,
      Restarting restarting) {
    this.room = room;
    this.members = members;
    this.runs = runs;
    this.links = links;
    this.stages = stages;
    this.restarting = restarting;
  }

  /**
   * The address is taken as in the original and never written to: only the person's own link
   * verifies one.
   */
  record TestWish(
      @NotBlank @Size(max = 200) String secUserId,
      @Nullable @Size(max = 254) String email,
      @Nullable @Size(max = 200) String platformUsername,
      @Nullable @Size(max = 100) String timeZone,
      @Nullable @Size(max = 100) String appUserId,
      @Nullable Boolean forceNewRun,
      @Nullable @Min(1) Integer scrapeMaxVideos,
      @Nullable Integer year) {}

  record Started(
      String appUserId,
      String wrappedRunId,
      @Nullable String watchHistoryJobId,
      String wrappedLink,
      String wrappedStatusEndpoint,
      String adminStatusEndpoint,
      @Nullable String skippedReason) {}

  @PostMapping("/run")
  Started start(@Valid @RequestBody TestWish wish) {
    ZoneId zone = Periods.zone(wish.timeZone() == null ? "UTC" : wish.timeZone());
    int year =
        wish.year() == null ? lastToTell(zone) : Periods.year(wish.year(), zone, room.clock());
    return room.database()
        .write(sql -> {
          Member member = person(sql, wish);
          Run run =
              runs.start(
                  sql,
                  member,
                  new Runs.Wish(year, zone, member.locale(Locale.ENGLISH), false, true));
          Restart fetch = restarting.fetch(sql, member, null, false);
          Long job = fetch.job();
          if (job != null) {
            runs.watchHistoryJob(sql, run.id(), job);
          }
          return new Started(
              member.appUserId(),
              run.id(),
              fetch.jobText(),
              links.address(member.appUserId()),
              "wrapped/" + member.appUserId(),
              "admin/test/runs/" + run.id(),
              fetch.skipped());
        });
  }

  /** From November on the current year can be told, before that the last one. */
  private int lastToTell(ZoneId zone) {
    var today = room.clock().instant().atZone(zone);
    return today.getMonth().compareTo(Month.NOVEMBER) >= 0 ? today.getYear() : today.getYear() - 1;
  }

  private Member person(JdbcClient sql, TestWish wish) {
    Optional<Member> known =
        wish.appUserId() == null
            ? store.bySecUserId(sql, wish.secUserId()).flatMap(members::find)
            : members.byAppUserId(wish.appUserId());
    if (wish.appUserId() != null && known.isEmpty()) {
      throw new Problem(404, "user_not_found");
    }
    long id = known.map(Member::id).orElseGet(() -> members.create(sql).id());
    store.account(sql, id, wish.secUserId(), wish.platformUsername());
    return members.find(id).orElseThrow();
  }

  record Status(
      String wrappedRunId,
      String appUserId,
      @Nullable String secUserId,
      String runStatus,
      @Nullable String watchHistoryJobId,
      @Nullable String platformUsername,
      String wrappedLink,
      String wrappedStatusEndpoint,
      Map<String, Map<String, Object>> dataJobs,
      @Nullable Map<String, Object> watchHistoryProgress,
      @Nullable String reason,
      @Nullable String error,
      Map<String, UserStage.JobState> jobs) {}

  @GetMapping("/runs/{id}")
  Status show(@PathVariable String id) {
    Run run = run(id);
    Member member = member(run);
    UserStage stage = stages.of(member, run);
    Long fetch = run.watchHistoryJobId();
    return new Status(
        run.id(),
        run.appUserId(),
        run.secUserId(),
        run.status().word(),
        fetch == null ? null : String.valueOf(fetch),
        member.platformUsername(),
        links.address(run.appUserId()),
        "wrapped/" + run.appUserId(),
        stage.dataJobs(),
        stage.watchHistoryProgress(),
        run.reason(),
        UserStage.firstLine(run.error()),
        stage.jobs());
  }

  private Run run(String id) {
    return runs.find(id).orElseThrow(() -> new Problem(404, "run_not_found"));
  }

  private Member member(Run run) {
    return members.find(run.memberId()).orElseThrow(() -> new Problem(404, "user_not_found"));
  }

  @PostMapping("/runs/{id}/retry-analysis")
  RetryApi.Enqueued analyse(@PathVariable String id) {
    Run run = run(id);
    return room.database()
        .write(sql -> RetryApi.Enqueued.of(run, restarting.analyse(sql, run, false)));
  }

  @PostMapping("/runs/{id}/retry-email")
  RetryApi.Enqueued write(@PathVariable String id) {
    Run run = run(id);
    return room.database()
        .write(sql -> RetryApi.Enqueued.of(run, restarting.write(sql, run, false)));
  }

  @PostMapping("/runs/{id}/retry-watch-history")
  RetryApi.Enqueued fetch(@PathVariable String id) {
    Run run = run(id);
    Member member = member(run);
    return room.database()
        .write(sql -> RetryApi.Enqueued.of(run, restarting.fetch(sql, member, run, false)));
  }

  record Fetching(
      String appUserId,
      @Nullable String wrappedRunId,
      @Nullable String taskName,
      @Nullable String jobId,
      @Nullable String status,
      @Nullable String idempotencyKey,
      @Nullable String skippedReason) {}

  /**
   * A fetch without a run. How far back and how many is taken as in the original and not used: a
   * pull goes on where the last whole one ended.
   */
  @PostMapping("/users/{appUserId}/fetch-watch-history")
  Fetching fetchOf(
      @PathVariable String appUserId,
      @RequestParam(name = "since_days", required = false) @Min(1) @Max(4_000)
          @Nullable Integer sinceDays,
      @RequestParam(name = "force_new_run", defaultValue = "false") boolean forceNewRun,
      @RequestParam(name = "scrape_max_videos", required = false) @Nullable Integer most) {
    Member member = stages.member(appUserId);
    Run run = forceNewRun ? runs.latest(member.id()).orElse(null) : null;
    Restart restart = room.database().write(sql -> restarting.fetch(sql, member, run, false));
    return new Fetching(
        appUserId,
        run == null ? null : run.id(),
        restart.task(),
        restart.jobText(),
        restart.status(),
        restart.idempotencyKey(),
        restart.skipped());
  }
}
