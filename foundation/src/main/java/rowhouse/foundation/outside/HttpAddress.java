package rowhouse.foundation.outside;

/**
 * What a text that should be a web address turned out to be, decided without asking a name server
 * or opening a socket. {@link Outside#address} makes it.
 */
public sealed interface HttpAddress {

  /**
   * An address that may be fetched as far as its text tells; where its name leads is checked when
   * it is fetched.
   *
   * @param url the whole address in ASCII, host in lower case, without the fragment
   * @param scheme {@code http} or {@code https}
   * @param host ASCII name without trailing dot, or an IP address without brackets
   * @param port the given port or that of the scheme
   */
  record Valid(String url, String scheme, String host, int port) implements HttpAddress {}

  /**
   * A text that will not be fetched.
   *
   * @param code {@link FetchCode#URL_INVALID} or {@link FetchCode#ADDRESS_BLOCKED}
   * @param message a full sentence for the person who gave the text
   */
  record Invalid(FetchCode code, String message) implements HttpAddress {}
}
