package rowhouse.foundation.codec;

/**
 * A picture that was kept.
 *
 * @param kept which of the two lies in the request's {@code out}
 * @param format of the kept picture
 * @param width of the kept picture in pixels, upright
 * @param height of the kept picture in pixels, upright
 * @param bytes of the kept picture
 * @param animated whether it moves
 * @param frames how many pictures it holds; 1 when it does not move, 0 when not known
 * @param thumbBytes of the small picture; 0 when none could be made (AVIF)
 * @param colour the mean colour as {@code #rrggbb}; empty when not known
 */
public record Picture(
    Kept kept,
    PictureFormat format,
    int width,
    int height,
    long bytes,
    boolean animated,
    int frames,
    long thumbBytes,
    String colour)
    implements PictureOutcome {

  /** Which of the two was kept: the smaller one. */
  public enum Kept {
    /** The picture as it came, without its metadata. */
    ORIGINAL,
    /** A WebP made from it. */
    WEBP
  }
}
