package rowhouse.watching.metric;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a figure counts. */
public enum Unit {
  VIDEOS,
  VIEWS,
  SESSIONS,
  SECONDS,
  HOURS,
  HOUR_OF_DAY,
  DAYS,
  PERCENT,
  FEET,
  NAMES;

  /** The word in answers and rows, such as {@code hour_of_day}. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
