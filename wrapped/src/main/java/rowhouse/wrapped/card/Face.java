package rowhouse.wrapped.card;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The fonts of the cards. Our own sentences are drawn with fonts that come along; a name in a
 * script that these have not is drawn with a font of the machine, and a character that no font has
 * is left out rather than drawn as an empty box.
 */
final class Face {
  /** How heavy a text is. */
  enum Weight {
    HEAVY,
    MEDIUM
  }

  /** A stretch of text in one font. */
  record Run(String text, String family) {}

  private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);
  private static final Font HEAVY = own("card-heavy.ttf");
  private static final Font MEDIUM = own("card-medium.ttf");
  private static final Font HEAVY_CHINESE = own("card-heavy-sc.otf");
  private static final Font HEAVY_KOREAN = own("card-heavy-kr.otf");
  private static final Font MEDIUM_CHINESE = own("card-medium-sc.otf");
  private static final Font MEDIUM_KOREAN = own("card-medium-kr.otf");

  private final List<Font> heavy;
  private final List<Font> medium;
  private final Locale language;

  private Face(Locale language) {
    this.language = language;
    boolean korean = language.getLanguage().equals("ko");
    this.heavy = List.of(HEAVY, korean ? HEAVY_KOREAN : HEAVY_CHINESE);
    this.medium = List.of(MEDIUM, korean ? MEDIUM_KOREAN : MEDIUM_CHINESE);
  }

  static Face of(Locale language) {
    return new Face(language);
  }

  Locale language() {
    return language;
  }

  private static Font own(String file) {
    try (InputStream in = Face.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing from the build");
      }
      Font font = Font.createFont(Font.TRUETYPE_FONT, in);
      GraphicsEnvironment.getLocalGraphicsEnvironment().registerFont(font);
      return font;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    } catch (FontFormatException e) {
      throw new IllegalStateException(file + " is no font", e);
    }
  }

  /** The text in stretches of one font each; characters that no font has are left out. */
  List<Run> runs(String text, Weight weight) {
    List<Run> runs = new ArrayList<>();
    StringBuilder run = new StringBuilder();
    @Nullable Font current = null;
    for (int at = 0; at < text.length(); ) {
      int code = text.codePointAt(at);
      at += Character.charCount(code);
      boolean space = code == ' ' || code == 0xA0;
      @Nullable Font font =
          space && current != null && current.canDisplay(code) ? current : fontOf(code, weight);
      if (font == null) {
        continue;
      }
      if (current != null && !font.equals(current)) {
        runs.add(new Run(run.toString(), current.getFamily(Locale.ROOT)));
        run.setLength(0);
      }
      current = font;
      run.appendCodePoint(code);
    }
    if (current != null) {
      runs.add(new Run(run.toString(), current.getFamily(Locale.ROOT)));
    }
    return runs;
  }

  private @Nullable Font fontOf(int code, Weight weight) {
    List<Font> own = weight == Weight.HEAVY ? heavy : medium;
    boolean chineseQuote = language.getLanguage().equals("zh") && code >= 0x2018 && code <= 0x201D;
    for (Font font : chineseQuote ? own.reversed() : own) {
      if (font.canDisplay(code)) {
        return font;
      }
    }
    return MachineFonts.of(code, language);
  }

  /** Whether the fonts that come along can draw all of {@code text}. */
  boolean drawsByItself(String text) {
    return text.codePoints()
        .allMatch(code ->
            Stream.of(heavy, medium)
                .allMatch(fonts -> fonts.stream().anyMatch(f -> f.canDisplay(code))));
  }

  /** Whether a name can be drawn: signs and pictures may be left out of it, letters may not. */
  boolean drawsLetters(String name) {
    return name.codePoints()
        .filter(Character::isLetter)
        .allMatch(code -> fontOf(code, Weight.HEAVY) != null);
  }

  /** How wide a text is, in pixels. */
  double width(String text, double size, Weight weight) {
    double width = 0;
    for (Run run : runs(text, weight)) {
      width +=
          font(run.family(), weight)
              .deriveFont((float) size)
              .getStringBounds(run.text(), EXACT)
              .getWidth();
    }
    return width;
  }

  private Font font(String family, Weight weight) {
    for (Font font : weight == Weight.HEAVY ? heavy : medium) {
      if (font.getFamily(Locale.ROOT).equals(family)) {
        return font;
      }
    }
    return new Font(family, Font.BOLD, 1);
  }
}
