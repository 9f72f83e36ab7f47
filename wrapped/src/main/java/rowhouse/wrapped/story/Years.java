package rowhouse.wrapped.story;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import rowhouse.foundation.problem.Problem;
import rowhouse.watching.member.Member;
import rowhouse.watching.metric.InvalidPeriodException;
import rowhouse.watching.metric.MetricPass;
import rowhouse.watching.metric.MetricRules;
import rowhouse.watching.metric.Period;
import rowhouse.watching.metric.WatchMetrics;
import rowhouse.watching.store.WatchHistoryStore;
import rowhouse.wrapped.run.Periods;
import rowhouse.wrapped.run.Run;
import rowhouse.wrapped.run.RunPayload;
import rowhouse.wrapped.run.Runs;

/** The figures of a person's years: those kept with a run, else counted from the stored history. */
public final class Years {
  private static final Pattern YEAR = Pattern.compile("20[0-9]{2}");
  private static final int MOST_YEARS = 12;

  private final Runs runs;
  private final WatchHistoryStore history;
  private final InstantSource clock;

  /** Years of {@code runs} and of {@code history}. */
  public Years(Runs runs, WatchHistoryStore history, InstantSource clock) {
    this.runs = runs;
    this.history = history;
    this.clock = clock;
  }

  /**
   * The year of a run of this person; a year as {@code 2025} stands for their history of it.
   *
   * @throws Problem {@code not_found} for another's run, {@code story_not_ready} while it is made
   */
  public RunYear of(Member member, String run) {
    if (YEAR.matcher(run).matches()) {
      int year = Integer.parseInt(run);
      WatchMetrics metrics = counted(member, year);
      return new RunYear(
          run, metrics, nonEmpty(counted(member, year - 1)), runs.isExample(member.id()), null);
    }
    Run own = runs.own(member.id(), run);
    return switch (own.status()) {
      case READY -> {
        RunPayload payload =
            runs.payload(own).orElseThrow(() -> new Problem(409, "story_not_ready"));
        yield new RunYear(run, payload.year(), payload.before(), own.example(), own.language());
      }
      case NO_HISTORY ->
          new RunYear(run, empty(own.year(), own.timeZone()), null, false, own.language());
      case PENDING, FAILED -> throw new Problem(409, "story_not_ready");
    };
  }

  /** The figures of one year of a person, from the history or else from a run that kept them. */
  public Optional<WatchMetrics> year(Member member, int year) {
    WatchMetrics stored = counted(member, year);
    if (!stored.isEmpty()) {
      return Optional.of(stored);
    }
    return runs.of(member.id()).stream()
        .filter(run -> run.year() == year)
        .flatMap(run -> runs.payload(run).stream())
        .map(RunPayload::year)
        .findFirst();
  }

  /** Every year of which there are figures, the newest first. */
  public List<WatchMetrics> all(Member member) {
    TreeMap<Integer, WatchMetrics> years = new TreeMap<>();
    for (Run run : runs.of(member.id())) {
      if (years.size() < MOST_YEARS) {
        runs.payload(run).ifPresent(payload -> years.putIfAbsent(run.year(), payload.year()));
      }
    }
    WatchHistoryStore.Extent extent = history.extent(member.id());
    @Nullable Long first = extent.first();
    @Nullable Long last = extent.last();
    if (first != null && last != null) {
      int until = yearOf(last, member);
      for (int year = Math.max(yearOf(first, member), until - MOST_YEARS); year <= until; year++) {
        WatchMetrics metrics = counted(member, year);
        if (!metrics.isEmpty()) {
          years.put(year, metrics);
        }
      }
    }
    return new ArrayList<>(years.descendingMap().values());
  }

  private static int yearOf(long second, Member member) {
    return Instant.ofEpochSecond(second).atZone(member.zone()).getYear();
  }

  private WatchMetrics counted(Member member, int year) {
    try {
      Period period = Period.year(year, member.zone(), clock);
      return history.metrics(member.id(), period, MetricRules.standard());
    } catch (InvalidPeriodException e) {
      return empty(year, member.zone());
    }
  }

  private static WatchMetrics empty(int year, ZoneId zone) {
    return new MetricPass(Periods.whole(year, zone), MetricRules.standard()).finish();
  }

  private static @Nullable WatchMetrics nonEmpty(WatchMetrics metrics) {
    return metrics.isEmpty() ? null : metrics;
  }
}
