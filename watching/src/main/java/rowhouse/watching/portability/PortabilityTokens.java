package rowhouse.watching.portability;

import java.time.Instant;
import java.util.Set;

/**
 * A person's agreement, to be kept as a secret. TikTok gives a new refresh token at each refresh
 * and the old one stops working.
 *
 * @param openId the person, as this app may know them
 * @param scopes what they agreed to, which may be less than was asked for
 */
public record PortabilityTokens(
    String openId,
    Set<String> scopes,
    String accessToken,
    Instant accessExpiresAt,
    String refreshToken,
    Instant refreshExpiresAt) {

  /** One export of the activity, which holds the watch history. */
  public static final String ONCE = "portability.activity.single";

  /** Exports of the activity again and again. */
  public static final String ONGOING = "portability.activity.ongoing";

  /** Whether exports of the activity were agreed to. */
  public boolean allowActivity() {
    return scopes.contains(ONCE) || scopes.contains(ONGOING);
  }

  /** Never shows a token. */
  @Override
  public String toString() {
    return "Tokens of " + openId;
  }
}
