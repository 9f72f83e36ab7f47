package rowhouse.wrapped.admin;

import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
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

/** Has the regions of linked accounts checked, one by one or all at once. */
@RestController
@RequestMapping("/wrapped/admin/users")
@Guard(
    value = {Who.TOKEN, Who.OWNER},
    scope = AdminKey.SCOPE)
public final class RegionApi {
  private final Room room;
  private final Members members;
  private final UserStages stages;
  private final Verifying verifying;
  private final AdminStore store = new AdminStore();

  /** Starts checks by {@code verifying}. */
  public RegionApi(Room room, Members members, UserStages stages, Verifying verifying) {
    this.room = room;
    this.members = members;
    this.stages = stages;
    this.verifying = verifying;
  }

  record Enqueued(
      String appUserId,
      String taskName,
      String jobId,
      String status,
      @Nullable String idempotencyKey) {
    static Enqueued of(Member member, JobRow job) {
      return new Enqueued(
          member.appUserId(),
          job.taskName(),
          String.valueOf(job.id()),
          job.status(),
          job.idempotencyKey());
    }
  }

  @PostMapping("/{appUserId}/verify-region")
  Enqueued verify(@PathVariable String appUserId) {
    Member member = stages.member(appUserId);
    return room.database()
        .write(sql -> {
          long job = verifying.start(sql, member.id());
          return Enqueued.of(member, store.job(sql, job).orElseThrow());
        });
  }

  record BatchWish(
      @Nullable Boolean includeUnknown,
      @Nullable Boolean autoEnqueue,
      @Nullable Boolean forceNew) {}

  record BatchItem(
      String appUserId,
      @Nullable String secUserId,
      @Nullable String jobId,
      @Nullable String status,
      @Nullable String idempotencyKey,
      @Nullable String error) {}

  record Batch(String batchId, int matched, int processed, int enqueued, List<BatchItem> results) {}

  /** Without {@code auto_enqueue} it only says whom it would check. */
  @PostMapping("/verify-region/batch")
  Batch start(@Valid @RequestBody(required = false) @Nullable BatchWish given) {
    BatchWish wish = given == null ? new BatchWish(null, null, null) : given;
    boolean enqueue = Boolean.TRUE.equals(wish.autoEnqueue());
    return room.database()
        .write(sql -> {
          List<Long> people =
              store.unchecked(
                  sql,
                  Boolean.TRUE.equals(wish.includeUnknown()),
                  Boolean.TRUE.equals(wish.forceNew()));
          if (!enqueue || people.isEmpty()) {
            List<BatchItem> would = people.stream().map(id -> item(id, null)).toList();
            return new Batch("", people.size(), people.size(), 0, would);
          }
          long batch = verifying.start(sql, people);
          List<BatchItem> items =
              store.children(sql, batch).stream()
                  .map(job -> item(Verifying.memberOf(job), job))
                  .toList();
          return new Batch(
              String.valueOf(batch), people.size(), people.size(), items.size(), items);
        });
  }

  private BatchItem item(long id, @Nullable JobRow job) {
    Optional<Member> member = members.find(id);
    return new BatchItem(
        member.map(Member::appUserId).orElse(""),
        member.map(Member::secUserId).orElse(null),
        job == null ? null : String.valueOf(job.id()),
        job == null ? null : job.status(),
        job == null ? null : job.idempotencyKey(),
        null);
  }

  record StateItem(
      @Nullable String appUserId,
      @Nullable String secUserId,
      String jobId,
      String jobStatus,
      @Nullable String verifyStatus,
      int attempts,
      @Nullable String lastError,
      @Nullable Instant checkedAt,
      @Nullable String error) {}

  record BatchState(
      String batchId,
      Instant createdAt,
      int total,
      int completed,
      int pending,
      long yes,
      long no,
      long unknown,
      long error,
      List<StateItem> results) {}

  @GetMapping("/verify-region/batch/{id}")
  BatchState batch(@PathVariable long id) {
    return room.database()
        .read(sql -> {
          JobRow batch =
              store
                  .job(sql, id)
                  .filter(job -> job.taskName().equals(VerifyRegions.KIND))
                  .orElseThrow(() -> new Problem(404, "batch_not_found"));
          List<StateItem> items =
              store.children(sql, id).stream().map(job -> state(sql, job)).toList();
          int completed = (int) items.stream().filter(RegionApi::isOver).count();
          return new BatchState(
              String.valueOf(id),
              batch.createdAt(),
              items.size(),
              completed,
              items.size() - completed,
              found(items, "yes"),
              found(items, "no"),
              found(items, "unknown"),
              items.stream().filter(item -> item.jobStatus().equals("failed")).count(),
              items);
        });
  }

  private StateItem state(JdbcClient sql, JobRow job) {
    long id = Verifying.memberOf(job);
    Optional<Member> member = members.find(id);
    Optional<AdminStore.Check> check =
        store.check(sql, id).filter(c -> c.job() != null && c.job() == job.id());
    return new StateItem(
        member.map(Member::appUserId).orElse(null),
        member.map(Member::secUserId).orElse(null),
        String.valueOf(job.id()),
        job.status(),
        check.map(AdminStore.Check::result).orElse(null),
        check.map(AdminStore.Check::attempts).orElse(job.attempts()),
        check.map(AdminStore.Check::lastError).orElse(null),
        check.map(AdminStore.Check::checkedAt).orElse(null),
        UserStage.firstLine(job.error()));
  }

  private static boolean isOver(StateItem item) {
    return item.jobStatus().equals("succeeded") || item.jobStatus().equals("failed");
  }

  private static long found(List<StateItem> items, String result) {
    return items.stream().filter(item -> result.equals(item.verifyStatus())).count();
  }
}
