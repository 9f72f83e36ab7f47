package rowhouse.server.watching;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import rowhouse.server.Answer;
import rowhouse.server.Browser;

/** Exports as TikTok makes them, and ways to send them. */
final class Exports {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
  static final String LINK = "https://www.tiktokv.com/share/video/7404519706050170117/";

  private Exports() {}

  /** The current layout around these rows, of the account {@code name}. */
  static String current(String name, String... rows) {
    return "{\"Profile And Settings\":{\"Profile Info\":{\"ProfileMap\":{\"userName\":\""
        + name
        + "\"}}},\"Your Activity\":{\"Watch History\":{\"VideoList\":["
        + String.join(",", rows)
        + "]}}}";
  }

  static String row(String date) {
    return row(date, LINK);
  }

  static String row(String date, String link) {
    return "{\"Date\":\"" + date + "\",\"Link\":\"" + link + "\"}";
  }

  /** {@code count} rows, ten seconds apart, from {@code first} on. */
  static String[] rows(String first, int count) {
    Instant start = Instant.parse(first);
    String[] rows = new String[count];
    for (int i = 0; i < count; i++) {
      rows[i] =
          row(
              DATE.format(start.plusSeconds(10L * i)),
              "https://www.tiktokv.com/share/video/" + (7404519706050170117L + i) + "/");
    }
    return rows;
  }

  static byte[] zip(String name, String content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content.getBytes(UTF_8));
      zip.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Sends a file as a page does, and waits until it has been read. */
  static Answer upload(Browser browser, String name, byte[] content) {
    return send(browser, "api/v1/imports", name, content, "wait=30");
  }

  static Answer upload(Browser browser, String json) {
    return upload(browser, "user_data_tiktok.json", json.getBytes(UTF_8));
  }

  static Answer send(Browser browser, String path, String name, byte[] content, String prefer) {
    HttpRequest.Builder request =
        browser
            .request(path)
            .header("Content-Type", "multipart/form-data; boundary=xXx")
            .POST(HttpRequest.BodyPublishers.ofByteArray(form(name, content)));
    if (!prefer.isEmpty()) {
      request.header("Prefer", prefer);
    }
    return browser.send(request.build());
  }

  /** A form with a field before the file, as browsers send them. */
  static byte[] form(String name, byte[] content) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(
        ("--xXx\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nhello\r\n"
                + "--xXx\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
            .getBytes(UTF_8));
    body.writeBytes(content);
    body.writeBytes("\r\n--xXx--\r\n".getBytes(UTF_8));
    return body.toByteArray();
  }
}
