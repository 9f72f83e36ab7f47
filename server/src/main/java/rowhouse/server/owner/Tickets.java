package rowhouse.server.owner;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;

/**
 * One-use tickets that carry a sign-in where a cookie cannot go: into a WebSocket's first message,
 * or to an app's own door. They live for half a minute and in this process only.
 */
public final class Tickets {
  private static final Duration LIFE = Duration.ofSeconds(30);
  private static final int MOST = 10_000;

  private final Cache<String, String> open =
      Caffeine.newBuilder().expireAfterWrite(LIFE).maximumSize(MOST).build();

  /** A new ticket for {@code purpose}. */
  public String issue(String purpose) {
    String ticket = Secret.random();
    open.put(ticket, purpose);
    return ticket;
  }

  /** Uses up {@code ticket}; true when it was open and for {@code purpose}. */
  public boolean redeem(String ticket, String purpose) {
    return open.asMap().remove(ticket, purpose);
  }
}
