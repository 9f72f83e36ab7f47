package rowhouse.foundation.outside;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * One thing to fetch. Made by {@link #get}, {@link #head}, {@link #post} or {@link #delete} and
 * refined by the other methods, each of which returns a changed copy.
 */
public final class FetchRequest {
  private final String method;
  private final String url;
  private final Map<String, String> headers;
  private final @Nullable ByteString content;
  private final long limit;
  private final @Nullable Path file;
  private final @Nullable Duration total;
  private final boolean anyStatus;
  private final FetchUse use;

  private FetchRequest(
      String method,
      String url,
      Map<String, String> headers,
      @Nullable ByteString content,
      long limit,
      @Nullable Path file,
      @Nullable Duration total,
      boolean anyStatus,
      FetchUse use) {
    this.method = method;
    this.url = url;
    this.headers = headers;
    this.content = content;
    this.limit = limit;
    this.file = file;
    this.total = total;
    this.anyStatus = anyStatus;
    this.use = use;
  }

  /** Fetches an address. */
  public static FetchRequest get(String url, FetchUse use) {
    return new FetchRequest("GET", url, Map.of(), null, use.limit(), null, null, false, use);
  }

  /** Asks for the headers of an address alone. */
  public static FetchRequest head(String url) {
    return new FetchRequest("HEAD", url, Map.of(), null, 0, null, null, false, FetchUse.PAGE);
  }

  /** Sends {@code content}. A redirect as answer is not followed. */
  public static FetchRequest post(String url, String contentType, byte[] content) {
    ByteString copy = ByteString.of(content);
    return new FetchRequest(
        "POST",
        url,
        Map.of("Content-Type", contentType),
        copy,
        FetchUse.DATA.limit(),
        null,
        null,
        false,
        FetchUse.DATA);
  }

  /** Asks for something to be deleted. A redirect as answer is not followed. */
  public static FetchRequest delete(String url) {
    return new FetchRequest(
        "DELETE", url, Map.of(), null, FetchUse.DATA.limit(), null, null, false, FetchUse.DATA);
  }

  /**
   * Sends a header. On a redirect to another origin only Accept, Accept-Language and User-Agent are
   * sent again. Accept-Encoding, Host and the headers of the connection are the client's own.
   *
   * @throws IllegalArgumentException for those, and for a name or value with characters that
   *     headers cannot have
   */
  public FetchRequest header(String name, String value) {
    Outside.refuseOwnHeader(name);
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.keySet().removeIf(name::equalsIgnoreCase);
    more.put(name, value);
    return new FetchRequest(method, url, more, content, limit, file, total, anyStatus, use);
  }

  /** Says which types are wanted, as in the Accept header. */
  public FetchRequest accept(String types) {
    return header("Accept", types);
  }

  /** Fetches only if the ETag has changed; otherwise the status is 304. */
  public FetchRequest unless(String etag) {
    return header("If-None-Match", etag);
  }

  /** Takes at most this many bytes, counted unpacked. */
  public FetchRequest limit(long bytes) {
    return new FetchRequest(method, url, headers, content, bytes, file, total, anyStatus, use);
  }

  /** Writes the body to this file, which is made or emptied first and deleted on failure. */
  public FetchRequest into(Path path) {
    return new FetchRequest(method, url, headers, content, limit, path, total, anyStatus, use);
  }

  /** Lasts at most this long in place of the configured total. */
  public FetchRequest within(Duration duration) {
    return new FetchRequest(method, url, headers, content, limit, file, duration, anyStatus, use);
  }

  /** Takes every status outside 3xx as a success, for programs that explain errors in a body. */
  public FetchRequest anyStatus() {
    return new FetchRequest(method, url, headers, content, limit, file, total, true, use);
  }

  String method() {
    return method;
  }

  String url() {
    return url;
  }

  Map<String, String> headers() {
    return headers;
  }

  @Nullable ByteString content() {
    return content;
  }

  long limit() {
    return limit;
  }

  @Nullable Path file() {
    return file;
  }

  @Nullable Duration total() {
    return total;
  }

  FetchUse use() {
    return use;
  }

  boolean takesAnyStatus() {
    return anyStatus;
  }

  boolean isConditional() {
    return headers.keySet().stream()
        .anyMatch(name ->
            name.equalsIgnoreCase("If-None-Match") || name.equalsIgnoreCase("If-Modified-Since"));
  }
}
