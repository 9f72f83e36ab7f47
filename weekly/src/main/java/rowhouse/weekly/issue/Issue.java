package rowhouse.weekly.issue;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import rowhouse.weekly.letter.Section;

/**
 * One letter of one week to one subscription.
 *
 * @param week the ISO week in which it is sent, by the reader's calendar
 * @param reportWeek the week that it tells of
 * @param report the report that it tells, null until that is made
 * @param reason why it is in its state, a code; empty when nothing has to be said
 * @param mail its number in the outbox, null before
 * @param plannedFor when it is due
 * @param example whether it belongs to the built-in example
 */
public record Issue(
    long id,
    long subscription,
    long member,
    String week,
    String reportWeek,
    @Nullable Long report,
    String timeZone,
    String language,
    Set<Section> sections,
    State state,
    String reason,
    Kind kind,
    @Nullable String subject,
    @Nullable Long mail,
    Instant plannedFor,
    boolean example) {

  /** How far it is. */
  public enum State {
    PLANNED,
    AWAITING_APPROVAL,
    QUEUED,
    SKIPPED,
    CANCELLED,
    FAILED;

    /** In lower case, as rows and answers have it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The state of that word. */
    public static State of(String word) {
      return Arrays.stream(values()).filter(s -> s.word().equals(word)).findFirst().orElseThrow();
    }
  }

  /** What it is: a week, or the one reminder that newer data is needed. */
  public enum Kind {
    WEEK,
    REMINDER;

    /** In lower case, as rows and answers have it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The same in another state. */
  Issue in(State next, String why) {
    return new Issue(
        id,
        subscription,
        member,
        week,
        reportWeek,
        report,
        timeZone,
        language,
        sections,
        next,
        why,
        kind,
        subject,
        mail,
        plannedFor,
        example);
  }

  /** The same with what it tells. */
  Issue telling(long kept, Kind what, String line) {
    return new Issue(
        id,
        subscription,
        member,
        week,
        reportWeek,
        kept,
        timeZone,
        language,
        sections,
        state,
        reason,
        what,
        line,
        mail,
        plannedFor,
        example);
  }

  /** The same with its letter. */
  Issue mailed(long letter) {
    return new Issue(
        id,
        subscription,
        member,
        week,
        reportWeek,
        report,
        timeZone,
        language,
        sections,
        state,
        reason,
        kind,
        subject,
        letter,
        plannedFor,
        example);
  }

  /** The same at another time. */
  Issue plannedFor(Instant at) {
    return new Issue(
        id,
        subscription,
        member,
        week,
        reportWeek,
        report,
        timeZone,
        language,
        sections,
        state,
        reason,
        kind,
        subject,
        mail,
        at,
        example);
  }
}
