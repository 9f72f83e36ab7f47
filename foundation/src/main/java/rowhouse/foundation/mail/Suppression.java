package rowhouse.foundation.mail;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An address that gets no letter.
 *
 * @param scope {@code all}, or the name of one list
 * @param source who said so, as {@code ses}, {@code smtp}, {@code owner}
 * @param until null for good
 */
public record Suppression(
    long id,
    String emailHash,
    String emailMasked,
    String scope,
    Reason reason,
    String source,
    @Nullable Instant until,
    Instant createdAt) {
  /** The scope of an address that gets nothing at all. */
  public static final String ALL = "all";

  /** Why. */
  public enum Reason {
    /** The mailbox does not exist. */
    HARD_BOUNCE,
    /** Three letters in two weeks could not be delivered for now. */
    SOFT_BOUNCE,
    /** The recipient called a letter spam. */
    COMPLAINT,
    /** The recipient has left the list. */
    UNSUBSCRIBED,
    /** The owner has said so. */
    MANUAL;

    /** The word in the database and in answers. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The reason of a {@link #word}. */
    public static Reason of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }
}
