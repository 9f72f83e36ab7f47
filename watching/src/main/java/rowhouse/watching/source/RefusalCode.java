package rowhouse.watching.source;

import java.util.Locale;

/** Why a file was not taken. */
public enum RefusalCode {
  UNSUPPORTED_FILE,
  ENCRYPTED_ARCHIVE,
  SUSPICIOUS_ARCHIVE,
  BAD_ARCHIVE,
  TOO_LARGE,
  TOO_MANY_EVENTS,
  TOO_MANY_BAD_ROWS,
  BAD_JSON,
  WRONG_PLATFORM,
  /** The file names another account than the one whose history is here. */
  DIFFERENT_ACCOUNT,
  /** The uploaded file vanished before it was read, or could not be read at any try. */
  FILE_LOST;

  /** The stable name that clients see, such as {@code bad_json}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
