package rowhouse.foundation.mail;

import org.jspecify.annotations.Nullable;

/** Which letters of the outbox are wanted, newest first. */
public record OutboxFilter(
    @Nullable LetterState state, @Nullable String kind, @Nullable Long before, int limit) {
  private static final int MOST = 200;

  /** Keeps the page to 200 letters. */
  public OutboxFilter {
    limit = Math.clamp(limit, 1, MOST);
  }

  /** The newest of all. */
  public static OutboxFilter newest(int limit) {
    return new OutboxFilter(null, null, null, limit);
  }
}
