package rowhouse.watching.member;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who uses the app.
 *
 * @param id also the watcher's number in the history
 * @param appUserId the name that the originals' clients know
 * @param owner whether this is the row of the one who runs the house
 * @param archiveUserId the Archive's name for the linked account
 * @param secUserId under which the Archive keeps the history
 * @param platformUsername of the linked account, or the one named in the first export
 * @param historyAvailable {@code unknown}, {@code yes} or {@code no}
 * @param timeZone a name of the IANA list
 * @param language {@code en}, {@code zh} or {@code ko}
 */
public record Member(
    long id,
    String appUserId,
    boolean owner,
    @Nullable String archiveUserId,
    @Nullable String secUserId,
    @Nullable String platformUsername,
    String historyAvailable,
    @Nullable String timeZone,
    @Nullable String language,
    Instant createdAt) {

  /** The chosen zone, UTC before there is a choice. */
  public ZoneId zone() {
    return timeZone == null ? ZoneOffset.UTC : ZoneId.of(timeZone);
  }

  /** The chosen language, else {@code fallback}. */
  public Locale locale(Locale fallback) {
    return language == null ? fallback : Locale.of(language);
  }

  /** Whether an account at the Archive belongs to this person. */
  public boolean linked() {
    return secUserId != null;
  }
}
