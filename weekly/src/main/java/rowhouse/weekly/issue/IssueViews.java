package rowhouse.weekly.issue;

import java.util.List;
import java.util.Optional;
import rowhouse.foundation.mail.Mail;
import rowhouse.foundation.mail.OutboxLetter;
import rowhouse.foundation.room.Room;

/** Puts issues, their letters and their links together for pages. */
public final class IssueViews {
  private final Room room;
  private final Issues issues;
  private final Mail mail;

  /** Views of {@code issues}, whose letters are in {@code mail}. */
  public IssueViews(Room room, Issues issues, Mail mail) {
    this.room = room;
    this.issues = issues;
    this.mail = mail;
  }

  /** The beginning of links, as far as it is known. */
  public String base() {
    return room.links().base().orElse("");
  }

  /** One issue. */
  public IssueView of(Issue issue) {
    return of(issue, base());
  }

  /** Some issues, in their order. */
  public List<IssueView> of(List<Issue> some) {
    String base = base();
    return some.stream().map(issue -> of(issue, base)).toList();
  }

  private IssueView of(Issue issue, String base) {
    Long letter = issue.mail();
    Optional<OutboxLetter> sent = letter == null ? Optional.empty() : mail.outbox().find(letter);
    return IssueView.of(issue, sent, issues.viewLink(base, issue.id()));
  }
}
