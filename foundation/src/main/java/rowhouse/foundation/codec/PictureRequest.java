package rowhouse.foundation.codec;

import java.nio.file.Path;

/**
 * One picture to bring into a form that can be kept. The files are passed by path; the two results
 * are made or emptied first and deleted on failure.
 *
 * @param in the picture as it came
 * @param out where the kept picture goes
 * @param thumb where the small WebP goes
 * @param convert whether a smaller WebP may replace the picture; otherwise it only loses its
 *     metadata
 * @param quality of a lossy WebP, 1 to 100
 * @param maxSide longest side that is kept in pixels, 0 for any; a longer one is scaled down
 * @param thumbSide longest side of the small picture, 16 to 1024
 */
public record PictureRequest(
    Path in, Path out, Path thumb, boolean convert, int quality, int maxSide, int thumbSide) {

  /** Refuses sizes that make no picture. */
  public PictureRequest {
    if (quality < 1 || quality > 100 || maxSide < 0 || thumbSide < 16 || thumbSide > 1024) {
      throw new IllegalArgumentException("quality 1-100, maxSide 0 or more, thumbSide 16-1024");
    }
    in = in.toAbsolutePath();
    out = out.toAbsolutePath();
    thumb = thumb.toAbsolutePath();
  }

  /** Quality 80, any size, a thumbnail of 300 pixels. */
  public static PictureRequest of(Path in, Path out, Path thumb) {
    return new PictureRequest(in, out, thumb, true, 80, 0, 300);
  }
}
