package rowhouse.foundation.outside;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Why a fetch brought nothing.
 *
 * @param code the stable reason
 * @param message a full sentence for a person: cause and next step; names no inner address
 * @param url the address of the hop that failed
 * @param hops the redirects followed until then
 * @param status the HTTP status, or 0 when none came
 * @param retryAfter what the host asked for in {@code Retry-After}, at most a day
 */
public record FetchFailure(
    FetchCode code,
    String message,
    String url,
    List<Hop> hops,
    int status,
    @Nullable Duration retryAfter)
    implements Fetch {
  private static final Set<Integer> PASSING = Set.of(408, 423, 425, 429, 500, 502, 503, 504);

  /** Copies the hops. */
  public FetchFailure {
    hops = List.copyOf(hops);
  }

  static FetchFailure of(FetchCode code, String message, String url, List<Hop> hops) {
    return new FetchFailure(code, message, url, hops, 0, null);
  }

  /** Whether the same fetch may well succeed later. */
  public boolean retryable() {
    return code == FetchCode.HTTP_STATUS ? PASSING.contains(status) : code.retryable();
  }
}
