package rowhouse.wrapped.card;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Fonts that are installed here, for names in letters that our own fonts have not. Looking for them
 * takes time and memory, so it waits until the first such name.
 */
final class MachineFonts {
  private static final List<String> WANTED =
      List.of(
          "Noto Sans CJK SC",
          "Noto Sans CJK KR",
          "Noto Sans CJK JP",
          "Noto Sans SC",
          "Noto Sans KR",
          "Source Han Sans SC",
          "WenQuanYi Zen Hei",
          "WenQuanYi Micro Hei",
          "Nanum Gothic",
          "NanumGothic",
          "PingFang SC",
          "Apple SD Gothic Neo",
          "Microsoft YaHei",
          "Malgun Gothic",
          "Noto Sans",
          "Noto Sans Arabic",
          "Noto Sans Hebrew",
          "Noto Sans Thai",
          "Noto Sans Devanagari",
          "DejaVu Sans",
          "Liberation Sans",
          "Droid Sans Fallback");

  private static final List<Font> INSTALLED = installed();

  private MachineFonts() {}

  private static List<Font> installed() {
    Set<String> there =
        Set.of(
            GraphicsEnvironment.getLocalGraphicsEnvironment()
                .getAvailableFontFamilyNames(Locale.ROOT));
    return WANTED.stream()
        .filter(there::contains)
        .map(family -> new Font(family, Font.BOLD, 1))
        .toList();
  }

  /** A font that has the character, one made for the language first; null when there is none. */
  static @Nullable Font of(int code, Locale language) {
    @Nullable Font found = null;
    for (Font font : INSTALLED) {
      if (font.canDisplay(code)) {
        boolean made = font.getFamily(Locale.ROOT).endsWith("KR");
        if (language.getLanguage().equals("ko") == made) {
          return font;
        }
        found = found == null ? font : found;
      }
    }
    return found;
  }
}
