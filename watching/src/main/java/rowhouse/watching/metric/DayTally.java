package rowhouse.watching.metric;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Books videos and milliseconds on the local days of a period. */
final class DayTally {
  private static final long MILLIS = 1_000;

  private final Period period;
  private final long firstDay;
  private final long[] videos;
  private final long[] low;
  private final long[] high;

  DayTally(Period period) {
    this.period = period;
    this.firstDay = period.first().toEpochDay();
    this.videos = new long[period.days()];
    this.low = new long[period.days()];
    this.high = new long[period.days()];
  }

  void book(long epochDay, long lowMillis, long highMillis) {
    int day = Math.clamp(epochDay - firstDay, 0, videos.length - 1);
    videos[day]++;
    low[day] += lowMillis;
    high[day] += highMillis;
  }

  Days result(long all) {
    List<Days.Day> each = new ArrayList<>();
    int first = -1;
    int last = -1;
    for (int i = 0; i < videos.length; i++) {
      if (videos[i] > 0) {
        first = first < 0 ? i : first;
        last = i;
        each.add(day(i));
      }
    }
    long spanned = first < 0 ? 0 : last - first + 1;
    Coverage ofPeriod = new Coverage(spanned, period.days());
    return new Days(
        Metric.of(List.copyOf(each), Unit.DAYS, Basis.LOCAL_DAYS, Coverage.whole(all)),
        Metric.of((long) each.size(), Unit.DAYS, Basis.LOCAL_DAYS, ofPeriod),
        Metric.of(spanned, Unit.DAYS, Basis.LOCAL_DAYS, ofPeriod),
        new Metric<>(streak(), Unit.DAYS, Basis.LOCAL_DAYS, ofPeriod));
  }

  private Days.Day day(int index) {
    return new Days.Day(
        date(index), videos[index], new SecondsRange(low[index] / MILLIS, high[index] / MILLIS));
  }

  private LocalDate date(int index) {
    return period.first().plusDays(index);
  }

  private Days.@Nullable Streak streak() {
    int best = 0;
    int bestStart = 0;
    int run = 0;
    for (int i = 0; i < videos.length; i++) {
      run = videos[i] > 0 ? run + 1 : 0;
      if (run > best) {
        best = run;
        bestStart = i - run + 1;
      }
    }
    return best == 0 ? null : new Days.Streak(date(bestStart), best);
  }
}
