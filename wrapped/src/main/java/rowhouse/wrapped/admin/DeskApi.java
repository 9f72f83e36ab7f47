package rowhouse.wrapped.admin;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import rowhouse.foundation.guard.Caller;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Who;
import rowhouse.foundation.mail.MailAddress;
import rowhouse.foundation.problem.Problem;
import rowhouse.foundation.room.Room;
import rowhouse.jobs.Job;
import rowhouse.watching.member.Member;
import rowhouse.watching.member.Members;
import rowhouse.watching.mine.Mine;
import rowhouse.wrapped.run.Run;
import rowhouse.wrapped.run.Runs;

/** The owner's desk: all runs and all people, page by page. */
@RestController
@RequestMapping("/wrapped/admin")
@Guard(
    value = {Who.TOKEN, Who.OWNER},
    scope = AdminKey.SCOPE)
public final class DeskApi {
  private final Room room;
  private final Members members;
  private final Runs runs;
  private final UserStages stages;
  private final Mine mine;
  private final DeskStore desk = new DeskStore();
  private final AdminStore store = new AdminStore();

  /** Shows everything in {@code room}; erases people by {@code mine}. */
  public DeskApi(Room room, Members members, Runs runs, UserStages stages, Mine mine) {
    this.room = room;
    this.members = members;
    this.runs = runs;
    this.stages = stages;
    this.mine = mine;
  }

  @GetMapping("/runs")
  DeskRuns.Page runs(
      @RequestParam(defaultValue = "") @Pattern(regexp = "|watch_history|analysis|email|ready")
          String stage,
      @RequestParam(defaultValue = "") @Pattern(regexp = "|pending|ready|failed|no_history")
          String status,
      @RequestParam(defaultValue = "") @Pattern(regexp = "|true|false") String stuck,
      @RequestParam(defaultValue = "") @Size(max = 200) String q,
      @RequestParam(defaultValue = "1") @Min(1) @Max(1_000_000) int page,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size,
      Locale locale) {
    DeskStore.Wish wish = new DeskStore.Wish(stage, status, stuck, q, size, (page - 1L) * size);
    return room.database()
        .read(sql -> {
          Instant now = stages.now(sql);
          List<DeskRuns.Item> items =
              desk.runs(sql, wish, now).stream().map(row -> item(row, locale)).toList();
          return new DeskRuns.Page(
              items, desk.count(sql, wish, now), page, size, desk.counts(sql, now));
        });
  }

  private DeskRuns.Item item(DeskStore.Row row, Locale locale) {
    Long jobId = row.job();
    Optional<Job> job = jobId == null ? Optional.empty() : room.jobs().find(jobId);
    String next =
        DeskRuns.nextStep(row.status(), row.stage(), row.stuck(), row.linked(), row.keepsHistory());
    String reason = row.reason();
    return new DeskRuns.Item(
        row.run(),
        row.appUserId(),
        row.member(),
        row.username(),
        row.year(),
        row.zone(),
        row.status(),
        row.stage(),
        row.keepsHistory() ? "history" : "figures",
        row.videos(),
        row.stuck() != null,
        row.stuck(),
        next,
        DeskRuns.nextText(next, locale),
        row.attempts(),
        job.map(room.jobs()::mostAttempts).orElse(0),
        reason == null || row.status().equals("no_history")
            ? null
            : new DeskRuns.Failure(
                reason, String.valueOf(row.error()).lines().findFirst().orElse(reason)),
        jobId,
        row.createdAt(),
        row.updatedAt());
  }

  record Person(
      String appUserId,
      long memberId,
      boolean owner,
      @Nullable String platformUsername,
      @Nullable String emailMasked,
      boolean linked,
      String isWatchHistoryAvailable,
      @Nullable String timeZone,
      long events,
      long runs,
      String stage,
      boolean isStuck,
      Instant createdAt) {}

  record People(List<Person> items, long total, int page, int size) {}

  @GetMapping("/users")
  People users(
      @RequestParam(defaultValue = "1") @Min(1) @Max(1_000_000) int page,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size,
      @RequestParam(defaultValue = "") @Size(max = 200) String q) {
    AdminStore.Filter filter = new AdminStore.Filter(null, null, q);
    return room.database()
        .read(sql -> {
          List<Person> items = new ArrayList<>();
          Instant now = stages.now(sql);
          for (long id : store.members(sql, filter, size, (page - 1L) * size)) {
            members.find(id).ifPresent(member -> items.add(person(sql, member, now)));
          }
          return new People(items, store.countMembers(sql, filter), page, size);
        });
  }

  private Person person(JdbcClient sql, Member member, Instant now) {
    Run run = runs.latest(member.id()).orElse(null);
    UserStage stage = stages.of(sql, member, run, now);
    AdminStore.Holdings holdings = store.holdings(sql, member.id());
    return new Person(
        member.appUserId(),
        member.id(),
        member.owner(),
        member.platformUsername(),
        members
            .verifiedEmail(member.id())
            .flatMap(MailAddress::tryParse)
            .map(MailAddress::masked)
            .orElse(null),
        member.linked(),
        member.historyAvailable(),
        member.timeZone(),
        holdings.events(),
        holdings.runs(),
        stage.stage(),
        stage.isStuck(),
        member.createdAt());
  }

  record Erased(String appUserId, Map<String, Long> deleted, long total) {}

  /** Erases a person with everything that any feature keeps of them. */
  @DeleteMapping("/users/{appUserId}")
  Erased erase(
      @PathVariable String appUserId,
      @RequestParam(defaultValue = "false") boolean confirm,
      Caller caller) {
    if (!confirm) {
      throw new Problem(422, "confirm_missing");
    }
    Member member = stages.member(appUserId);
    Mine.Receipt receipt = mine.erase(member.id(), caller.name());
    Map<String, Long> deleted = new LinkedHashMap<>();
    receipt.receipt().forEach(line -> deleted.put(line.name(), line.rows()));
    return new Erased(appUserId, deleted, receipt.total());
  }
}
