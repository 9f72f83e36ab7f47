package rowhouse.foundation.mail;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says of one letter and one recipient.
 *
 * @param eventId the provider's name for this piece of news, the same however often it is told
 * @param token our name for the letter, where the provider gives it back
 * @param providerId the provider's name for the letter
 * @param recipient whom it speaks of; null where only the letter is believed
 * @param detail one line for the owner
 * @param source who says so
 */
record Report(
    String eventId,
    Kind kind,
    @Nullable String token,
    @Nullable String providerId,
    @Nullable MailAddress recipient,
    String detail,
    Instant at,
    String source) {

  /** What has happened. */
  enum Kind {
    DELIVERED,
    HARD_BOUNCE,
    SOFT_BOUNCE,
    REFUSED,
    COMPLAINT,
    DELAYED;

    static Kind of(Bounce bounce) {
      return switch (bounce) {
        case HARD -> HARD_BOUNCE;
        case SOFT -> SOFT_BOUNCE;
        case REFUSED -> REFUSED;
      };
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
