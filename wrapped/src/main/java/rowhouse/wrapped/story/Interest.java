package rowhouse.wrapped.story;

import org.jspecify.annotations.Nullable;
import rowhouse.watching.metric.Days;
import rowhouse.watching.metric.Metric;
import rowhouse.watching.metric.WatchMetrics;
import rowhouse.wrapped.persona.Habits;

/** How much a card has to say, from 0 to about 1, by the figure it is about. */
final class Interest {
  private Interest() {}

  static double of(CardKind kind, WatchMetrics year) {
    Habits habits = Habits.of(year);
    return switch (kind) {
      case SKIPS -> number(habits.skipsPercent()) / 60;
      case REWATCHES -> number(habits.extraViewsPercent()) / 20;
      case STREAK -> {
        Days.@Nullable Streak streak = year.days().streak().value();
        yield streak == null ? 0 : streak.days() / 60.0;
      }
      case NIGHT -> number(habits.nightPercent()) / 50;
      case EARLY -> number(habits.firstDayPercent()) / 50;
      case SESSIONS -> number(habits.sessionsPerActiveDay()) / 8;
      case OPENING,
          VIDEOS,
          WATCH_TIME,
          HOURS,
          HEAT_MAP,
          RABBIT_HOLE,
          THUMB,
          TASTE,
          COMPARED,
          PERSONA,
          CLOSING ->
          1;
    };
  }

  private static double number(Metric<? extends Number> metric) {
    @Nullable Number value = metric.value();
    return value == null ? 0 : value.doubleValue();
  }
}
