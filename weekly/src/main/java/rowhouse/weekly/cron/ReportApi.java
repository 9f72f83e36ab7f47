package rowhouse.weekly.cron;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import rowhouse.foundation.door.Language;
import rowhouse.foundation.guard.Caller;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Limit;
import rowhouse.foundation.guard.Who;
import rowhouse.foundation.problem.Problem;
import rowhouse.watching.member.Member;
import rowhouse.watching.member.Members;
import rowhouse.weekly.issue.Issue;
import rowhouse.weekly.issue.Issues;
import rowhouse.weekly.link.SignedLinks;
import rowhouse.weekly.link.SignedLinks.Use;
import rowhouse.weekly.report.KeptReport;
import rowhouse.weekly.report.Reports;
import rowhouse.weekly.subscription.Preferences;
import rowhouse.weekly.subscription.Subscription;
import rowhouse.weekly.words.Words;

/**
 * The original's report and its way out. An id alone opens nothing here: one is the member, or the
 * owner, or holds a link that was signed for that very person.
 */
@RestController
@RequestMapping("/weekly")
@Guard({Who.STRANGER, Who.MEMBER, Who.OWNER})
public final class ReportApi {
  private final Reports reports;
  private final Issues issues;
  private final Members members;
  private final Preferences preferences;
  private final SignedLinks links;

  /** Shows {@code reports}. */
  public ReportApi(
      Reports reports, Issues issues, Members members, Preferences preferences, SignedLinks links) {
    this.reports = reports;
    this.issues = issues;
    this.members = members;
    this.preferences = preferences;
    this.links = links;
  }

  @GetMapping("/weekly-report/{appUserId}")
  @Limit(calls = 240)
  OriginalReport newest(
      @PathVariable String appUserId,
      @RequestParam(name = "global_report_id", required = false) @Nullable Long global,
      @RequestParam(name = "t", defaultValue = "") String signature,
      Caller caller,
      HttpServletRequest request) {
    return member(appUserId, signature, caller)
        .flatMap(
            member -> reports.newest(member.id(), global).map(kept -> shown(kept, member, request)))
        .orElseThrow(() -> new Problem(404, "weekly_report_not_found"));
  }

  @GetMapping("/weekly-report/id/{id}")
  @Limit(calls = 240)
  OriginalReport one(
      @PathVariable long id,
      @RequestParam(name = "t", defaultValue = "") String signature,
      Caller caller,
      HttpServletRequest request) {
    return reports
        .find(id)
        .flatMap(kept ->
            members
                .find(kept.member())
                .filter(member -> mayRead(member, signature, caller))
                .map(member -> shown(kept, member, request)))
        .orElseThrow(() -> new Problem(404, "weekly_report_not_found"));
  }

  private OriginalReport shown(KeptReport kept, Member member, HttpServletRequest request) {
    String language = Language.of(request).getLanguage();
    return OriginalReport.of(kept, member.appUserId(), sendStatus(kept), Words.of(language));
  }

  private String sendStatus(KeptReport kept) {
    return issues.of(kept.member(), Long.MAX_VALUE, 20).stream()
        .filter(issue -> Long.valueOf(kept.id()).equals(issue.report()))
        .findFirst()
        .map(issue -> issue.state() == Issue.State.QUEUED ? "sent" : issue.state().word())
        .orElse("pending");
  }

  private Optional<Member> member(String appUserId, String signature, Caller caller) {
    return members.byAppUserId(appUserId).filter(member -> mayRead(member, signature, caller));
  }

  private boolean mayRead(Member member, String signature, Caller caller) {
    boolean own =
        switch (caller) {
          case Caller.Owner _ -> true;
          case Caller.Member known -> known.id() == member.id();
          case Caller.Stranger _, Caller.Token _ -> false;
        };
    return own || links.isSigned(Use.REPORT, member.appUserId(), signature);
  }

  /** Told only when twenty people share it, so that nobody can be recognised by it. */
  @GetMapping("/weekly-report/trends/hashtag/top")
  @Limit(calls = 240)
  Map<String, @Nullable String> topHashtag(@RequestParam("global_report_id") long global) {
    return Collections.singletonMap("hashtag_name", reports.topHashtag(global).orElse(null));
  }

  record Way(
      @Nullable @Size(max = 100) String appUserId, @Nullable @Size(max = 100) String token) {}

  record Done(boolean success, String message) {}

  @PostMapping("/weekly-report/unsubscribe")
  @Limit(calls = 60)
  Done unsubscribe(@Valid @RequestBody Way body, Caller caller, HttpServletRequest request) {
    List<Subscription> mine = subscriptions(body, caller);
    mine.forEach(one -> preferences.unsubscribe(one.id(), request.getRemoteAddr()));
    return done("page.unsubscribed.body", request);
  }

  @PostMapping("/weekly-report/resubscribe")
  @Limit(calls = 60)
  Done resubscribe(@Valid @RequestBody Way body, Caller caller, HttpServletRequest request) {
    List<Subscription> mine = subscriptions(body, caller);
    mine.forEach(one -> preferences.resubscribe(one.id(), request.getRemoteAddr()));
    return done("page.confirmed.title", request);
  }

  /** The letters end, and nothing ties the address to a history any more. */
  @PostMapping("/weekly-report/disconnect")
  @Limit(calls = 60)
  Done disconnect(@Valid @RequestBody Way body, Caller caller, HttpServletRequest request) {
    List<Subscription> mine = subscriptions(body, caller);
    for (Subscription one : mine) {
      preferences.unsubscribe(one.id(), request.getRemoteAddr());
      preferences.disconnect(one.id());
    }
    return done("page.unsubscribed.body", request);
  }

  private static Done done(String key, HttpServletRequest request) {
    return new Done(true, Words.of(Language.of(request).getLanguage()).say(key));
  }

  /** Whose letters a call is about; an id that nothing proves opens none of them (a8 11). */
  private List<Subscription> subscriptions(Way way, Caller caller) {
    String token = way.token() == null ? "" : way.token();
    Optional<Subscription> behind =
        preferences
            .behind(Use.UNSUBSCRIBE, token)
            .or(() -> preferences.behind(Use.PREFERENCES, token));
    if (behind.isPresent()) {
      return List.of(behind.get());
    }
    String id = way.appUserId();
    if (id != null) {
      return member(id, token, caller)
          .map(member -> preferences.of(member.id()))
          .orElseThrow(() -> new Problem(404, "link_unknown"));
    }
    if (caller instanceof Caller.Member || caller instanceof Caller.Owner) {
      return preferences.of(members.memberOf(caller));
    }
    throw new Problem(404, "link_unknown");
  }

  /** The original told anybody whose address belongs to which account; here it is the owner's. */
  @GetMapping("/users/platform-username")
  @Guard(Who.OWNER)
  Map<String, @Nullable String> platformUsername(@RequestParam @Size(max = 320) String email) {
    return Collections.singletonMap(
        "platform_username",
        preferences
            .byAddress(email)
            .map(Subscription::member)
            .flatMap(members::find)
            .map(Member::platformUsername)
            .orElse(null));
  }
}
