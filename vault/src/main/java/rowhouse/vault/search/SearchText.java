package rowhouse.vault.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Text prepared for a full-text index that knows nothing of languages: FTS5 with {@code unicode61}
 * and PostgreSQL's {@code simple} both see words made of letters and digits, divided by spaces.
 * Scripts written without spaces are cut into overlapping pairs, so that any two letters are found.
 */
public final class SearchText {

  /** Longest word that is indexed, in characters; the rest of a longer one is cut off. */
  static final int LONGEST_WORD = 64;

  private SearchText() {}

  /** The text to hand to the index; cost grows with the length of {@code text} alone. */
  public static String of(String text) {
    StringBuilder out = new StringBuilder(text.length() + text.length() / 2);
    for (Run run : runs(text)) {
      for (String token : run.indexTokens()) {
        if (!out.isEmpty()) {
          out.append(' ');
        }
        out.append(token);
      }
    }
    return out.toString();
  }

  /** Case, width and accents do not matter to people who search. */
  static String fold(String text) {
    if (isPlain(text)) {
      return text.toLowerCase(Locale.ROOT);
    }
    // Lower case first: the lower case of İ has a mark of its own that must go with the others.
    String apart = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD);
    StringBuilder out = new StringBuilder(apart.length());
    for (int i = 0; i < apart.length(); i++) {
      char c = apart.charAt(i);
      // Only the marks of Latin, Greek and Cyrillic go; Kana and Indic scripts mean something else.
      if (c < '\u0300' || c > '\u036f') {
        out.append(c);
      }
    }
    String lower = out.toString().toLowerCase(Locale.ROOT);
    return Normalizer.normalize(lower, Normalizer.Form.NFC);
  }

  /** Cuts a text into words and runs of letters that are written without spaces. */
  static List<Run> runs(String text) {
    String folded = fold(text);
    List<Run> runs = new ArrayList<>();
    int i = 0;
    while (i < folded.length()) {
      int first = folded.codePointAt(i);
      if (!isWordPart(first)) {
        i += Character.charCount(first);
        continue;
      }
      boolean dense = isDense(first);
      int end = i;
      while (end < folded.length()) {
        int c = folded.codePointAt(end);
        if (!isWordPart(c) || isDense(c) != dense) {
          break;
        }
        end += Character.charCount(c);
      }
      runs.add(new Run(folded.substring(i, end), dense));
      i = end;
    }
    return runs;
  }

  static boolean isWordPart(int c) {
    if (c < 0x80) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
    }
    if (isOneForm(c)) {
      return true;
    }
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
      default -> Character.isLetterOrDigit(c);
    };
  }

  /** Whether a letter belongs to a script whose words stand without spaces or with endings on. */
  static boolean isDense(int c) {
    if (c < 0x1100) {
      return false;
    }
    if (isOneForm(c)) {
      return true;
    }
    return switch (Character.UnicodeScript.of(c)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> true;
      default -> c == 'ー';
    };
  }

  /** Whether a text is made of letters that folding changes the case of at most. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isPlain(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether folding changes the case of a letter at most. */
  static boolean isPlain(int c) {
    return c <= 0x7f || isOneForm(c);
  }

  /**
   * Whether it is a Hangul syllable, a Kana or a common Han letter: most of a Chinese, Japanese or
   * Korean text. No case, width or accent changes these, so the slow way through Unicode's tables
   * is for the others.
   */
  private static boolean isOneForm(int c) {
    return (c >= 0x4e00 && c <= 0x9fff)
        || (c >= 0xac00 && c <= 0xd7a3)
        || (c >= 0x3400 && c <= 0x4dbf)
        || (c >= 0x3041 && c <= 0x3096)
        || (c >= 0x30a1 && c <= 0x30fa);
  }

  /** Letters that stand together: a word, or a stretch of a dense script. */
  record Run(String letters, boolean dense) {

    /**
     * A dense run gives its pairs and, alone, its last letter: a single letter is searched as the
     * beginning of a pair, and the last one begins none.
     */
    List<String> indexTokens() {
      List<String> tokens = queryTokens();
      if (dense && letters.codePointCount(0, letters.length()) > 1) {
        tokens.add(letters.substring(letters.offsetByCodePoints(letters.length(), -1)));
      }
      return tokens;
    }

    /** Without the last letter, after which the searched text may go on. */
    List<String> queryTokens() {
      List<String> tokens = new ArrayList<>();
      if (!dense) {
        tokens.add(letters.length() > LONGEST_WORD ? cut() : letters);
        return tokens;
      }
      int second = letters.offsetByCodePoints(0, 1);
      if (second == letters.length()) {
        tokens.add(letters);
        return tokens;
      }
      int start = 0;
      while (second < letters.length()) {
        int end = letters.offsetByCodePoints(second, 1);
        tokens.add(letters.substring(start, end));
        start = second;
        second = end;
      }
      return tokens;
    }

    boolean isSingleLetter() {
      return dense && letters.offsetByCodePoints(0, 1) == letters.length();
    }

    private String cut() {
      boolean splits = Character.isHighSurrogate(letters.charAt(LONGEST_WORD - 1));
      return letters.substring(0, splits ? LONGEST_WORD - 1 : LONGEST_WORD);
    }
  }
}
