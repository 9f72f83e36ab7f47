package rowhouse.watching.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Books milliseconds and videos on the hours of a week. */
final class HourTally {
  private static final int HOURS = 24;
  private static final int WEEKDAYS = 7;
  private static final int[] NIGHT = {22, 23, 0, 1, 2, 3};
  private static final long MILLIS = 1_000;

  private final MetricRules rules;
  private final long[] millis = new long[WEEKDAYS * HOURS];
  private final long[] videos = new long[WEEKDAYS * HOURS];

  HourTally(MetricRules rules) {
    this.rules = rules;
  }

  void book(int weekday, int hour, long booked) {
    millis[weekday * HOURS + hour] += booked;
    videos[weekday * HOURS + hour]++;
  }

  Hours result(long all) {
    Basis basis = Basis.localHours(rules);
    Coverage whole = Coverage.whole(all);
    long[] byHour = byHour();
    long total = Arrays.stream(byHour).sum();
    long night = Arrays.stream(NIGHT).mapToLong(hour -> byHour[hour]).sum();
    return new Hours(
        Metric.of(seconds(byHour), Unit.SECONDS, basis, whole),
        Metric.of(weeks(millis, MILLIS), Unit.SECONDS, basis, whole),
        Metric.of(weeks(videos, 1), Unit.VIDEOS, basis, whole),
        total == 0
            ? Metric.unknown(Unit.HOUR_OF_DAY, basis, all)
            : Metric.of(fullest(byHour, 1), Unit.HOUR_OF_DAY, basis, whole),
        total == 0
            ? Metric.unknown(Unit.HOUR_OF_DAY, basis, all)
            : Metric.of(window(byHour, total), Unit.HOUR_OF_DAY, basis, whole),
        Metric.of(night / MILLIS, Unit.SECONDS, basis, whole),
        total == 0
            ? Metric.unknown(Unit.PERCENT, basis, all)
            : Metric.of(100.0 * night / total, Unit.PERCENT, basis, whole));
  }

  private long[] byHour() {
    long[] sums = new long[HOURS];
    for (int i = 0; i < millis.length; i++) {
      sums[i % HOURS] += millis[i];
    }
    return sums;
  }

  private Hours.Window window(long[] byHour, long total) {
    int start = fullest(byHour, rules.windowHours());
    long inside = sum(byHour, start, rules.windowHours());
    return new Hours.Window(start, rules.windowHours(), inside / MILLIS, 100.0 * inside / total);
  }

  /** Where the fullest {@code width} hours in a row begin, round the clock. */
  private static int fullest(long[] byHour, int width) {
    int best = 0;
    for (int start = 1; start < HOURS; start++) {
      if (sum(byHour, start, width) > sum(byHour, best, width)) {
        best = start;
      }
    }
    return best;
  }

  private static long sum(long[] byHour, int start, int width) {
    long sum = 0;
    for (int i = 0; i < width; i++) {
      sum += byHour[(start + i) % HOURS];
    }
    return sum;
  }

  private static List<Long> seconds(long[] millis) {
    return Arrays.stream(millis).map(each -> each / MILLIS).boxed().toList();
  }

  private static List<List<Long>> weeks(long[] values, long divisor) {
    List<List<Long>> rows = new ArrayList<>();
    for (int day = 0; day < WEEKDAYS; day++) {
      long[] row = Arrays.copyOfRange(values, day * HOURS, (day + 1) * HOURS);
      rows.add(Arrays.stream(row).map(each -> each / divisor).boxed().toList());
    }
    return List.copyOf(rows);
  }
}
