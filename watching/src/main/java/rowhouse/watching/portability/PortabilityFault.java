package rowhouse.watching.portability;

import java.util.Locale;

/** Why TikTok did not do what it was asked for. */
public enum PortabilityFault {
  /** Not reached, an error of its own, or not its answer. Try again later. */
  UNAVAILABLE,
  /** Too many requests. Try again later. */
  THROTTLED,
  /** The person's agreement is over, or does not cover this. Ask for it again. */
  AGREEMENT_NEEDED,
  /** The request is wrong, or its export is gone. */
  REFUSED,
  /** The export is larger than what is taken. */
  TOO_LARGE;

  /** The stable name that clients see. */
  public String code() {
    return "portability_" + name().toLowerCase(Locale.ROOT);
  }

  /** Whether the very same request may succeed later. */
  public boolean passes() {
    return this == UNAVAILABLE || this == THROTTLED;
  }
}
