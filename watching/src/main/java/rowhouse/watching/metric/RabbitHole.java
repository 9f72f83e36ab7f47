package rowhouse.watching.metric;

import org.jspecify.annotations.Nullable;

/**
 * The deepest rabbit hole.
 *
 * @param kind what held it together
 * @param name of the creator or hashtag, null for a session
 * @param startedAt its first video, in seconds since 1970 UTC
 * @param endedAt its last video
 * @param videos how many
 */
public record RabbitHole(
    Kind kind, @Nullable String name, long startedAt, long endedAt, long videos) {

  /** What a rabbit hole is made of. */
  public enum Kind {
    CREATOR,
    HASHTAG,
    SESSION
  }
}
