package rowhouse.server.owner;

import java.time.Duration;
import rowhouse.foundation.limit.Limiter;
import rowhouse.foundation.problem.Problem;

/**
 * Counts the tries of passwords and codes: nobody guesses for long, and nobody's guesses keep the
 * owner out of a browser that is known.
 */
final class Tries {
  private static final String EACH = "sign-in of ";
  private static final String STRANGERS = "sign-ins of strangers";
  private static final String PROOF = "proof of the owner";
  private static final int MOST_EACH = 5;
  private static final int MOST_STRANGERS = 50;
  private static final Duration WINDOW = Duration.ofMinutes(5);

  private final Limiter limiter;

  Tries(Limiter limiter) {
    this.limiter = limiter;
  }

  /** Counted before the password is looked at, so that tries at the same time count as well. */
  void count(Visitor visitor) {
    refuse(limiter.take(EACH + visitor.counted(), MOST_EACH, WINDOW));
    if (!visitor.known()) {
      refuse(limiter.take(STRANGERS, MOST_STRANGERS, WINDOW));
    }
  }

  /** What was right is no guess. */
  void right(Visitor visitor) {
    limiter.forget(EACH + visitor.counted());
    halfRight(visitor);
  }

  /** The password was right and the code is asked for: no guess, and no sign-in yet. */
  void halfRight(Visitor visitor) {
    if (!visitor.known()) {
      limiter.giveBack(STRANGERS);
    }
  }

  /** Counts a try of whoever is signed in already; strangers' tries have no part in it. */
  void countProof() {
    refuse(limiter.take(PROOF, MOST_EACH, WINDOW));
  }

  void rightProof() {
    limiter.forget(PROOF);
  }

  private static void refuse(Limiter.Decision decision) {
    if (!decision.allowed()) {
      throw new Problem(429, "locked_out", decision.resetSeconds()).limited(decision);
    }
  }
}
