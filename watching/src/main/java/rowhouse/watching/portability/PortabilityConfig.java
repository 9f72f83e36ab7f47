package rowhouse.watching.portability;

import java.time.Duration;

/**
 * The app's registration with TikTok. Approval of the portability scopes takes TikTok weeks.
 *
 * @param authorizeUrl where people agree, with a slash at the end
 * @param apiUrl the API, without a slash at the end
 * @param clientKey the app's public key
 * @param clientSecret also signs webhooks
 * @param redirectUri as registered
 * @param timeout of one request
 * @param downloadTimeout of the export
 */
public record PortabilityConfig(
    String authorizeUrl,
    String apiUrl,
    String clientKey,
    String clientSecret,
    String redirectUri,
    Duration timeout,
    Duration downloadTimeout) {

  /** TikTok's addresses, 30 seconds a request and ten minutes for the export. */
  public static PortabilityConfig of(String clientKey, String clientSecret, String redirectUri) {
    return new PortabilityConfig(
        "https://www.tiktok.com/v2/auth/authorize/",
        "https://open.tiktokapis.com",
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
