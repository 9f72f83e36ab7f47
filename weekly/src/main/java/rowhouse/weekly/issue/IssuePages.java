package rowhouse.weekly.issue;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import rowhouse.foundation.door.Door;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Who;
import rowhouse.foundation.room.Room;
import rowhouse.weekly.letter.Written;
import rowhouse.weekly.link.SignedLinks;
import rowhouse.weekly.link.SignedLinks.Use;
import rowhouse.weekly.page.PublicPage;
import rowhouse.weekly.report.IsoWeek;
import rowhouse.weekly.subscription.Preferences;
import rowhouse.weekly.subscription.Subscription;
import rowhouse.weekly.words.Words;

/** A letter in the browser, and the earlier ones of a subscription; by signed links alone. */
@RestController
@RequestMapping("/weekly/issues")
@Guard(value = Who.STRANGER, anonymous = true)
public final class IssuePages {
  private static final int MOST = 60;

  private final Room room;
  private final Issues issues;
  private final Preferences preferences;
  private final SignedLinks links;

  /** Shows {@code issues}. */
  public IssuePages(Room room, Issues issues, Preferences preferences, SignedLinks links) {
    this.room = room;
    this.issues = issues;
    this.preferences = preferences;
    this.links = links;
  }

  @GetMapping("/{token}")
  ResponseEntity<String> show(@PathVariable String token, HttpServletRequest request, Door door) {
    String base = room.links().base().orElse(door.prefix());
    OptionalLong id = links.read(Use.ISSUE, token);
    Optional<Written> letter =
        id.isEmpty()
            ? Optional.empty()
            : issues.find(id.getAsLong()).flatMap(issue -> issues.letter(issue, base));
    return letter
        .map(written -> letterAnswer(written.html()))
        .orElseGet(() -> PublicPage.unknown(PublicPage.words(request)).answer(request));
  }

  /** The letter itself: its styles stand in its tags, and it is allowed nothing else. */
  static ResponseEntity<String> letterAnswer(String html) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .contentType(new MediaType("text", "html", StandardCharsets.UTF_8))
        .header(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none';"
                + " frame-ancestors 'self'")
        .header("Referrer-Policy", "no-referrer")
        .header("X-Robots-Tag", "noindex")
        .body(html);
  }

  @GetMapping
  ResponseEntity<String> archive(
      @RequestParam(defaultValue = "") String key, HttpServletRequest request, Door door) {
    return preferences
        .behind(Use.ARCHIVE, key)
        .map(subscription -> archivePage(subscription, door))
        .orElseGet(() -> PublicPage.unknown(PublicPage.words(request)))
        .answer(request);
  }

  private PublicPage archivePage(Subscription subscription, Door door) {
    Words words = Words.of(subscription.wishes().language());
    List<Issue> sent =
        issues.ofSubscription(subscription.id(), MOST).stream()
            .filter(issue -> issue.report() != null && issue.subject() != null)
            .filter(issue -> issue.state() == Issue.State.QUEUED || issue.example())
            .toList();
    PublicPage page = PublicPage.titled(words, words.say("page.archive.title"));
    if (sent.isEmpty()) {
      return page.paragraph(words.say("page.archive.empty"));
    }
    StringBuilder list = new StringBuilder("<ul>");
    for (Issue issue : sent) {
      IsoWeek week = IsoWeek.parse(issue.reportWeek()).orElseThrow();
      list.append(
          "<li><a href=\"%s\">%s</a><br><span class=\"soft\">%s</span></li>"
              .formatted(
                  PublicPage.safe(door.link("issues/" + links.token(Use.ISSUE, issue.id()))),
                  PublicPage.safe(String.valueOf(issue.subject())),
                  PublicPage.safe(
                      words.say("page.archive.week", words.days(week.monday(), week.sunday())))));
    }
    return page.raw(list.append("</ul>\n").toString());
  }
}
