package rowhouse.foundation.codec;

import java.util.Locale;

/** Why a picture was not kept. {@link #code} is stable and may be stored and shown. */
public enum PictureCode {
  /** Not PNG, JPEG, GIF, WebP, AVIF or BMP by its first bytes. */
  NOT_A_PICTURE("This file is not a picture of a known kind, so it was not kept.", false),
  /** More pixels, frames or scans than are decoded. */
  PICTURE_TOO_LARGE(
      "This picture is larger than 50 megapixels, 16383 pixels a side or 500 frames, so it was not"
          + " converted.",
      false),
  /** A picture by its first bytes, but it cannot be read. */
  PICTURE_BROKEN("This picture is damaged and could not be read.", false),
  /** The child that read it ended. */
  CODEC_FAILED("Reading this picture ended unexpectedly. It is tried again later.", true),
  /** It took longer than the limit. */
  CODEC_TIMEOUT("Reading this picture took too long, so it was given up.", false),
  /** Too many pictures are waiting. */
  CODEC_BUSY("Too many pictures are waiting. It is tried again later.", true);

  private final String message;
  private final boolean retryable;

  PictureCode(String message, boolean retryable) {
    this.message = message;
    this.retryable = retryable;
  }

  /** The word for rows and answers, such as {@code picture_too_large}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A full sentence for a person. */
  public String message() {
    return message;
  }

  /** Whether the same picture may well succeed later. */
  public boolean retryable() {
    return retryable;
  }
}
