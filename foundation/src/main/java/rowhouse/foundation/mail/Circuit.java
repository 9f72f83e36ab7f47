package rowhouse.foundation.mail;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Spares a provider that fails again and again: after five failures in a row nobody calls it for a
 * minute, then one letter tries, and each further failure doubles the pause up to half an hour.
 * Safe for many threads; never blocks.
 */
final class Circuit {
  private static final int FAILURES = 5;
  private static final Duration FIRST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofMinutes(30);

  /** A letter that tries and never says how it went must not keep the circuit shut for ever. */
  private static final Duration TRIAL = Duration.ofMinutes(10);

  private final InstantSource clock;
  private int failures;
  private Duration pause = FIRST;
  private @Nullable Instant until;
  private @Nullable Instant trial;
  private String lastError = "";

  Circuit(InstantSource clock) {
    this.clock = clock;
  }

  /** How it stands: {@code closed} lets all through, {@code half_open} one, {@code open} none. */
  record Shown(String state, @Nullable Instant until, String lastError) {}

  /** How long nobody may go at all. */
  synchronized Duration closedFor() {
    Instant end = until;
    Instant now = clock.instant();
    return end == null || !now.isBefore(end) ? Duration.ZERO : Duration.between(now, end);
  }

  /** Whoever may go does not: another may try. */
  synchronized void standBack() {
    trial = null;
  }

  /** How long to wait; nothing when the caller may go, who then must say how it went. */
  synchronized Duration ask() {
    Instant end = until;
    Instant now = clock.instant();
    if (end == null) {
      return Duration.ZERO;
    }
    if (now.isBefore(end)) {
      return Duration.between(now, end);
    }
    if (trial != null && now.isBefore(trial.plus(TRIAL))) {
      return FIRST;
    }
    trial = now;
    return Duration.ZERO;
  }

  /** The provider did its work, whatever it said of the letter. */
  synchronized void worked() {
    failures = 0;
    pause = FIRST;
    until = null;
    trial = null;
    lastError = "";
  }

  /** The provider failed in a way that other letters would meet as well. */
  synchronized void failed(String error) {
    failures++;
    lastError = error;
    boolean trying = trial != null;
    trial = null;
    if (trying || failures >= FAILURES) {
      until = clock.instant().plus(pause);
      pause = pause.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : pause.multipliedBy(2);
    }
  }

  synchronized Shown shown() {
    Instant end = until;
    String state = end == null ? "closed" : clock.instant().isBefore(end) ? "open" : "half_open";
    return new Shown(state, end, lastError);
  }
}
