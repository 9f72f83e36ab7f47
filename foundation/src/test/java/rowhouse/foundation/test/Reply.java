package rowhouse.foundation.test;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import okio.ByteString;

/** What a {@link LoopbackSite} answers. */
public sealed interface Reply {

  /** A proper answer, held back until {@code gate} opens. */
  record Whole(int status, Map<String, String> headers, ByteString body, CountDownLatch gate)
      implements Reply {

    /** The same with one more header; an empty value takes the header away. */
    public Whole with(String name, String value) {
      Map<String, String> more = new LinkedHashMap<>(headers);
      more.keySet().removeIf(name::equalsIgnoreCase);
      more.put(name, value);
      return new Whole(status, more, body, gate);
    }

    /** The same, sent only after the latch has reached zero. */
    public Whole after(CountDownLatch open) {
      return new Whole(status, headers, body, open);
    }
  }

  /** Whatever bytes the script writes; the connection ends after it. */
  record Raw(Script script) implements Reply {}

  /** Writes bytes of its own; {@link Pace} lets time pass between them. */
  @FunctionalInterface
  interface Script {
    void write(OutputStream out, Pace pace) throws IOException;
  }

  /** Lets a server be slow without outliving the test. */
  @FunctionalInterface
  interface Pace {
    /** Waits; false once the site is closed. */
    boolean pause(long millis);
  }

  /** An answer of any kind. */
  static Whole of(int status, String contentType, byte[] body) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", contentType);
    return new Whole(status, headers, ByteString.of(body), new CountDownLatch(0));
  }

  /** A page in UTF-8. */
  static Whole html(String text) {
    return of(200, "text/html; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  /** A file. */
  static Whole bytes(String contentType, byte[] body) {
    return of(200, contentType, body);
  }

  /** An answer that is only its status. */
  static Whole status(int status) {
    return of(status, "text/plain", new byte[0]);
  }

  /** Sends visitors on. */
  static Whole redirect(int status, String location) {
    return status(status).with("Location", location);
  }

  /** Bytes without any rule. */
  static Raw raw(Script script) {
    return new Raw(script);
  }
}
