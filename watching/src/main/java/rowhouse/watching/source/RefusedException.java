package rowhouse.watching.source;

import org.jspecify.annotations.Nullable;

/** Carries a refusal out of the depth of a stream to the reader, which returns it as a value. */
final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final RefusalCode code;
  private final @Nullable Long byteOffset;
  private final @Nullable String subject;

  RefusedException(RefusalCode code, String sentence) {
    this(code, sentence, null, null);
  }

  RefusedException(RefusalCode code, String sentence, @Nullable Long byteOffset) {
    this(code, sentence, byteOffset, null);
  }

  RefusedException(
      RefusalCode code, String sentence, @Nullable Long byteOffset, @Nullable String subject) {
    super(sentence, null, false, false);
    this.code = code;
    this.byteOffset = byteOffset;
    this.subject = subject;
  }

  RefusalCode code() {
    return code;
  }

  ExportResult.Refused asResult() {
    return new ExportResult.Refused(code, String.valueOf(getMessage()), byteOffset, subject);
  }
}
