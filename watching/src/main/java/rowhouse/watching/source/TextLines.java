package rowhouse.watching.source;

import java.io.IOException;
import java.io.Reader;

/** Lines of a text in one reused buffer; what a line has beyond 4 000 characters is dropped. */
final class TextLines {
  private static final int MAX_LINE = 4_000;

  private final Reader in;
  private final char[] buffer = new char[1 << 14];
  private final char[] line = new char[MAX_LINE];
  private int filled;
  private int next;
  private int length;

  TextLines(Reader in) {
    this.in = in;
  }

  /** Moves to the next line; false at the end. */
  boolean next() throws IOException {
    length = 0;
    boolean any = false;
    while (next < filled || fill()) {
      any = true;
      char c = buffer[next++];
      if (c == '\n') {
        return true;
      }
      if (c != '\r' && c != '\uFEFF' && length < MAX_LINE) {
        line[length++] = c;
      }
    }
    return any;
  }

  private boolean fill() throws IOException {
    filled = Math.max(0, in.read(buffer));
    next = 0;
    return filled > 0;
  }

  /** The characters of the line, from 0 up to {@link #length}. */
  char[] text() {
    return line;
  }

  int length() {
    return length;
  }

  boolean isBlank() {
    for (int i = 0; i < length; i++) {
      if (!Character.isWhitespace(line[i])) {
        return false;
      }
    }
    return true;
  }

  /** Whether the line begins with a label, written here in lower case. */
  boolean startsWith(String label) {
    if (length < label.length()) {
      return false;
    }
    for (int i = 0; i < label.length(); i++) {
      if (Character.toLowerCase(line[i]) != label.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Where the value behind a label begins. */
  int afterLabel(String label) {
    int at = label.length();
    while (at < length && Character.isWhitespace(line[at])) {
      at++;
    }
    return at;
  }
}
