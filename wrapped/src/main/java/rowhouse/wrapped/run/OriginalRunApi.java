package rowhouse.wrapped.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import rowhouse.foundation.guard.Caller;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Limit;
import rowhouse.foundation.guard.Who;
import rowhouse.foundation.problem.Problem;
import rowhouse.foundation.room.Room;
import rowhouse.jobs.Job;
import rowhouse.jobs.Stage;
import rowhouse.watching.member.Member;
import rowhouse.watching.member.Members;

/**
 * The original's status of a person's story: a pure read, for the person, the owner, and whoever
 * holds a signed address; for everybody else there is nothing here.
 */
@RestController
@RequestMapping("/wrapped/wrapped")
@Guard({Who.STRANGER, Who.MEMBER, Who.OWNER})
public final class OriginalRunApi {
  private final Room room;
  private final Members members;
  private final Runs runs;
  private final RunLinks links;

  /** Shows the runs of {@code members} to whom {@code links} or they themselves let in. */
  public OriginalRunApi(Room room, Members members, Runs runs, RunLinks links) {
    this.room = room;
    this.members = members;
    this.runs = runs;
    this.links = links;
  }

  record Status(
      String status,
      String wrappedRunId,
      @Nullable OriginalPayload wrapped,
      @Nullable Map<String, Object> watchHistoryProgress,
      @Nullable Integer queuePosition,
      @Nullable Integer queueEtaSeconds,
      @Nullable String queueStatus,
      RunView.@Nullable Reason reason) {}

  @GetMapping("/{appUserId}")
  @Limit(calls = 600)
  Status show(
      @PathVariable String appUserId,
      @RequestParam(name = "t", defaultValue = "") String signature,
      Caller caller,
      Locale locale) {
    Member member = admitted(appUserId, signature, caller);
    Run run = runs.latest(member.id()).orElseThrow(() -> new Problem(404, "wrapped_not_found"));
    Optional<Job> job =
        run.status() == RunStatus.PENDING && run.jobId() != null
            ? room.jobs().find(run.jobId())
            : Optional.empty();
    return new Status(
        run.status().word(),
        run.id(),
        runs.payload(run).map(kept -> OriginalPayload.of(run, kept, member)).orElse(null),
        run.status() == RunStatus.PENDING ? progress(run, job) : null,
        null,
        null,
        job.map(waiting -> waiting.state().word()).orElse(null),
        RunView.reason(run, locale));
  }

  /** Who may not gets the same answer as for an id that nobody has. */
  private Member admitted(String appUserId, String signature, Caller caller) {
    boolean signed = !signature.isEmpty() && links.opens(appUserId, signature);
    return members
        .byAppUserId(appUserId)
        .filter(member -> signed || isOwn(member, caller))
        .orElseThrow(() -> new Problem(404, "wrapped_not_found"));
  }

  private static boolean isOwn(Member member, Caller caller) {
    return switch (caller) {
      case Caller.Owner _ -> true;
      case Caller.Member own -> own.id() == member.id();
      case Caller.Stranger _, Caller.Token _ -> false;
    };
  }

  private static Map<String, Object> progress(Run run, Optional<Job> job) {
    Map<String, Object> progress = new LinkedHashMap<>();
    progress.put("stage", run.stage().word());
    List<Stage> stages = job.map(Job::progress).orElse(List.of());
    if (!stages.isEmpty()) {
      Stage last = stages.getLast();
      progress.put("step", last.stage());
      progress.put("rows", last.done());
      progress.put("total", last.total());
    }
    return progress;
  }
}
