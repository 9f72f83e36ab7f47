package rowhouse.foundation.mail;

import java.net.URI;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rowhouse.foundation.problem.Problem;

/**
 * Decides whether a notice comes from Amazon and from a topic of the operator's: the topic is on
 * the list, the certificate comes from SNS of the topic's own region, and the signature is right.
 */
final class SnsCheck {
  private static final Pattern HOST =
      Pattern.compile("sns\\.([a-z0-9-]{4,30})\\.amazonaws\\.com(?:\\.cn)?");
  private static final Pattern ARN =
      Pattern.compile("arn:aws[a-z-]{0,10}:sns:([a-z0-9-]{4,30}):\\d{12}:[\\w-]{1,256}");

  /** SNS tries for a few weeks at most; what is older is a copy that somebody kept. */
  private static final Duration OLDEST = Duration.ofDays(30);

  private static final Duration AHEAD = Duration.ofHours(1);

  private final List<String> topics;
  private final CertificateSource certificates;
  private final InstantSource clock;

  SnsCheck(List<String> topics, CertificateSource certificates, InstantSource clock) {
    this.topics = List.copyOf(topics);
    this.certificates = certificates;
    this.clock = clock;
  }

  /** Throws a {@link Problem} of status 403 unless the notice can be believed. Blocks. */
  void check(SnsMessage message) {
    String topic = message.text("TopicArn");
    Matcher arn = ARN.matcher(topic);
    if (!topics.contains(topic) || !arn.matches()) {
      throw new Problem(403, "sns_topic_foreign");
    }
    Instant now = clock.instant();
    Optional<Instant> at = message.at();
    if (at.isEmpty() || at.get().isBefore(now.minus(OLDEST)) || at.get().isAfter(now.plus(AHEAD))) {
      throw new Problem(403, "sns_notice_stale");
    }
    String url = message.text("SigningCertURL");
    if (!isOfRegion(url, arn.group(1)) || !url.endsWith(".pem")) {
      throw new Problem(403, "sns_certificate_foreign");
    }
    X509Certificate certificate =
        certificates.at(url).orElseThrow(() -> new Problem(503, "sns_certificate_unavailable"));
    if (!isSigned(message, certificate, now)) {
      throw new Problem(403, "sns_signature_wrong");
    }
  }

  /** Whether a confirmation asks to call SNS of its topic's region and nobody else. */
  boolean mayConfirm(SnsMessage message) {
    Matcher arn = ARN.matcher(message.text("TopicArn"));
    return arn.matches() && isOfRegion(message.text("SubscribeURL"), arn.group(1));
  }

  private static boolean isOfRegion(String url, String region) {
    try {
      URI uri = new URI(url);
      Matcher host = HOST.matcher(String.valueOf(uri.getHost()));
      return "https".equals(uri.getScheme())
          && host.matches()
          && host.group(1).equals(region)
          && uri.getPort() == -1
          && uri.getRawUserInfo() == null;
    } catch (URISyntaxException none) {
      return false;
    }
  }

  private static boolean isSigned(SnsMessage message, X509Certificate certificate, Instant now) {
    String algorithm =
        switch (message.text("SignatureVersion")) {
          case "1" -> "SHA1withRSA";
          case "2" -> "SHA256withRSA";
          default -> "";
        };
    if (algorithm.isEmpty()) {
      return false;
    }
    try {
      certificate.checkValidity(Date.from(now));
      Signature signature = Signature.getInstance(algorithm);
      signature.initVerify(certificate.getPublicKey());
      signature.update(message.signed());
      return signature.verify(Base64.getDecoder().decode(message.text("Signature")));
    } catch (GeneralSecurityException | IllegalArgumentException wrong) {
      return false;
    }
  }
}
