package rowhouse.wrapped.card;

import rowhouse.wrapped.story.CardKind;

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
record Paint(String ground, String shade, String ink, String soft, String accent, String lamp) {
  private static final Paint NIGHT =
      new Paint("#2a1020", "#4a1f39", "#fff4e6", "#e6c6d5", "#f196bd", "#f7c86a");
  private static final Paint DOOR =
      new Paint("#8a2452", "#a94272", "#fff4e6", "#fbdbe7", "#f7c86a", "#ffdcea");
  private static final Paint INK =
      new Paint("#17131c", "#332a3f", "#fdf3ea", "#cdc0d0", "#f7c86a", "#f196bd");
  private static final Paint LAMP =
      new Paint("#f5c864", "#e2a93a", "#33101f", "#5a2719", "#8a2452", "#fff1cf");

  private static final Paint PAPER =
      new Paint("#f6f3ec", "#e2d9c9", "#26221d", "#5d564b", "#b0346a", "#d4921b");
  private static final Paint BLUSH =
      new Paint("#fbe1eb", "#f1b9cf", "#3a0f22", "#6b2f4c", "#a32d60", "#8a2452");
  private static final Paint HONEY =
      new Paint("#f9e8bd", "#ecc978", "#33240a", "#5d481a", "#8a2452", "#b0346a");
  private static final Paint MILK =
      new Paint("#fffdf9", "#ecdfe4", "#2b1420", "#664557", "#8a2452", "#d4921b");

  static Paint byLamplight(CardKind kind) {
    return of(kind, NIGHT, DOOR, INK, LAMP);
  }

  static Paint onPaper(CardKind kind) {
    return of(kind, PAPER, BLUSH, HONEY, MILK);
  }

  private static Paint of(CardKind kind, Paint quiet, Paint warm, Paint deep, Paint bright) {
    return switch (kind) {
      case OPENING, NIGHT, RABBIT_HOLE, CLOSING -> quiet;
      case VIDEOS, SESSIONS, REWATCHES, TASTE, PERSONA -> warm;
      case HOURS, HEAT_MAP, THUMB, COMPARED -> deep;
      case WATCH_TIME, STREAK, EARLY, SKIPS -> bright;
    };
  }
}
