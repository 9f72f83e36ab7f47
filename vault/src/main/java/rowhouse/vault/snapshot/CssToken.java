package rowhouse.vault.snapshot;

/**
 * One token of a style sheet.
 *
 * @param raw as written, to be written again unchanged
 * @param value what it means: a name without escapes in lower case, the text of a string, the
 *     address of a url
 */
record CssToken(Kind kind, String raw, String value) {
  enum Kind {
    BLANK,
    COMMENT,
    NAME,
    FUNCTION,
    AT,
    STRING,
    BAD_STRING,
    URL,
    BAD_URL,
    OPEN,
    CLOSE,
    SEMICOLON,
    COMMA,
    OTHER,
    END
  }

  boolean is(Kind wanted) {
    return kind == wanted;
  }

  /** Whether it opens a bracket that must be closed again; a function does. */
  boolean opens() {
    return kind == Kind.OPEN || kind == Kind.FUNCTION;
  }

  /** The bracket that closes what this opens. */
  char closer() {
    char last = raw.charAt(raw.length() - 1);
    return last == '{' ? '}' : last == '[' ? ']' : ')';
  }
}
