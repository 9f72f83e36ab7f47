package rowhouse.wrapped.card;

import rowhouse.wrapped.story.Card;

/**
 * Where a motif is drawn.
 *
 * @param svg what it is written to
 * @param card whose figures it shows
 * @param look language and year
 * @param paint the card's colours
 * @param letters for labels
 * @param x left edge
 * @param y upper edge
 * @param width of the box
 * @param height of the box
 */
record Canvas(
    Svg svg,
    Card card,
    Look look,
    Paint paint,
    Lettering letters,
    double x,
    double y,
    double width,
    double height) {

  double middleX() {
    return x + width / 2;
  }

  double middleY() {
    return y + height / 2;
  }

  double bottom() {
    return y + height;
  }

  /** Half of the largest circle that fits. */
  double radius() {
    return Math.min(width, height) / 2;
  }

  /** A value of the motif's series, 0 when there is none. */
  double value(int index) {
    return index < card.motif().series().size() ? card.motif().series().get(index) : 0;
  }

  boolean hasSeries() {
    return !card.motif().series().isEmpty();
  }
}
