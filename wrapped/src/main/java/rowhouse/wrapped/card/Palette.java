package rowhouse.wrapped.card;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import rowhouse.wrapped.story.CardKind;

/** The two families of colours, both from the app's own door: by lamplight and on paper. */
public enum Palette {
  /** Dark: the street at night. */
  LANTERN(
      List.of(
          new Paint("#2a1020", "#4a1f39", "#fff4e6", "#e6c6d5", "#f196bd", "#f7c86a"),
          new Paint("#8a2452", "#a94272", "#fff4e6", "#fbdbe7", "#f7c86a", "#ffdcea"),
          new Paint("#17131c", "#332a3f", "#fdf3ea", "#cdc0d0", "#f7c86a", "#f196bd"),
          new Paint("#f5c864", "#e2a93a", "#33101f", "#5a2719", "#8a2452", "#fff1cf"))),
  /** Light: ink and paint on paper. */
  PAPER(
      List.of(
          new Paint("#f6f3ec", "#e2d9c9", "#26221d", "#5d564b", "#b0346a", "#d4921b"),
          new Paint("#fbe1eb", "#f1b9cf", "#3a0f22", "#6b2f4c", "#b0346a", "#8a2452"),
          new Paint("#f9e8bd", "#ecc978", "#33240a", "#5d481a", "#8a2452", "#b0346a"),
          new Paint("#fffdf9", "#ecdfe4", "#2b1420", "#664557", "#8a2452", "#d4921b")));

  private final List<Paint> paints;

  Palette(List<Paint> paints) {
    this.paints = paints;
  }

  /**
   * The colours of one card.
   *
   * @param ground behind everything
   * @param shade large quiet shapes
   * @param ink headlines
   * @param soft longer texts
   * @param accent what is drawn
   * @param lamp the one bright thing
   */
  record Paint(String ground, String shade, String ink, String soft, String accent, String lamp) {}

  Paint paint(CardKind kind) {
    int which =
        switch (kind) {
          case OPENING, NIGHT, RABBIT_HOLE, CLOSING -> 0;
          case VIDEOS, SESSIONS, REWATCHES, TASTE, PERSONA -> 1;
          case HOURS, HEAT_MAP, THUMB, COMPARED -> 2;
          case WATCH_TIME, STREAK, EARLY, SKIPS -> 3;
        };
    return paints.get(which);
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
