package rowhouse.foundation.codec;

/** The kinds of pictures that are taken; everything else is refused, SVG and HTML included. */
public enum PictureFormat {
  PNG("image/png", "png"),
  JPEG("image/jpeg", "jpg"),
  GIF("image/gif", "gif"),
  WEBP("image/webp", "webp"),
  AVIF("image/avif", "avif"),
  BMP("image/bmp", "bmp");

  private final String mediaType;
  private final String extension;

  PictureFormat(String mediaType, String extension) {
    this.mediaType = mediaType;
    this.extension = extension;
  }

  /** What a server may say in Content-Type. */
  public String mediaType() {
    return mediaType;
  }

  /** The ending of a file name, without the dot. */
  public String extension() {
    return extension;
  }
}
