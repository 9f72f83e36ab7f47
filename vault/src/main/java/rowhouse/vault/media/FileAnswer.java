package rowhouse.vault.media;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;
import rowhouse.foundation.blob.Blobs;

/** Writes a file, or one range of it, without holding it in memory. */
final class FileAnswer {
  private static final int BUFFER = 64 * 1024;

  private final Blobs blobs;
  private final String sha256;
  private final long size;

  FileAnswer(Blobs blobs, String sha256, long size) {
    this.blobs = blobs;
    this.sha256 = sha256;
    this.size = size;
  }

  void write(@Nullable String range, HttpServletResponse response) throws IOException {
    HttpRange wanted = single(range);
    if (wanted == null) {
      response.setContentLengthLong(size);
      copy(0, size, response.getOutputStream());
      return;
    }
    long first = wanted.getRangeStart(size);
    long last = wanted.getRangeEnd(size);
    if (first >= size || first > last) {
      response.setStatus(416);
      response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + size);
      return;
    }
    response.setStatus(206);
    response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes %d-%d/%d".formatted(first, last, size));
    response.setContentLengthLong(last - first + 1);
    copy(first, last - first + 1, response.getOutputStream());
  }

  /** Several ranges at once, or nonsense, are answered with the whole file, as RFC 9110 allows. */
  private static @Nullable HttpRange single(@Nullable String header) {
    if (header == null) {
      return null;
    }
    try {
      List<HttpRange> ranges = HttpRange.parseRanges(header);
      return ranges.size() == 1 ? ranges.getFirst() : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private void copy(long from, long length, OutputStream out) throws IOException {
    try (SeekableByteChannel channel = blobs.open(sha256)) {
      channel.position(from);
      InputStream in = Channels.newInputStream(channel);
      byte[] buffer = new byte[BUFFER];
      long left = length;
      while (left > 0) {
        int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) {
          return;
        }
        out.write(buffer, 0, read);
        left -= read;
      }
    }
  }
}
