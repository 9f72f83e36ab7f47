package rowhouse.foundation.codec;

/** Carries a refusal out of the depth of a parser; it never leaves the package. */
final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;
  private final PictureCode code;

  RefusedException(PictureCode code, String detail) {
    super(detail, null, false, false);
    this.code = code;
  }

  static RefusedException broken(String detail) {
    return new RefusedException(PictureCode.PICTURE_BROKEN, detail);
  }

  static RefusedException tooLarge(String detail) {
    return new RefusedException(PictureCode.PICTURE_TOO_LARGE, detail);
  }

  PictureFailure failure() {
    String detail = getMessage();
    return new PictureFailure(code, detail == null ? "" : detail);
  }
}
