package rowhouse.weekly.issue;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import rowhouse.foundation.mail.Letter;
import rowhouse.foundation.mail.MailAddress;
import rowhouse.foundation.room.Room;
import rowhouse.weekly.letter.Addresses;
import rowhouse.weekly.letter.Section;
import rowhouse.weekly.letter.WeekLetter;
import rowhouse.weekly.letter.Written;
import rowhouse.weekly.link.SignedLinks;
import rowhouse.weekly.link.SignedLinks.Use;
import rowhouse.weekly.report.WeekReport;
import rowhouse.weekly.subscription.Preferences;
import rowhouse.weekly.subscription.Subscribing;
import rowhouse.weekly.subscription.Subscription;

/** Turns an issue into a letter; the same issue and report always give the same one. */
public final class IssueLetters {
  /** A letter about last week that is three days late is thrown away. */
  private static final Duration FRESH = Duration.ofDays(3);

  private final Room room;
  private final SignedLinks links;
  private final String sender;
  private final @Nullable MailAddress unsubscribeMail;

  /**
   * Letters whose links lead to {@code room}'s door.
   *
   * @param sender the postal line below every letter, or empty
   * @param unsubscribeMail a mailbox that the operator reads for unsubscribes, if any
   */
  public IssueLetters(
      Room room, SignedLinks links, String sender, @Nullable MailAddress unsubscribeMail) {
    this.room = room;
    this.links = links;
    this.sender = sender;
    this.unsubscribeMail = unsubscribeMail;
  }

  /** The address that links begin with; ask once for many letters. */
  public Optional<String> base() {
    return room.links().base();
  }

  /** Where an issue is shown in a browser. */
  public String viewLink(String base, long issue) {
    return base + "/issues/" + links.token(Use.ISSUE, issue);
  }

  /** The letter of an issue. */
  public Written write(Issue issue, WeekReport report, String base) {
    return WeekLetter.write(
        report,
        issue.language(),
        issue.sections(),
        addresses(base, viewLink(base, issue.id()), issue.subscription()),
        issue.example(),
        sender);
  }

  /** A letter that is only looked at. */
  public Written preview(
      WeekReport report, String language, Set<Section> sections, String base, boolean example) {
    return WeekLetter.write(report, language, sections, addresses(base, base, 0), example, sender);
  }

  private Addresses addresses(String base, String view, long subscription) {
    return new Addresses(
        view,
        base + "/p/" + links.token(Use.PREFERENCES, subscription),
        base + "/u/" + links.token(Use.UNSUBSCRIBE, subscription),
        base + "/issues?key=" + links.token(Use.ARCHIVE, subscription),
        base + "/connect");
  }

  /** What goes into the outbox. */
  Letter letter(
      Issue issue, Issue.Kind kind, Subscription subscription, Written written, String base) {
    URI oneClick = Subscribing.oneClick(base, links, subscription.id());
    return Letter.to(MailAddress.parse(subscription.email()))
        .subject(written.subject())
        .text(written.text())
        .html(written.html())
        .kind(kind == Issue.Kind.WEEK ? "issue" : "reminder")
        .list(Preferences.LIST)
        .unsubscribe(oneClick, unsubscribeMail)
        .language(issue.language())
        .member(issue.member())
        .due(issue.plannedFor())
        .notAfter(issue.plannedFor().plus(FRESH));
  }

  /** One that somebody wants to see in a mailbox; it belongs to no list and counts for nothing. */
  Letter test(MailAddress to, Written written, String language) {
    return Letter.to(to)
        .subject("[Test] " + written.subject())
        .text(written.text())
        .html(written.html())
        .kind("test")
        .language(language);
  }
}
