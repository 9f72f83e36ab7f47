package rowhouse.foundation.outside;

import java.util.Locale;

/** Why a fetch did not succeed. {@link #code} is stable and may be stored and shown. */
public enum FetchCode {
  /** The text is no web address that may be fetched. */
  URL_INVALID(false),
  /** The name leads to a private, local or reserved address. */
  ADDRESS_BLOCKED(false),
  /** A redirect leads to a private address, to another scheme, or from https to http. */
  REDIRECT_BLOCKED(false),
  /** More than five redirects. */
  TOO_MANY_REDIRECTS(false),
  /** A redirect leads back to where it came from. */
  REDIRECT_LOOP(false),
  /** Too many others are waiting for the same host. */
  HOST_BUSY(true),
  /** The name is unknown, or no name server answered. */
  DNS_FAILED(true),
  /** The host refused or dropped the connection. */
  CONNECT_FAILED(true),
  /** No secure connection: a wrong or expired certificate, or no common protocol. */
  TLS_FAILED(false),
  /** No answer in time. */
  TIMEOUT(true),
  /** The body came slower than the slowest that is waited for. */
  TOO_SLOW(true),
  /** The body is larger than its limit. */
  TOO_LARGE(false),
  /** The body grew more than 200 times its size when it was unpacked. */
  BOMB(false),
  /** The connection ended early, or the body could not be unpacked. */
  BODY_BROKEN(true),
  /** The body is packed in a way that was not asked for. */
  ENCODING_UNKNOWN(false),
  /** What came back is not HTTP. */
  PROTOCOL_BROKEN(false),
  /** A status outside 2xx that was not expected; see {@link FetchFailure#status}. */
  HTTP_STATUS(false),
  /** The calling thread was interrupted. */
  CANCELLED(true);

  private final boolean retryable;

  FetchCode(boolean retryable) {
    this.retryable = retryable;
  }

  /** The word for rows and answers, such as {@code address_blocked}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean retryable() {
    return retryable;
  }
}
