package rowhouse.foundation.mail;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How letters fare.
 *
 * @param states how many letters are in each state, of those not yet forgotten
 * @param oldestQueuedSeconds how long the oldest letter that is due has waited
 * @param transport the way out
 * @param circuit whether the provider is being called
 * @param perSecond the pace; {@code perDay} is 0 without a cap
 * @param sentToday letters of all apps of this process in the last 24 hours
 * @param since the first moment that the days, domains and rates count from
 * @param suppressed how many addresses get no letters now, by reason
 */
public record MailFigures(
    Map<String, Long> states,
    long oldestQueuedSeconds,
    String transport,
    State circuit,
    int perSecond,
    int perDay,
    long sentToday,
    Instant since,
    List<Day> days,
    List<Domain> domains,
    Rate bounceRate,
    Rate complaintRate,
    Map<String, Long> suppressed) {

  /** {@code closed} lets letters through, {@code half_open} one, {@code open} none until then. */
  public record State(String state, @Nullable Instant until, String lastError) {}

  /** Letters by what became of them. {@code accepted} counts all that a provider took. */
  public record Counts(
      long accepted, long delivered, long bounced, long complained, long unknown, long failed) {
    static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

    /** {@code count} letters that all are in {@code state}. */
    static Counts of(LetterState state, long count) {
      return switch (state) {
        case ACCEPTED -> new Counts(count, 0, 0, 0, 0, 0);
        case DELIVERED -> new Counts(count, count, 0, 0, 0, 0);
        case BOUNCED -> new Counts(count, 0, count, 0, 0, 0);
        case COMPLAINED -> new Counts(count, count, 0, count, 0, 0);
        case UNKNOWN -> new Counts(0, 0, 0, 0, count, 0);
        case FAILED -> new Counts(0, 0, 0, 0, 0, count);
        case QUEUED, RESERVED, IN_FLIGHT, SUPPRESSED -> NONE;
      };
    }

    Counts plus(Counts other) {
      return new Counts(
          accepted + other.accepted,
          delivered + other.delivered,
          bounced + other.bounced,
          complained + other.complained,
          unknown + other.unknown,
          failed + other.failed);
    }
  }

  /** The letters handed over on one day of UTC. */
  public record Day(LocalDate date, Counts counts) {}

  /** The letters handed over to one domain, those with most letters first. */
  public record Domain(String domain, Counts counts, Rate bounceRate, Rate complaintRate) {}

  /** {@code count} of {@code of}; the value is null when there were none. */
  public record Rate(@Nullable Double value, long count, long of) {
    static Rate of(long count, long of) {
      return new Rate(of == 0 ? null : (double) count / (double) of, count, of);
    }
  }
}
