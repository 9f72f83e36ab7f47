package rowhouse.wrapped.run;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a run stands; the words stand in the database. */
public enum RunStatus {
  /** It waits, or is worked on. */
  PENDING,
  /** There is a story. */
  READY,
  /** The work ended badly; it can be asked for again. */
  FAILED,
  /** The year holds no event of this person, so there is nothing to tell. */
  NO_HISTORY;

  /** The word in rows and answers, such as {@code no_history}. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The status of that word. */
  public static RunStatus of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
