package rowhouse.server.owner;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * One-use tickets that carry a sign-in where a cookie cannot go: into a WebSocket's first message,
 * or to an app's own door. They live for half a minute and in this process only.
 */
public final class Tickets {
  private static final Duration LIFE = Duration.ofSeconds(30);
  private static final int MOST = 10_000;

  /** What a ticket is for, and the session that asked for it. */
  private record Issued(String purpose, long session) {}

  private final Cache<String, Issued> open =
      Caffeine.newBuilder().expireAfterWrite(LIFE).maximumSize(MOST).build();

  /** A new ticket for {@code purpose}, asked for in {@code session}. */
  public String issue(String purpose, long session) {
    String ticket = Secret.random();
    open.put(ticket, new Issued(purpose, session));
    return ticket;
  }

  /** Uses up {@code ticket}; gives its session when it was open and for {@code purpose}. */
  public OptionalLong redeem(String ticket, String purpose) {
    Issued issued = open.getIfPresent(ticket);
    if (issued == null || !issued.purpose().equals(purpose)) {
      return OptionalLong.empty();
    }
    return open.asMap().remove(ticket, issued)
        ? OptionalLong.of(issued.session())
        : OptionalLong.empty();
  }
}
