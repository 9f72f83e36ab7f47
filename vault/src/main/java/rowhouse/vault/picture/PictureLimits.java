package rowhouse.vault.picture;

/**
 * How much of an article's pictures is kept.
 *
 * @param max the most pictures of one article, its cover included; {@code
 *     rowhouse.vault.pictures.max}
 * @param maxWidth the widest candidate of a srcset worth fetching, in pixels
 */
public record PictureLimits(int max, int maxWidth) {
  /** 100 pictures, none asked for wider than 2048 pixels. */
  public static final PictureLimits DEFAULT = new PictureLimits(100, 2048);
}
