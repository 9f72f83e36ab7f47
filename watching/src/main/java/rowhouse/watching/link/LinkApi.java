package rowhouse.watching.link;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import rowhouse.foundation.guard.Caller;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Limit;
import rowhouse.foundation.guard.Who;
import rowhouse.foundation.problem.Problem;
import rowhouse.foundation.room.Room;
import rowhouse.watching.archive.Archive;
import rowhouse.watching.member.Device;
import rowhouse.watching.member.Member;
import rowhouse.watching.member.Members;
import rowhouse.watching.metric.InvalidPeriodException;
import rowhouse.watching.metric.Period;
import rowhouse.watching.referral.Referrals;

/**
 * The originals' way to link a TikTok account, with their paths, bodies and statuses. A link
 * belongs to the device that has begun it.
 */
@RestController
public final class LinkApi {
  private final Room room;
  private final Linking linking;
  private final Pulls pulls;
  private final Regions regions;
  private final Members members;
  private final Referrals referrals;

  /** Serves links. */
  public LinkApi(
      Room room,
      Linking linking,
      Pulls pulls,
      Regions regions,
      Members members,
      Referrals referrals) {
    this.room = room;
    this.linking = linking;
    this.pulls = pulls;
    this.regions = regions;
    this.members = members;
    this.referrals = referrals;
  }

  /** A stranger becomes somebody by linking, so it must be open to visitors. */
  @PostMapping("/link/tiktok/start")
  @Guard({Who.STRANGER, Who.MEMBER, Who.OWNER})
  @Limit(calls = 30, seconds = 3600)
  @ResponseStatus(HttpStatus.CREATED)
  Linking.Started start(Caller caller, HttpServletRequest request) {
    Device device = Device.of(request);
    if (caller instanceof Caller.Stranger) {
      members.refuseUnlessVisitors();
      return linking.start(device, null);
    }
    return linking.start(device, members.of(caller));
  }

  @GetMapping("/link/tiktok/redirect")
  @Guard({Who.STRANGER, Who.MEMBER, Who.OWNER})
  @Limit(calls = 600)
  ResponseEntity<Map<String, Object>> redirect(
      @RequestParam("job_id") @Size(max = 500) String jobId,
      @RequestParam(name = "time_zone", required = false) @Nullable String timeZone,
      HttpServletRequest request) {
    refuseUnknownZone(timeZone);
    return switch (linking.where(jobId, Device.of(request), timeZone)) {
      case Linking.Where.Pending pending -> {
        Map<String, Object> body = status("pending");
        put(body, "queue_status", pending.queueStatus());
        put(body, "queue_position", pending.queuePosition());
        body.put("queue_request_id", jobId);
        yield ResponseEntity.accepted().body(body);
      }
      case Linking.Where.Ready(String url) -> {
        Map<String, Object> body = status("ready");
        body.put("redirect_url", url);
        yield ResponseEntity.ok(body);
      }
      case Linking.Where.Finalizing _ -> ResponseEntity.ok(status("finalizing"));
      case Linking.Where.ReauthNeeded _ -> ResponseEntity.ok(status("reauth_needed"));
      case Linking.Where.Completed completed -> {
        Map<String, Object> body = status("completed");
        body.putAll(account(completed));
        yield ResponseEntity.ok(body);
      }
    };
  }

  private static Map<String, Object> status(String word) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("status", word);
    return body;
  }

  private static Map<String, Object> account(Linking.Where.Completed completed) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("app_user_id", completed.member().appUserId());
    put(body, "token", completed.token());
    put(body, "expires_at", completed.expiresAt());
    put(body, "platform_username", completed.member().platformUsername());
    return body;
  }

  private static void put(Map<String, Object> body, String name, @Nullable Object value) {
    if (value != null) {
      body.put(name, value);
    }
  }

  record Click(@NotBlank @Size(max = 500) String archiveJobId) {}

  @PostMapping("/link/tiktok/redirect/click")
  @Guard({Who.STRANGER, Who.MEMBER, Who.OWNER})
  @Limit(calls = 120)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void click(@Valid @RequestBody Click body, HttpServletRequest request) {
    linking.click(body.archiveJobId(), Device.of(request));
  }

  @GetMapping("/link/tiktok/queue-status")
  @Guard({Who.STRANGER, Who.MEMBER, Who.OWNER})
  @Limit(calls = 120)
  Map<String, Integer> queue(HttpServletRequest request) {
    Device.of(request);
    return Map.of("pending", linking.queueLength());
  }

  @DeleteMapping("/link/tiktok/cancel-queue")
  @Guard({Who.STRANGER, Who.MEMBER, Who.OWNER})
  @Limit(calls = 60)
  Map<String, Object> cancel(
      @RequestParam("archive_job_id") @Size(max = 500) String jobId, HttpServletRequest request) {
    Archive.Cancelled cancelled = linking.cancel(jobId, Device.of(request));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("request_id", cancelled.requestId());
    body.put("status", cancelled.status());
    put(body, "cancelled_at", cancelled.cancelledAt());
    return body;
  }

  @GetMapping("/link/tiktok/code")
  @Guard({Who.STRANGER, Who.MEMBER, Who.OWNER})
  @Limit(calls = 600)
  ResponseEntity<Map<String, Object>> code(
      @RequestParam("job_id") @Size(max = 500) String jobId, HttpServletRequest request) {
    return linking
        .code(jobId, Device.of(request))
        .map(code -> {
          Map<String, Object> body = status("ready");
          body.put("authorization_code", code.code());
          put(body, "expires_at", code.expiresAt());
          return ResponseEntity.ok(body);
        })
        .orElseGet(() -> ResponseEntity.accepted().body(status("pending")));
  }

  record Finish(
      @NotBlank @Size(max = 500) String archiveJobId,
      @NotBlank @Size(max = 2000) String authorizationCode,
      @Nullable @Size(max = 100) String timeZone,
      @Nullable @Size(max = 40) String referralCode) {}

  @PostMapping("/link/tiktok/finalize")
  @Guard({Who.STRANGER, Who.MEMBER, Who.OWNER})
  @Limit(calls = 60, seconds = 3600)
  Map<String, Object> finish(@Valid @RequestBody Finish body, HttpServletRequest request) {
    refuseUnknownZone(body.timeZone());
    Linking.Where.Completed completed =
        linking.finishWith(
            body.archiveJobId(), body.authorizationCode(), Device.of(request), body.timeZone());
    String code = body.referralCode();
    if (code != null) {
      room.database().change(sql -> referrals.converted(sql, code, completed.member().id()));
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    put(answer, "archive_user_id", completed.member().archiveUserId());
    put(answer, "sec_user_id", completed.member().secUserId());
    put(answer, "anchor_token", members.anchor(completed.member()).orElse(null));
    answer.putAll(account(completed));
    return answer;
  }

  @PostMapping("/link/tiktok/verify-region")
  @Guard({Who.MEMBER, Who.OWNER})
  @Limit(calls = 30, seconds = 3600)
  Regions.Verified verify(Caller caller, HttpServletRequest request) {
    Device.of(request);
    return regions.verify(members.of(caller));
  }

  record Done(boolean success, String message) {}

  /** Forgets the account; the history that has come stays until its owner erases it. */
  @DeleteMapping("/link/tiktok/disconnect")
  @Guard({Who.MEMBER, Who.OWNER})
  Done disconnect(
      @RequestParam(name = "app_user_id", required = false) @Nullable String appUserId,
      Caller caller) {
    Member member = members.of(caller);
    if (appUserId != null && !appUserId.equals(member.appUserId())) {
      throw new Problem(404, "not_found");
    }
    room.database().change(sql -> members.unlink(sql, member.id()));
    return new Done(true, "The account is no longer linked.");
  }

  @PostMapping("/api/v1/pulls")
  @Guard({Who.MEMBER, Who.OWNER})
  @Limit(calls = 30, seconds = 3600)
  ResponseEntity<Pulls.Begun> pull(Caller caller) {
    Member member = members.of(caller);
    return ResponseEntity.accepted().body(room.database().write(sql -> pulls.start(sql, member)));
  }

  private static void refuseUnknownZone(@Nullable String name) {
    if (name == null) {
      return;
    }
    try {
      Period.zone(name);
    } catch (InvalidPeriodException e) {
      throw new Problem(422, "invalid_time_zone");
    }
  }
}
