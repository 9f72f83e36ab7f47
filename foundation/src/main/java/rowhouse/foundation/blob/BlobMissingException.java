package rowhouse.foundation.blob;

import java.io.IOException;

/** There is no blob of that hash here. */
public final class BlobMissingException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Says which. */
  public BlobMissingException(String sha256) {
    super("There is no blob " + sha256 + ".");
  }
}
