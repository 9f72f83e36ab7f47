package rowhouse.weekly.subscription;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import rowhouse.foundation.mail.MailAddress;
import rowhouse.weekly.report.IsoWeek;

/**
 * Somebody's wish for letters, at one address.
 *
 * @param member whose history the letters tell of; null while none is connected
 * @param reason why it is paused or suppressed, a code; empty otherwise
 * @param nextAt when the next letter is due; null when none is planned
 * @param lastWeek the ISO week of the newest letter
 * @param remindedAt when a newer history was asked for; null once one has come
 * @param example whether it belongs to the built-in example, to which no mail is sent
 */
public record Subscription(
    long id,
    String email,
    @Nullable Long member,
    State state,
    String reason,
    @Nullable Instant pausedUntil,
    Wishes wishes,
    @Nullable Instant nextAt,
    @Nullable String lastWeek,
    @Nullable Instant remindedAt,
    boolean example,
    Instant createdAt,
    @Nullable Instant confirmedAt) {

  /** Paused because nothing new has come. */
  public static final String NO_DATA = "no_data";

  /** Paused because the reader asked. */
  public static final String ASKED = "asked";

  /** What may become of a wish. */
  public enum State {
    PENDING,
    ACTIVE,
    PAUSED,
    UNSUBSCRIBED,
    SUPPRESSED;

    /** In lower case, as rows and answers have it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether its reader wants letters, now or after a pause. */
    boolean isOn() {
      return switch (this) {
        case ACTIVE, PAUSED -> true;
        case PENDING, UNSUBSCRIBED, SUPPRESSED -> false;
      };
    }

    static State of(String word) {
      return Arrays.stream(values()).filter(s -> s.word().equals(word)).findFirst().orElseThrow();
    }
  }

  /** The same in another state. */
  public Subscription in(State next, String why, @Nullable Instant until) {
    return new Subscription(
        id,
        email,
        member,
        next,
        why,
        until,
        wishes,
        nextAt,
        lastWeek,
        remindedAt,
        example,
        createdAt,
        confirmedAt);
  }

  /** The same with other wishes. */
  public Subscription wishing(Wishes other) {
    return new Subscription(
        id,
        email,
        member,
        state,
        reason,
        pausedUntil,
        other,
        nextAt,
        lastWeek,
        remindedAt,
        example,
        createdAt,
        confirmedAt);
  }

  /** The same, telling of another history. */
  public Subscription of(@Nullable Long other) {
    return new Subscription(
        id,
        email,
        other,
        state,
        reason,
        pausedUntil,
        wishes,
        nextAt,
        lastWeek,
        remindedAt,
        example,
        createdAt,
        confirmedAt);
  }

  /** The same with another time for the next letter. */
  public Subscription due(@Nullable Instant next) {
    return new Subscription(
        id,
        email,
        member,
        state,
        reason,
        pausedUntil,
        wishes,
        next,
        lastWeek,
        remindedAt,
        example,
        createdAt,
        confirmedAt);
  }

  /** The same after a newer history was asked for, or has come. */
  public Subscription reminded(@Nullable Instant at) {
    return new Subscription(
        id,
        email,
        member,
        state,
        reason,
        pausedUntil,
        wishes,
        nextAt,
        lastWeek,
        at,
        example,
        createdAt,
        confirmedAt);
  }

  /** The same once confirmed. */
  public Subscription confirmed(Instant at) {
    return new Subscription(
        id,
        email,
        member,
        state,
        reason,
        pausedUntil,
        wishes,
        nextAt,
        lastWeek,
        remindedAt,
        example,
        createdAt,
        at);
  }

  /** The same as part of the example. */
  public Subscription asExample() {
    return new Subscription(
        id,
        email,
        member,
        state,
        reason,
        pausedUntil,
        wishes,
        nextAt,
        lastWeek,
        remindedAt,
        true,
        createdAt,
        confirmedAt);
  }

  /** The week of the newest letter, null before the first. */
  public @Nullable IsoWeek newestWeek() {
    return lastWeek == null ? null : IsoWeek.parse(lastWeek).orElse(null);
  }

  /** The address as it may be shown to whoever holds a link. */
  public String maskedEmail() {
    return MailAddress.parse(email).masked();
  }

  /** Masked, so that no log holds an address by mistake. */
  @Override
  public String toString() {
    return "subscription " + id + " (" + state.word() + ")";
  }
}
