package rowhouse.watching.agreement;

import java.time.Duration;
import java.util.List;
import rowhouse.foundation.config.Config;
import rowhouse.foundation.config.Key;
import rowhouse.watching.portability.PortabilityConfig;
import rowhouse.watching.portability.PortabilityTokens;

/**
 * The app's registration with TikTok, as the operator has set it.
 *
 * @param clientKey empty when there is none; the routes are off then
 * @param ongoing whether people are asked for exports again and again
 */
public record AgreementConfig(
    String clientKey, String clientSecret, String apiUrl, String authorizeUrl, boolean ongoing) {

  private static Key<String> clientKey(String app) {
    return Key.text(
        "rowhouse." + app + ".portability.client-key",
        "",
        "The client key of "
            + app
            + " at TikTok's Data Portability API; empty when there is none.");
  }

  private static Key<String> clientSecret(String app) {
    return Key.secret(
        "rowhouse." + app + ".portability.client-secret", "The client secret that belongs to it.");
  }

  private static Key<String> apiUrl(String app) {
    return Key.text(
        "rowhouse." + app + ".portability.api-url",
        "https://open.tiktokapis.com",
        "Where TikTok's API is.");
  }

  private static Key<String> authorizeUrl(String app) {
    return Key.text(
        "rowhouse." + app + ".portability.authorize-url",
        "https://www.tiktok.com/v2/auth/authorize/",
        "Where people agree.");
  }

  private static Key<Boolean> ongoing(String app) {
    return Key.flag(
        "rowhouse." + app + ".portability.ongoing",
        false,
        "Whether people are asked for exports again and again, which TikTok must have approved.");
  }

  /** The settings of {@code app}. */
  public static List<Key<?>> keys(String app) {
    return List.of(clientKey(app), clientSecret(app), apiUrl(app), authorizeUrl(app), ongoing(app));
  }

  /** What the operator has set for {@code app}. */
  public static AgreementConfig of(Config config, String app) {
    return new AgreementConfig(
        config.get(clientKey(app)),
        config.get(clientSecret(app)),
        config.get(apiUrl(app)),
        config.get(authorizeUrl(app)),
        config.get(ongoing(app)));
  }

  /** Whether the app is registered at all. */
  public boolean on() {
    return !clientKey.isEmpty() && !clientSecret.isEmpty();
  }

  /** What people are asked to agree to. */
  String scope() {
    return ongoing ? PortabilityTokens.ONGOING : PortabilityTokens.ONCE;
  }

  PortabilityConfig client(String redirectUri) {
    return new PortabilityConfig(
        authorizeUrl,
        apiUrl,
        clientKey,
        clientSecret,
        redirectUri,
        Duration.ofSeconds(30),
        Duration.ofMinutes(10));
  }

  /** Never shows the secret. */
  @Override
  public String toString() {
    return "TikTok app " + clientKey;
  }
}
