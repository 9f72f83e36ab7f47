package rowhouse.vault.page;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which language a text is in. The script decides where it can: many sites say {@code en} whatever
 * they are written in. What the page declares decides among languages of one script.
 */
public final class TextLanguage {

  private static final int SAMPLE = 20_000;
  private static final Set<String> ENGLISH =
      Set.of(
          "the", "of", "and", "to", "in", "that", "is", "was", "it", "for", "with", "as", "are",
          "on", "not", "you", "this", "from", "have", "a", "i");

  private TextLanguage() {}

  /**
   * The language as {@code en}, {@code zh}, {@code ko}, {@code ja}, the declared two- or
   * three-letter code of another one, or {@code other}.
   *
   * @param declared what the page says, such as {@code zh-Hant-TW}, or null
   */
  public static String of(@Nullable String declared, String text) {
    String said = primary(declared);
    int han = 0;
    int kana = 0;
    int hangul = 0;
    int other = 0;
    int end = Math.min(text.length(), SAMPLE);
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (!Character.isLetter(c)) {
        continue;
      }
      switch (Character.UnicodeScript.of(c)) {
        case HAN -> han++;
        case HIRAGANA, KATAKANA -> kana++;
        case HANGUL -> hangul++;
        default -> other++;
      }
    }
    // One such letter says about as much as three of an alphabet.
    double dense = han + kana + hangul;
    if (dense * 3 > other) {
      if (hangul * 2 >= dense) {
        return "ko";
      }
      return kana * 10 >= dense ? "ja" : han > hangul ? "zh" : "ko";
    }
    if (other == 0) {
      return said.isEmpty() ? "other" : said;
    }
    boolean impossible = Set.of("zh", "ko", "ja").contains(said);
    if (isEnglish(text.substring(0, end)) && (said.isEmpty() || impossible)) {
      return "en";
    }
    return said.isEmpty() || impossible ? "other" : said;
  }

  private static String primary(@Nullable String declared) {
    if (declared == null) {
      return "";
    }
    String first = declared.strip().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
    return first.matches("[a-z]{2,3}") ? first : "";
  }

  private static boolean isEnglish(String text) {
    int words = 0;
    int english = 0;
    for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+", -1)) {
      if (!word.isEmpty()) {
        words++;
        english += ENGLISH.contains(word) ? 1 : 0;
      }
    }
    return words > 0 && english * 11 >= words;
  }
}
