package rowhouse.wrapped.card;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import rowhouse.wrapped.story.CardKind;

/** The two families of colours, both from the app's own door: by lamplight and on paper. */
public enum Palette {
  /** Dark: the street at night. */
  LANTERN,
  /** Light: ink and paint on paper. */
  PAPER;

  Paint paint(CardKind kind) {
    return switch (this) {
      case LANTERN -> Paint.byLamplight(kind);
      case PAPER -> Paint.onPaper(kind);
    };
  }

  /** The word in addresses. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The palette of that word, null when there is none. */
  public static @Nullable Palette of(String word) {
    for (Palette palette : values()) {
      if (palette.word().equals(word)) {
        return palette;
      }
    }
    return null;
  }
}
