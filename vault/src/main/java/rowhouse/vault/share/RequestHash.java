package rowhouse.vault.share;

import rowhouse.foundation.secret.Sha256;

/** Tells whether two requests under one Idempotency-Key are the same request. */
final class RequestHash {
  private RequestHash() {}

  static String of(ShareRequest request) {
    return Sha256.hex(request.toString());
  }
}
