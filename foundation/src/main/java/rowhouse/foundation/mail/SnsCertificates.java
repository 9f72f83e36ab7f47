package rowhouse.foundation.mail;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import rowhouse.foundation.outside.FetchRequest;
import rowhouse.foundation.outside.FetchUse;
import rowhouse.foundation.outside.Fetched;
import rowhouse.foundation.outside.Outside;

/** Fetches the certificates of Amazon SNS by the guarded client and keeps each for a day. */
final class SnsCertificates implements CertificateSource {
  private static final int MOST = 16;
  private static final int LARGEST = 64 * 1024;
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final Outside outside;
  private final Cache<String, X509Certificate> kept =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(Duration.ofDays(1)).build();

  SnsCertificates(Outside outside) {
    this.outside = outside;
  }

  @Override
  public Optional<X509Certificate> at(String url) {
    X509Certificate known = kept.getIfPresent(url);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<X509Certificate> fetched = fetch(url);
    fetched.ifPresent(certificate -> kept.put(url, certificate));
    return fetched;
  }

  private Optional<X509Certificate> fetch(String url) {
    FetchRequest request = FetchRequest.get(url, FetchUse.DATA).limit(LARGEST).within(LONGEST);
    if (!(outside.fetch(request) instanceof Fetched fetched) || !fetched.hops().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(fetched.body())));
    } catch (CertificateException unreadable) {
      return Optional.empty();
    }
  }

  @Override
  public boolean confirm(String url) {
    FetchRequest request = FetchRequest.get(url, FetchUse.DATA).limit(LARGEST).within(LONGEST);
    return outside.fetch(request) instanceof Fetched;
  }
}
