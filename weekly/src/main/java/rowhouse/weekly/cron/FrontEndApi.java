package rowhouse.weekly.cron;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import rowhouse.foundation.door.Door;
import rowhouse.foundation.door.Language;
import rowhouse.foundation.guard.Caller;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Limit;
import rowhouse.foundation.guard.Who;
import rowhouse.foundation.mail.MailAddress;
import rowhouse.foundation.problem.Problem;
import rowhouse.foundation.room.Room;
import rowhouse.watching.member.Member;
import rowhouse.watching.member.Members;
import rowhouse.weekly.issue.IssueLetters;
import rowhouse.weekly.issue.Issues;
import rowhouse.weekly.letter.Section;
import rowhouse.weekly.letter.Written;
import rowhouse.weekly.link.SignedLinks;
import rowhouse.weekly.link.SignedLinks.Use;
import rowhouse.weekly.report.Reports;
import rowhouse.weekly.report.WeekReport;
import rowhouse.weekly.report.WeekView;
import rowhouse.weekly.words.Words;

/**
 * The calls of the original's front end, made safe: previews and test letters are the owner's,
 * nothing is tracked, a redirect leads only where it was signed for, and nothing is fetched.
 */
@RestController
@RequestMapping("/weekly/api")
public final class FrontEndApi {
  /** The smallest picture there is: one transparent dot. */
  private static final byte[] DOT =
      Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

  private final Room room;
  private final Reports reports;
  private final IssueLetters letters;
  private final Issues issues;
  private final Members members;
  private final SignedLinks links;

  /** Shows what these make. */
  public FrontEndApi(
      Room room,
      Reports reports,
      IssueLetters letters,
      Issues issues,
      Members members,
      SignedLinks links) {
    this.room = room;
    this.reports = reports;
    this.letters = letters;
    this.issues = issues;
    this.members = members;
    this.links = links;
  }

  private WeekReport week(@Nullable String uid, Caller caller) {
    Member member =
        uid == null || uid.isEmpty()
            ? members.of(caller)
            : members.byAppUserId(uid).orElseThrow(() -> new Problem(404, "not_found"));
    ZoneId zone = member.zone();
    return reports.compute(member.id(), reports.lastComplete(zone), zone);
  }

  private Written letter(WeekReport report, HttpServletRequest request, Door door) {
    return letters.preview(
        report,
        Language.of(request).getLanguage(),
        Section.all(),
        room.links().base().orElse(door.prefix()),
        false);
  }

  @GetMapping("/wrapped")
  @Guard(Who.OWNER)
  ResponseEntity<String> preview(
      @RequestParam(required = false) @Nullable String uid,
      Caller caller,
      HttpServletRequest request,
      Door door) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
        .cacheControl(CacheControl.noStore())
        .header(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'")
        .body(letter(week(uid, caller), request, door).html());
  }

  record Wanted(@Nullable @Size(max = 100) String uid, @Nullable Map<String, Object> params) {}

  record Made(String html, WeekView data) {}

  @PostMapping("/wrapped")
  @Guard(Who.OWNER)
  Made make(@Valid @RequestBody Wanted body, Caller caller, HttpServletRequest request, Door door) {
    WeekReport report = week(body.uid(), caller);
    Words words = Words.of(Language.of(request).getLanguage());
    return new Made(letter(report, request, door).html(), WeekView.of(report, words, false));
  }

  /** Old letters ask for this dot. Nothing is noted. */
  @GetMapping("/track")
  @Guard(value = Who.STRANGER, anonymous = true)
  ResponseEntity<byte[]> dot() {
    return ResponseEntity.ok()
        .contentType(MediaType.IMAGE_GIF)
        .cacheControl(CacheControl.noStore())
        .body(DOT);
  }

  @PostMapping("/track")
  @Guard(value = Who.STRANGER, anonymous = true)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void track() {}

  /** Leads only to addresses that were signed here. */
  @GetMapping("/redirect")
  @Guard(value = Who.STRANGER, anonymous = true)
  ResponseEntity<Void> redirect(
      @RequestParam(defaultValue = "") String url, @RequestParam(defaultValue = "") String t) {
    if (!links.isSigned(Use.TARGET, url, t)) {
      throw new Problem(404, "link_unknown");
    }
    return ResponseEntity.status(HttpStatus.FOUND).location(URI.create(url)).build();
  }

  /** The original fetched any address for anybody. */
  @GetMapping("/download")
  @Guard(value = Who.STRANGER, anonymous = true)
  ResponseEntity<Void> download() {
    return Optional.<ResponseEntity<Void>>empty()
        .orElseThrow(() -> new Problem(403, "download_refused"));
  }

  record Test(@NotBlank @Size(max = 320) String email) {}

  record Queued(long mailId, String status) {}

  @PostMapping("/send-test-email")
  @Guard(Who.OWNER)
  @Limit(calls = 30, seconds = 3600)
  @ResponseStatus(HttpStatus.ACCEPTED)
  Queued test(@Valid @RequestBody Test body, Caller caller, HttpServletRequest request, Door door) {
    MailAddress to =
        MailAddress.tryParse(body.email()).orElseThrow(() -> new Problem(422, "email_invalid"));
    String language = Language.of(request).getLanguage();
    return new Queued(
        issues.test(to, letter(week(null, caller), request, door), language), "queued");
  }
}
