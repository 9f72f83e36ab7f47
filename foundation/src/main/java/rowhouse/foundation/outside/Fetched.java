package rowhouse.foundation.outside;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a fetch brought. */
public final class Fetched implements Fetch {
  private final String url;
  private final List<Hop> hops;
  private final int status;
  private final Map<String, List<String>> headers;
  private final byte @Nullable [] body;
  private final @Nullable Path file;
  private final long size;

  Fetched(
      String url,
      List<Hop> hops,
      int status,
      Map<String, List<String>> headers,
      byte @Nullable [] body,
      @Nullable Path file,
      long size) {
    this.url = url;
    this.hops = List.copyOf(hops);
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.file = file;
    this.size = size;
  }

  /** Where the body came from after all redirects, in ASCII, without a fragment. */
  public String url() {
    return url;
  }

  /** The redirects that were followed, in order. */
  public List<Hop> hops() {
    return hops;
  }

  /** 2xx; 304 when the request carried an ETag or a date; any when it asked for any. */
  public int status() {
    return status;
  }

  /** All headers, names in lower case. */
  public Map<String, List<String>> headers() {
    return headers;
  }

  /** The first header of that name, whatever its case. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
  }

  /** {@code type/subtype} in lower case without parameters, as the host claims; may be a lie. */
  public Optional<String> contentType() {
    return header("content-type")
        .map(value -> value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
        .filter(value -> !value.isEmpty());
  }

  /** The charset that the Content-Type header names, if this machine knows it. */
  public Optional<Charset> charset() {
    return header("content-type").flatMap(Fetched::charsetOf);
  }

  /**
   * The unpacked body.
   *
   * @throws IllegalStateException when the request sent it to a file
   */
  public byte[] body() {
    if (body == null) {
      throw new IllegalStateException("The body of " + url + " was written to a file.");
    }
    return body.clone();
  }

  /** The file that the request named, holding the unpacked body; empty when it is in memory. */
  public Optional<Path> file() {
    return Optional.ofNullable(file);
  }

  /** Bytes of the unpacked body. */
  public long size() {
    return size;
  }

  private static Optional<Charset> charsetOf(String contentType) {
    for (String part : contentType.split(";", -1)) {
      String trimmed = part.strip();
      if (trimmed.regionMatches(true, 0, "charset=", 0, 8)) {
        String name = trimmed.substring(8).replace("\"", "").replace("'", "").strip();
        try {
          return Optional.of(Charset.forName(name));
        } catch (IllegalArgumentException unknown) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }
}
