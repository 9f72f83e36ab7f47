package rowhouse.vault.snapshot;

import java.util.HexFormat;
import java.util.Locale;
import rowhouse.vault.snapshot.CssToken.Kind;

/**
 * Cuts a style sheet into tokens as the CSS Syntax standard says, so that what we see as an address
 * is what a browser sees as one. One pass, no recursion.
 */
final class CssTokenizer {
  private static final int EOF = -1;

  private final String text;
  private int at;

  CssTokenizer(String css) {
    text =
        css.replace("\r\n", "\n").replace('\r', '\n').replace('\f', '\n').replace('\0', '\ufffd');
  }

  /** The next token; END for ever after the last. */
  CssToken next() {
    int from = at;
    int c = peek(0);
    if (c == EOF) {
      return new CssToken(Kind.END, "", "");
    }
    if (isBlank(c)) {
      skipBlanks();
      return raw(Kind.BLANK, from);
    }
    if (c == '/' && peek(1) == '*') {
      int end = text.indexOf("*/", at + 2);
      at = end < 0 ? text.length() : end + 2;
      return raw(Kind.COMMENT, from);
    }
    if (c == '"' || c == '\'') {
      return string(c);
    }
    if (startsNumber()) {
      number();
      return raw(Kind.OTHER, from);
    }
    if (text.startsWith("<!--", at)) {
      at += 4;
      return raw(Kind.COMMENT, from);
    }
    if (text.startsWith("-->", at)) {
      at += 3;
      return raw(Kind.COMMENT, from);
    }
    if (startsName(0)) {
      return nameLike();
    }
    return sign(c, from);
  }

  private CssToken sign(int c, int from) {
    at++;
    if (c == '@' && startsName(0)) {
      String name = name();
      return new CssToken(Kind.AT, text.substring(from, at), name);
    }
    if (c == '#' && (isNamePart(peek(0)) || isEscape(0))) {
      name();
      return raw(Kind.OTHER, from);
    }
    return raw(
        switch (c) {
          case '(', '[', '{' -> Kind.OPEN;
          case ')', ']', '}' -> Kind.CLOSE;
          case ';' -> Kind.SEMICOLON;
          case ',' -> Kind.COMMA;
          default -> Kind.OTHER;
        },
        from);
  }

  private CssToken nameLike() {
    int from = at;
    String name = name();
    if (peek(0) != '(') {
      return new CssToken(Kind.NAME, text.substring(from, at), name);
    }
    at++;
    if (name.equals("url")) {
      int ahead = at;
      while (ahead < text.length() && isBlank(text.charAt(ahead))) {
        ahead++;
      }
      boolean quoted =
          ahead < text.length() && (text.charAt(ahead) == '"' || text.charAt(ahead) == '\'');
      if (!quoted) {
        at = ahead;
        return url(from);
      }
    }
    return new CssToken(Kind.FUNCTION, text.substring(from, at), name);
  }

  private CssToken url(int from) {
    StringBuilder value = new StringBuilder();
    while (true) {
      int c = peek(0);
      if (c == EOF || c == ')') {
        at = Math.min(text.length(), at + 1);
        return new CssToken(Kind.URL, text.substring(from, at), value.toString());
      }
      if (isBlank(c)) {
        skipBlanks();
        if (peek(0) != ')' && peek(0) != EOF) {
          return badUrl(from);
        }
      } else if (c == '"' || c == '\'' || c == '(' || c < 0x20 || c == 0x7f) {
        return badUrl(from);
      } else if (c == '\\') {
        if (!isEscape(0)) {
          return badUrl(from);
        }
        at++;
        escape(value);
      } else {
        value.append((char) c);
        at++;
      }
    }
  }

  private CssToken badUrl(int from) {
    while (peek(0) != EOF && peek(0) != ')') {
      at += isEscape(0) ? 2 : 1;
    }
    at = Math.min(text.length(), at + 1);
    return raw(Kind.BAD_URL, from);
  }

  private CssToken string(int quote) {
    int from = at++;
    StringBuilder value = new StringBuilder();
    while (true) {
      int c = peek(0);
      if (c == EOF || c == quote) {
        at = Math.min(text.length(), at + 1);
        return new CssToken(Kind.STRING, text.substring(from, at), value.toString());
      }
      if (c == '\n') {
        return raw(Kind.BAD_STRING, from);
      }
      at++;
      if (c != '\\') {
        value.append((char) c);
      } else if (peek(0) == '\n') {
        at++;
      } else if (peek(0) != EOF) {
        escape(value);
      }
    }
  }

  /** Reads a name and gives it without escapes, in lower case. */
  private String name() {
    StringBuilder value = new StringBuilder();
    while (true) {
      int c = peek(0);
      if (isNamePart(c)) {
        value.append((char) c);
        at++;
      } else if (isEscape(0)) {
        at++;
        escape(value);
      } else {
        return value.toString().toLowerCase(Locale.ROOT);
      }
    }
  }

  /** Reads what follows a backslash. */
  private void escape(StringBuilder value) {
    int digits = 0;
    int code = 0;
    while (digits < 6 && peek(0) != EOF && HexFormat.isHexDigit(peek(0))) {
      code = code * 16 + HexFormat.fromHexDigit(peek(0));
      digits++;
      at++;
    }
    if (digits == 0) {
      int c = text.codePointAt(at);
      at += Character.charCount(c);
      value.appendCodePoint(c);
      return;
    }
    if (peek(0) != EOF && isBlank(peek(0))) {
      at++;
    }
    boolean wrong = code == 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff);
    value.appendCodePoint(wrong ? 0xfffd : code);
  }

  private boolean startsNumber() {
    int i = peek(0) == '+' || peek(0) == '-' ? 1 : 0;
    return isDigit(peek(i)) || (peek(i) == '.' && isDigit(peek(i + 1)));
  }

  private void number() {
    if (peek(0) == '+' || peek(0) == '-') {
      at++;
    }
    digits();
    if (peek(0) == '.' && isDigit(peek(1))) {
      at++;
      digits();
    }
    if (peek(0) == 'e' || peek(0) == 'E') {
      int i = peek(1) == '+' || peek(1) == '-' ? 2 : 1;
      if (isDigit(peek(i))) {
        at += i;
        digits();
      }
    }
    if (startsName(0)) {
      name();
    } else if (peek(0) == '%') {
      at++;
    }
  }

  private void digits() {
    while (isDigit(peek(0))) {
      at++;
    }
  }

  private boolean startsName(int offset) {
    int c = peek(offset);
    if (c == '-') {
      return peek(offset + 1) == '-' || isNameStart(peek(offset + 1)) || isEscape(offset + 1);
    }
    return isNameStart(c) || isEscape(offset);
  }

  private boolean isEscape(int offset) {
    return peek(offset) == '\\' && peek(offset + 1) != '\n' && peek(offset + 1) != EOF;
  }

  private void skipBlanks() {
    while (isBlank(peek(0))) {
      at++;
    }
  }

  private int peek(int offset) {
    return at + offset < text.length() ? text.charAt(at + offset) : EOF;
  }

  private CssToken raw(Kind kind, int from) {
    String raw = text.substring(from, at);
    return new CssToken(kind, raw, raw);
  }

  private static boolean isBlank(int c) {
    return c == ' ' || c == '\t' || c == '\n';
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isNameStart(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
  }

  private static boolean isNamePart(int c) {
    return isNameStart(c) || isDigit(c) || c == '-';
  }
}
