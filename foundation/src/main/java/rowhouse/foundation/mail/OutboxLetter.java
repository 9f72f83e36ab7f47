package rowhouse.foundation.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A letter in the outbox, without its address.
 *
 * @param key what the app calls it
 * @param recipientMasked enough to recognise one's own address
 * @param dueAt when it is tried next
 * @param code why it stands where it stands, in one word
 * @param reason the provider's own sentence
 */
public record OutboxLetter(
    long id,
    String key,
    String kind,
    String list,
    LetterState state,
    String recipientMasked,
    String recipientHash,
    String domain,
    String subject,
    String messageId,
    @Nullable String providerId,
    @Nullable Long member,
    int attempts,
    Instant dueAt,
    Instant createdAt,
    Instant changedAt,
    @Nullable Instant acceptedAt,
    int size,
    String code,
    String reason) {
  LetterChange change(LetterState now) {
    return new LetterChange(id, key, kind, list, now, recipientHash, member);
  }
}
