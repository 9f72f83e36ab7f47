package rowhouse.wrapped.share;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A link that shows some cards of a story.
 *
 * @param cards the places they had in the story
 * @param redact the figures that were left out
 * @param expiresAt null when it stays until it is taken back
 */
public record Share(
    long id,
    long member,
    int year,
    String language,
    String palette,
    List<Integer> cards,
    List<String> redact,
    Instant createdAt,
    @Nullable Instant expiresAt) {}
