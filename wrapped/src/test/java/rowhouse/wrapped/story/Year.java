package rowhouse.wrapped.story;

import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import rowhouse.watching.WatchDetail;
import rowhouse.watching.WatchEvent;
import rowhouse.watching.WatchHistory;
import rowhouse.watching.example.ExampleHistory;
import rowhouse.watching.metric.MetricPass;
import rowhouse.watching.metric.MetricRules;
import rowhouse.watching.metric.Period;
import rowhouse.watching.metric.WatchMetrics;

/** Figures of invented years, for tests and the bench. */
public final class Year {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private Year() {}

  /** A year as an export has it: seconds and videos, nothing else. */
  public static WatchMetrics plain(int year, int events) {
    return of(year, events, false);
  }

  /** A year whose videos have lengths, creators and hashtags. */
  public static WatchMetrics enriched(int year, int events) {
    return of(year, events, true);
  }

  /** A year of which nothing is known. */
  public static WatchMetrics empty(int year) {
    return new MetricPass(period(year), MetricRules.standard()).finish();
  }

  /** A year of these events. */
  public static WatchMetrics of(int year, WatchEvent... events) {
    MetricPass pass = new MetricPass(period(year), MetricRules.standard());
    for (WatchEvent event : events) {
      pass.accept(event);
    }
    return pass.finish();
  }

  private static WatchMetrics of(int year, int events, boolean enriched) {
    ExampleHistory.Wish wish =
        new ExampleHistory.Wish(
            2026 + year, BERLIN, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), events);
    WatchHistory history = ExampleHistory.of(wish);
    MetricPass pass = new MetricPass(period(year), MetricRules.standard());
    for (int i = 0; i < history.size(); i++) {
      @Nullable WatchDetail detail = enriched ? ExampleHistory.detail(history.video(i)) : null;
      pass.accept(new WatchEvent(history.at(i), history.video(i), null, detail));
    }
    return pass.finish();
  }

  static Period period(int year) {
    return new Period(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), BERLIN);
  }
}
