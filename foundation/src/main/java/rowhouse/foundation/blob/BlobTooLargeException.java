package rowhouse.foundation.blob;

import java.io.IOException;

/** More bytes came than the caller allows; nothing of them was kept. */
public final class BlobTooLargeException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Says how many bytes were allowed. */
  public BlobTooLargeException(long limit) {
    super("More than " + limit + " bytes came, which is the limit.");
  }
}
