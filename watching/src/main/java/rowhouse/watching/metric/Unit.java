package rowhouse.watching.metric;

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
  NAMES
}
