package rowhouse.watching.source;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * Reads one list of the text export: blocks of {@code Label: value} lines, each beginning with its
 * date.
 */
final class TextExport {
  private final TextLines lines;
  private final RowCollector rows;

  private boolean open;
  private boolean dated;
  private long at = ExportDate.NONE;
  private long video;
  private @Nullable String link;
  private boolean linked;
  private long blocks;
  private boolean anyText;

  TextExport(Reader in, RowCollector rows) {
    this.lines = new TextLines(in);
    this.rows = rows;
  }

  /** How many blocks a list of no further interest has. */
  long count() throws IOException {
    while (lines.next()) {
      if (lines.startsWith("date:")) {
        blocks++;
      }
    }
    return blocks;
  }

  /** Hands on the history; returns how many blocks it has. */
  long read() throws IOException {
    while (lines.next()) {
      line();
    }
    close();
    return blocks;
  }

  /** Whether the file says something, but nothing that looks like a history. */
  boolean isForeign() {
    return anyText && blocks == 0;
  }

  private void line() {
    if (lines.isBlank()) {
      close();
      return;
    }
    anyText = true;
    if (lines.startsWith("date:")) {
      if (dated) {
        close();
      }
      int from = lines.afterLabel("date:");
      open = true;
      dated = true;
      at = ExportDate.parse(lines.text(), from, lines.length() - from);
    } else if (lines.startsWith("link:")) {
      link(lines.afterLabel("link:"));
    } else if (lines.startsWith("video link:")) {
      link(lines.afterLabel("video link:"));
    } else if (lines.startsWith("videolink:")) {
      link(lines.afterLabel("videolink:"));
    }
  }

  private void link(int from) {
    if (linked) {
      close();
    }
    open = true;
    linked = true;
    int length = lines.length() - from;
    video = ShareLink.videoId(lines.text(), from, length);
    link = video == 0 && length > 0 ? new String(lines.text(), from, length).strip() : null;
  }

  private void close() {
    if (open) {
      blocks++;
      if (dated) {
        rows.row(at, video, link);
      } else {
        rows.reject(BadRow.NOT_A_ROW);
      }
    }
    open = false;
    dated = false;
    linked = false;
    at = ExportDate.NONE;
    video = 0;
    link = null;
  }
}
