package rowhouse.vault.snapshot;

import java.net.URI;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;

/** Bytes with what the sender called them. Holds the given array; nobody may change it. */
public final class Resource {
  private final URI address;
  private final byte[] bytes;
  private final String contentType;

  /**
   * @param address where it was found in the end, after redirects
   * @param contentType the header as sent, perhaps empty
   */
  public Resource(URI address, byte[] bytes, String contentType) {
    this.address = address;
    this.bytes = bytes;
    this.contentType = contentType;
  }

  /** Where it was found in the end, after redirects. */
  public URI address() {
    return address;
  }

  /** The content itself, not a copy. */
  public byte[] bytes() {
    return bytes;
  }

  /** The media type in lower case without parameters; empty when the sender gave none. */
  public String mime() {
    int end = contentType.indexOf(';');
    return (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
  }

  /** The charset the sender named, if this machine knows it. */
  public Optional<Charset> charset() {
    for (String part : contentType.split(";", 8)) {
      String parameter = part.strip().toLowerCase(Locale.ROOT);
      if (parameter.startsWith("charset=")) {
        return charsetNamed(parameter.substring("charset=".length()).replace("\"", "").strip());
      }
    }
    return Optional.empty();
  }

  static Optional<Charset> charsetNamed(String name) {
    try {
      return Optional.of(Charset.forName(name));
    } catch (IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }
}
