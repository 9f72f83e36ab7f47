package rowhouse.foundation.mail;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Certificates that a test hands out, and the confirmations that were asked for. */
final class FakeCertificates implements CertificateSource {
  final Map<String, X509Certificate> known = new ConcurrentHashMap<>();
  final List<String> asked = new CopyOnWriteArrayList<>();
  final List<String> confirmed = new CopyOnWriteArrayList<>();

  @Override
  public Optional<X509Certificate> at(String url) {
    asked.add(url);
    return Optional.ofNullable(known.get(url));
  }

  @Override
  public boolean confirm(String url) {
    confirmed.add(url);
    return true;
  }
}
