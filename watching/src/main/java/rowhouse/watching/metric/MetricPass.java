package rowhouse.watching.metric;

import org.jspecify.annotations.Nullable;
import rowhouse.watching.VideoId;
import rowhouse.watching.WatchDetail;
import rowhouse.watching.WatchEvent;

/**
 * Makes all figures in one pass over events in order of time.
 *
 * <p>Holds 8 bytes for each event, to tell what was seen again, and otherwise memory that does not
 * grow with the history, except for the names of creators, sounds and hashtags where a source gives
 * them. A million events take a few tenths of a second. For one thread and one use.
 */
public final class MetricPass {
  private final Period period;
  private final MetricRules rules;
  private final long from;
  private final long until;
  private final LocalTimes times;

  private final WatchTimeTally watchTime;
  private final SessionTally sessions;
  private final HourTally hours;
  private final DayTally days;
  private final RewatchTally rewatches = new RewatchTally();
  private final AgeTally ages = new AgeTally();
  private final TasteTally taste = new TasteTally();
  private final RabbitHoleTally rabbitHole = new RabbitHoleTally();

  private long videos;
  private long skips;
  private long followed;
  private long at = Long.MIN_VALUE;
  private long video;
  private @Nullable WatchDetail detail;

  /** A pass over what happened in {@code period}; events outside of it are passed over. */
  public MetricPass(Period period, MetricRules rules) {
    this.period = period;
    this.rules = rules;
    this.from = period.from();
    this.until = period.until();
    this.times = new LocalTimes(period.zone());
    this.watchTime = new WatchTimeTally(rules);
    this.sessions = new SessionTally(rules);
    this.hours = new HourTally(rules);
    this.days = new DayTally(period);
  }

  /** Takes the next event, as {@link #accept(long, long, WatchDetail)}. */
  public void accept(WatchEvent event) {
    accept(event.at(), event.video(), event.detail());
  }

  /**
   * Takes the next event. The same event twice in a row counts once.
   *
   * @throws IllegalArgumentException when it lies before the one that came last
   */
  public void accept(long nextAt, long nextVideo, @Nullable WatchDetail nextDetail) {
    if (nextAt < from || nextAt >= until || (nextAt == at && nextVideo == video)) {
      return;
    }
    if (nextAt < at) {
      throw new IllegalArgumentException("events must come in order of time");
    }
    boolean goesOn = videos > 0 && nextAt - at <= rules.sessionGap();
    if (videos > 0) {
      close(goesOn, nextAt - at);
    }
    at = nextAt;
    video = nextVideo;
    detail = nextDetail;
    open(goesOn);
  }

  /** Ends the pass. */
  public WatchMetrics finish() {
    if (videos > 0) {
      close(false, 0);
    }
    Metric<Sessions.Session> longest = sessions.longest(videos);
    return new WatchMetrics(
        period,
        rules,
        Metric.of(videos, Unit.VIDEOS, Basis.COUNTED, Coverage.whole(videos)),
        watchTime.metric(videos),
        Metric.of(videos * 0.25, Unit.FEET, Basis.THREE_INCHES, Coverage.whole(videos)),
        Metric.of(skips, Unit.VIEWS, Basis.skipped(rules), new Coverage(followed, videos)),
        new Sessions(sessions.count(videos), longest),
        hours.result(videos),
        days.result(videos),
        rewatches.result(videos),
        ages.result(videos),
        rabbitHole.metric(videos, taste.creatorsKnown() + taste.hashtagsKnown() > 0, sessions),
        taste.creators(videos),
        taste.sounds(videos),
        taste.hashtags(videos));
  }

  /** Books what is known of the event at hand by itself. */
  private void open(boolean goesOn) {
    videos++;
    sessions.video(at, goesOn);
    if (video != 0) {
      rewatches.video(video);
    }
    if (VideoId.isDatable(video)) {
      ages.video(video, at);
    }
    WatchDetail known = detail;
    if (known != null) {
      taste.video(known);
    }
    rabbitHole.video(at, known, goesOn);
  }

  /** Books what only the next event tells of the event at hand. */
  private void close(boolean goesOn, long gap) {
    if (goesOn) {
      followed++;
      if (gap < rules.skip()) {
        skips++;
      }
    } else {
      sessions.end(at);
    }
    watchTime.book(goesOn, gap, detail);
    long local = times.local(at);
    long day = LocalTimes.epochDay(local);
    hours.book(LocalTimes.weekday(day), LocalTimes.hour(local), watchTime.low());
    days.book(day, watchTime.low(), watchTime.high());
  }
}
