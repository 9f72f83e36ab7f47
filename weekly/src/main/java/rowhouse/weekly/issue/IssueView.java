package rowhouse.weekly.issue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rowhouse.foundation.mail.OutboxLetter;
import rowhouse.weekly.report.IsoWeek;

/**
 * An issue as pages show it.
 *
 * @param week the week that it tells of
 * @param sentInWeek the week in which it is, or was, sent
 * @param state as the issue's own, and {@code sent} once a mail server has taken the letter
 * @param link where it can be read in a browser
 */
public record IssueView(
    long id,
    String week,
    String sentInWeek,
    LocalDate periodStart,
    LocalDate periodEnd,
    String timeZone,
    @Nullable String subject,
    String language,
    String kind,
    String state,
    String reason,
    @Nullable String mailState,
    Instant plannedFor,
    @Nullable Instant sentAt,
    boolean example,
    String link,
    long memberId,
    @Nullable String emailMasked) {

  /** What {@code issue} and its letter show. */
  public static IssueView of(Issue issue, Optional<OutboxLetter> letter, String link) {
    IsoWeek told = IsoWeek.parse(issue.reportWeek()).orElseThrow();
    Instant accepted = letter.map(OutboxLetter::acceptedAt).orElse(null);
    return new IssueView(
        issue.id(),
        issue.reportWeek(),
        issue.week(),
        told.monday(),
        told.sunday(),
        issue.timeZone(),
        issue.subject(),
        issue.language(),
        issue.kind().word(),
        issue.state() == Issue.State.QUEUED && accepted != null ? "sent" : issue.state().word(),
        issue.reason(),
        letter.map(one -> one.state().word()).orElse(null),
        issue.plannedFor(),
        accepted,
        issue.example(),
        link,
        issue.member(),
        letter.map(OutboxLetter::recipientMasked).orElse(null));
  }
}
