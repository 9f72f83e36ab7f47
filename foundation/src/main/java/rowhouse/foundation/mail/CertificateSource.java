package rowhouse.foundation.mail;

import java.security.cert.X509Certificate;
import java.util.Optional;

/** Where the certificates of Amazon SNS come from. */
interface CertificateSource {
  /** The certificate at an address that has been checked; nothing when it cannot be had. Blocks. */
  Optional<X509Certificate> at(String url);

  /**
   * Calls an address that has been checked, to confirm a subscription; says whether it answered.
   */
  boolean confirm(String url);
}
