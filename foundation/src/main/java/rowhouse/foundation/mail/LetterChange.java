package rowhouse.foundation.mail;

import org.jspecify.annotations.Nullable;

/** A letter that has come into another state. */
public record LetterChange(
    long id,
    String key,
    String kind,
    String list,
    LetterState state,
    String recipientHash,
    @Nullable Long member) {}
