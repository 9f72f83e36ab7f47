package rowhouse.vault.page;

/**
 * Counts how much there is to read, in a measure that is fair to scripts with and without spaces.
 */
public final class Words {

  private static final String SENTENCE_MARKS = ".!?…。！？,，、;；:：";

  private Words() {}

  /**
   * Reading weight: a spaced word counts one, a Chinese or Japanese letter 0.6, a Korean syllable
   * 0.4, since those are about the shares of an English word they say.
   */
  static double weight(CharSequence text) {
    double weight = 0;
    boolean inWord = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      double dense = dense(c);
      if (dense > 0) {
        weight += dense;
        inWord = false;
      } else {
        boolean part = Character.isLetterOrDigit(c) || (inWord && (c == '\'' || c == '’'));
        if (part && !inWord) {
          weight++;
        }
        inWord = part;
      }
    }
    return weight;
  }

  /** The figure shown to people: spaced words (Korean too), and letters of Chinese and Japanese. */
  public static int count(CharSequence text) {
    int count = 0;
    boolean inWord = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (dense(c) == 0.6) {
        count++;
        inWord = false;
      } else {
        boolean part = Character.isLetterOrDigit(c) || (inWord && (c == '\'' || c == '’'));
        if (part && !inWord) {
          count++;
        }
        inWord = part;
      }
    }
    return count;
  }

  static int sentenceMarks(CharSequence text) {
    int marks = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (SENTENCE_MARKS.indexOf(c) >= 0) {
        // A point inside a number or an address ends nothing.
        boolean ends =
            c > 0x7f || i + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(i + 1));
        if (ends) {
          marks++;
        }
      }
    }
    return marks;
  }

  private static double dense(char c) {
    if (c < 0x1100) {
      return 0;
    }
    if (c >= 0xac00 && c <= 0xd7a3) {
      return 0.4;
    }
    boolean han = (c >= 0x3400 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff);
    boolean kana = c >= 0x3041 && c <= 0x30fa;
    return han || kana ? 0.6 : 0;
  }
}
