package rowhouse.wrapped.story;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a card is about, in the order of the story. */
public enum CardKind {
  OPENING,
  VIDEOS,
  WATCH_TIME,
  SESSIONS,
  HOURS,
  NIGHT,
  HEAT_MAP,
  STREAK,
  REWATCHES,
  EARLY,
  SKIPS,
  RABBIT_HOLE,
  THUMB,
  TASTE,
  COMPARED,
  PERSONA,
  CLOSING;

  /** The word in answers and texts, such as {@code heat_map}. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
