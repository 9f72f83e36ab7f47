package rowhouse.foundation.codec;

/**
 * What the structure of a picture file says, read without decoding a pixel.
 *
 * @param format the kind
 * @param width of the canvas as stored
 * @param height of the canvas as stored
 * @param frames pictures in it
 * @param framePixels the pixels of all frames together
 * @param pixelBytes bytes that one decoded pixel takes
 * @param orientation EXIF orientation, 1 to 8; 1 is upright
 * @param stripped the same file without metadata and without anything after its end
 */
record PictureFile(
    PictureFormat format,
    int width,
    int height,
    int frames,
    long framePixels,
    int pixelBytes,
    int orientation,
    Bytes stripped) {
  static final int MOST_FRAMES = 500;
  private static final long MOST_PIXELS = 50_000_000;
  private static final int LONGEST_SIDE = 16_383;
  private static final long MOST_FRAME_PIXELS = 500_000_000;

  /** Refuses what would take more memory or time to decode than a picture deserves. */
  void check() throws RefusedException {
    if (width < 1 || height < 1) {
      throw RefusedException.broken("no size");
    }
    if (width > LONGEST_SIDE || height > LONGEST_SIDE || pixels() > MOST_PIXELS) {
      throw RefusedException.tooLarge(width + "x" + height);
    }
    if (frames > MOST_FRAMES || framePixels > MOST_FRAME_PIXELS) {
      throw RefusedException.tooLarge(frames + " frames, " + framePixels + " pixels");
    }
  }

  long pixels() {
    return (long) width * height;
  }

  boolean isAnimated() {
    return frames > 1;
  }

  boolean isTurned() {
    return orientation >= 5;
  }
}
