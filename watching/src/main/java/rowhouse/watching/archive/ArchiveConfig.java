package rowhouse.watching.archive;

import java.time.Duration;

/**
 * Where the Archive is.
 *
 * @param baseUrl without a slash at the end
 * @param apiKey sent as {@code X-Archive-API-Key}
 * @param timeout of one request
 */
public record ArchiveConfig(String baseUrl, String apiKey, Duration timeout) {

  /** Thirty seconds a request, as the originals have it. */
  public static ArchiveConfig of(String baseUrl, String apiKey) {
    return new ArchiveConfig(baseUrl, apiKey, Duration.ofSeconds(30));
  }

  /** Never shows the key. */
  @Override
  public String toString() {
    return "Archive at " + baseUrl;
  }
}
