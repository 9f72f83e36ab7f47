package rowhouse.watching.portability;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What TikTok tells by webhook. The same notice can come more than once, so what follows from it
 * must do no harm when it is done twice.
 *
 * @param event such as {@code portability.download.ready} or {@code authorization.removed}
 * @param openId the person, as this app may know them
 * @param content JSON of the event
 */
public record PortabilityNotice(String event, String openId, String content) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration FRESH = Duration.ofMinutes(5);
  private static final int MAX_HEADER = 500;

  /**
   * Reads a notice if TikTok has signed it within the last five minutes.
   *
   * @param signature the header {@code TikTok-Signature}: {@code t=<seconds>,s=<hex>}
   * @param body exactly as it came
   */
  public static Optional<PortabilityNotice> read(
      String signature, byte[] body, PortabilityConfig config, Instant now) {
    String time = part(signature, "t=");
    String proof = part(signature, "s=").toLowerCase(Locale.ROOT);
    if (!time.matches("\\d{1,12}") || !proof.matches("[0-9a-f]{64}")) {
      return Optional.empty();
    }
    Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), now).abs();
    byte[] expected = proof(config.clientSecret(), time, body);
    boolean genuine = MessageDigest.isEqual(expected, HexFormat.of().parseHex(proof));
    return genuine && age.compareTo(FRESH) <= 0 ? content(body, config) : Optional.empty();
  }

  private static Optional<PortabilityNotice> content(byte[] body, PortabilityConfig config) {
    try {
      JsonNode notice = JSON.readTree(body);
      if (!notice.path("client_key").asString("").equals(config.clientKey())) {
        return Optional.empty();
      }
      return Optional.of(
          new PortabilityNotice(
              notice.path("event").asString(""),
              notice.path("user_openid").asString(""),
              notice.path("content").asString("")));
    } catch (JacksonException _) {
      return Optional.empty(); // signed and still no JSON: nothing to act on
    }
  }

  private static String part(String header, String name) {
    if (header.length() > MAX_HEADER) {
      return "";
    }
    for (String part : header.split(",", -1)) {
      if (part.strip().startsWith(name)) {
        return part.strip().substring(name.length());
      }
    }
    return "";
  }

  private static byte[] proof(String secret, String time, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA-256", e);
    }
  }
}
