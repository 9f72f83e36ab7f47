package rowhouse.watching.metric;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/** Local time for times that come in order: the zone's rules are asked only when they change. */
final class LocalTimes {
  private static final long DAY = 86_400;

  private final ZoneRules rules;
  private long from = Long.MAX_VALUE;
  private long until = Long.MIN_VALUE;
  private int offset;

  LocalTimes(ZoneId zone) {
    this.rules = zone.getRules();
  }

  /** Local seconds since 1970 for UTC seconds since 1970. */
  long local(long at) {
    if (at < from || at >= until) {
      look(at);
    }
    return at + offset;
  }

  static long epochDay(long local) {
    return Math.floorDiv(local, DAY);
  }

  static int hour(long local) {
    return (int) (Math.floorMod(local, DAY) / 3_600);
  }

  /** 0 for Monday. */
  static int weekday(long epochDay) {
    return (int) Math.floorMod(epochDay + 3, 7L);
  }

  private void look(long at) {
    Instant instant = Instant.ofEpochSecond(at);
    offset = rules.getOffset(instant).getTotalSeconds();
    ZoneOffsetTransition next = rules.nextTransition(instant);
    from = at;
    until = next == null ? Long.MAX_VALUE : next.toEpochSecond();
  }
}
