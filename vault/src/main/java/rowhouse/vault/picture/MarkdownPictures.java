package rowhouse.vault.picture;

import java.util.Optional;
import java.util.function.Function;

/** Finds the pictures in Markdown, leaving code alone. Reads once from start to end. */
final class MarkdownPictures {
  private static final int MAX_WORDS = 1000;
  private static final int MAX_TITLE = 1000;
  private static final int MAX_BRACKETS = 32;
  private static final int MAX_ADDRESS = 10_000;

  private final String text;
  private final StringBuilder out;
  private int at;

  MarkdownPictures(String markdown) {
    text = markdown;
    out = new StringBuilder(markdown.length());
  }

  /** Replaces each picture's address by what {@code place} gives, or the picture by a link. */
  String rewrite(Function<String, Optional<String>> place) {
    boolean lineStart = true;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (lineStart && fence() > 0) {
        copyFence();
        continue;
      }
      lineStart = c == '\n';
      if (c == '\\' && at + 1 < text.length()) {
        copy(at + 2);
      } else if (c == '`') {
        copyCode();
      } else if (c == '!' && at + 1 < text.length() && text.charAt(at + 1) == '[') {
        picture(place);
      } else {
        copy(at + 1);
      }
    }
    return out.toString();
  }

  private void copy(int end) {
    out.append(text, at, end);
    at = end;
  }

  /** The length of a code fence at this line, or 0. */
  private int fence() {
    int from = at;
    while (from < text.length() && from - at < 4 && text.charAt(from) == ' ') {
      from++;
    }
    if (from - at > 3 || from >= text.length()) {
      return 0;
    }
    char mark = text.charAt(from);
    int run = mark == '`' || mark == '~' ? run(from, mark) : 0;
    return run >= 3 ? run : 0;
  }

  private void copyFence() {
    int length = fence();
    int from = at;
    while (text.charAt(from) == ' ') {
      from++;
    }
    char mark = text.charAt(from);
    int line = lineEnd(at);
    while (line < text.length()) {
      int start = line;
      line = lineEnd(start);
      String trimmed = text.substring(start, line).strip();
      if (trimmed.length() >= length && run(trimmed, mark) == trimmed.length()) {
        break;
      }
    }
    copy(line);
  }

  private int lineEnd(int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end + 1;
  }

  private void copyCode() {
    int length = run(at, '`');
    int paragraph = text.indexOf("\n\n", at);
    int end = paragraph < 0 ? text.length() : paragraph;
    int close = at + length;
    while (close < end) {
      close = text.indexOf('`', close);
      if (close < 0 || close >= end) {
        break;
      }
      int run = run(close, '`');
      if (run == length) {
        copy(close + run);
        return;
      }
      close += run;
    }
    copy(at + length);
  }

  private void picture(Function<String, Optional<String>> place) {
    int words = closing(at + 1, '[', ']', MAX_WORDS);
    if (words < 0 || words + 1 >= text.length() || text.charAt(words + 1) != '(') {
      copy(at + 1);
      return;
    }
    int from = words + 2;
    boolean quoted = from < text.length() && text.charAt(from) == '<';
    int end = quoted ? text.indexOf('>', from) : addressEnd(from);
    int close = end < 0 ? -1 : closing(words + 1, '(', ')', end - words + MAX_TITLE);
    if (close < 0 || end > close) {
      copy(at + 1);
      return;
    }
    Optional<String> found = place.apply(text.substring(quoted ? from + 1 : from, end));
    if (found.isPresent()) {
      copy(from);
      out.append(found.get());
      at = quoted ? end + 1 : end;
    } else {
      at++;
    }
    copy(close + 1);
  }

  private int addressEnd(int from) {
    int depth = 0;
    for (int i = from; i < text.length() && i - from < MAX_ADDRESS; i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c)) {
        return i;
      }
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth < 0) {
        return i;
      }
      if (depth > MAX_BRACKETS) {
        return -1;
      }
    }
    return -1;
  }

  /** Where the bracket opened at {@code from} is closed, within a limit, or -1. */
  private int closing(int from, char open, char close, int limit) {
    int depth = 0;
    for (int i = from; i < text.length() && i - from < limit; i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == open) {
        depth++;
      } else if (c == close && --depth == 0) {
        return i;
      }
    }
    return -1;
  }

  private int run(int from, char mark) {
    int end = from;
    while (end < text.length() && text.charAt(end) == mark) {
      end++;
    }
    return end - from;
  }

  private static int run(String line, char mark) {
    int end = 0;
    while (end < line.length() && line.charAt(end) == mark) {
      end++;
    }
    return end;
  }
}
