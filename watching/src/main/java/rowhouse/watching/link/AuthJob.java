package rowhouse.watching.link;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import rowhouse.watching.member.Device;

/**
 * One attempt to link an account.
 *
 * @param id the Archive's name for it
 * @param startedBy who was signed in then; null for a device alone
 * @param user whose account it turned out to be
 * @param codeSealed proof of the sign-in, from before the Archive was told to finish
 * @param tokenSealed of the session that came of it
 */
record AuthJob(
    String id,
    Status status,
    @Nullable Long startedBy,
    @Nullable Long user,
    Device device,
    @Nullable String timeZone,
    @Nullable String codeSealed,
    @Nullable String tokenSealed,
    @Nullable Instant tokenExpiresAt,
    @Nullable String lastError) {

  /** How far it is; the words are the original's. */
  enum Status {
    PENDING,
    FINALIZING,
    FINALIZED,
    FAILED,
    EXPIRED,
    ERROR;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Status of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /** Never shows what is sealed. */
  @Override
  public String toString() {
    return "link " + status.word();
  }
}
