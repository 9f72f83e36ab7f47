package rowhouse.foundation.blob;

/** A blob was asked for by something that is no hash. A page shows it as a bad request. */
public final class BlobNameException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  BlobNameException() {
    super("A blob is named by 64 hexadecimal digits and nothing else.");
  }
}
