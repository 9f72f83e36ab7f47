package rowhouse.foundation.mail;

import java.util.Locale;

/** Where a letter is on its way. */
public enum LetterState {
  /** It waits for its time or for its next attempt. */
  QUEUED,
  /** It has a place in the provider's rate and waits for it. */
  RESERVED,
  /** It is being handed to the provider; committed before the provider is called. */
  IN_FLIGHT,
  /** The provider has taken it. */
  ACCEPTED,
  /** Nobody knows whether the provider has taken it; it is never sent again by itself. */
  UNKNOWN,
  /** It will not be sent. */
  FAILED,
  /** The recipient's server has taken it. */
  DELIVERED,
  /** The recipient's server has refused it. */
  BOUNCED,
  /** The recipient has called it spam. */
  COMPLAINED,
  /** The address stands on the list of those that get no letter. */
  SUPPRESSED;

  /** The word in the database and in answers. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The state of a {@link #word}. */
  public static LetterState of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
