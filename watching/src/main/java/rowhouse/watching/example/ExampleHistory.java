package rowhouse.watching.example;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.SplittableRandom;
import rowhouse.watching.VideoId;
import rowhouse.watching.WatchDetail;
import rowhouse.watching.WatchHistory;

/**
 * A history that nobody had: evenings longer than mornings, weekends longer than weekdays, videos
 * skipped, loved and seen again. The same wish always gives the same history.
 */
public final class ExampleHistory {

  /** The account name that marks every example. */
  public static final String ACCOUNT = "rowhouse_example";

  private static final int[] HOUR_WEIGHTS = {
    6, 3, 1, 1, 1, 1, 2, 5, 6, 4, 3, 4, 8, 6, 4, 4, 5, 7, 9, 12, 15, 18, 17, 11
  };
  private static final int[] WEEKDAY_WEIGHTS = {8, 8, 8, 9, 11, 14, 13};
  private static final int SESSION_EVENTS = 40;
  private static final int REMEMBERED = 512;
  private static final long DAY = 86_400;

  private static final List<String> CREATORS =
      List.of(
          "example.noodlelab",
          "example.tinygarden",
          "example.nightbus",
          "example.paperplanes",
          "example.secondkettle",
          "example.mossandstone",
          "example.lowtide",
          "example.attictapes");
  private static final List<String> HASHTAGS =
      List.of("example_cooking", "example_cats", "example_maps", "example_knitting");
  private static final List<String> SOUNDS =
      List.of("example waltz", "example rain", "example drums");

  /**
   * What to invent.
   *
   * @param seed equal seeds give equal histories
   * @param zone where the person lives, which decides when their evenings are
   * @param first first local day
   * @param last last local day, included
   * @param events how many events, before those that fall together by chance
   */
  public record Wish(long seed, ZoneId zone, LocalDate first, LocalDate last, int events) {

    /** The built-in example: 9 000 videos in the given year. */
    public static Wish year(int year, ZoneId zone) {
      return new Wish(2026, zone, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), 9_000);
    }
  }

  private final SplittableRandom chance;
  private final Wish wish;
  private final WatchHistory events = new WatchHistory();
  private final long[] remembered = new long[REMEMBERED];
  private int seen;

  private ExampleHistory(Wish wish) {
    this.wish = wish;
    this.chance = new SplittableRandom(wish.seed());
  }

  /** Invents the history, in order and without an event that comes twice. */
  public static WatchHistory of(Wish wish) {
    ExampleHistory history = new ExampleHistory(wish);
    history.live();
    history.events.sort();
    return history.events;
  }

  /** What the invented Archive knows about an invented video. */
  public static WatchDetail detail(long video) {
    int pick = (int) Math.floorMod((video * 0x9E3779B97F4A7C15L) >>> 7, 1_000_003L);
    String creator = CREATORS.get(pick % CREATORS.size());
    return new WatchDetail(
        7_000L + pick % 60_000,
        pick % 11 == 0 ? 2.0 : 1.0,
        creator,
        "Example video " + pick,
        SOUNDS.get(pick % SOUNDS.size()),
        List.of(HASHTAGS.get(pick % HASHTAGS.size())));
  }

  private void live() {
    long weight = 0;
    for (LocalDate day = wish.first(); !day.isAfter(wish.last()); day = day.plusDays(1)) {
      weight += weightOf(day);
    }
    long passed = 0;
    long done = 0;
    for (LocalDate day = wish.first(); !day.isAfter(wish.last()); day = day.plusDays(1)) {
      passed += weightOf(day);
      long due = wish.events() * passed / weight;
      liveDay(day, (int) (due - done));
      done = due;
    }
  }

  /** Some days are without the phone, some with nothing else. */
  private static int weightOf(LocalDate day) {
    int mood = Math.floorMod(day.toEpochDay() * 7_919, 10);
    int weekday = WEEKDAY_WEIGHTS[day.getDayOfWeek().getValue() - 1];
    return mood == 0 ? 0 : mood == 9 ? weekday * 3 : weekday;
  }

  private void liveDay(LocalDate day, int count) {
    int left = count;
    while (left > 0) {
      int length = Math.min(left, 1 + chance.nextInt(SESSION_EVENTS * 2));
      LocalTime time = LocalTime.of(hour(), chance.nextInt(60), chance.nextInt(60));
      session(day.atTime(time).atZone(wish.zone()).toEpochSecond(), length);
      left -= length;
    }
  }

  private int hour() {
    int total = 0;
    for (int weight : HOUR_WEIGHTS) {
      total += weight;
    }
    int pick = chance.nextInt(total);
    int hour = 0;
    while (pick >= HOUR_WEIGHTS[hour]) {
      pick -= HOUR_WEIGHTS[hour];
      hour++;
    }
    return hour;
  }

  private void session(long start, int length) {
    long end = wish.last().plusDays(1).atStartOfDay(wish.zone()).toEpochSecond();
    long now = start;
    for (int i = 0; i < length && now < end; i++) {
      events.add(now, video(now));
      now += pause();
    }
  }

  private long pause() {
    int kind = chance.nextInt(100);
    if (kind < 15) {
      return 1L + chance.nextInt(2);
    }
    if (kind < 85) {
      return 5L + chance.nextInt(56);
    }
    return kind < 97 ? 60L + chance.nextInt(140) : 200L + chance.nextInt(101);
  }

  private long video(long now) {
    int known = Math.min(seen, REMEMBERED);
    if (known > 0 && chance.nextInt(100) < 3) {
      long again = remembered[chance.nextInt(known)];
      if (VideoId.uploadedAt(again) < now) {
        return again;
      }
    }
    long uploaded = Math.max(VideoId.TIKTOK_BEGAN + 1, now - age());
    long id = uploaded << 32 | (chance.nextInt() & 0xffffffffL);
    remembered[seen++ % REMEMBERED] = id;
    return id;
  }

  private long age() {
    int kind = chance.nextInt(100);
    if (kind < 1) {
      return 60L + chance.nextInt(3_500);
    }
    if (kind < 25) {
      return 3_600 + chance.nextLong(DAY - 3_600);
    }
    return kind < 90 ? DAY + chance.nextLong(30 * DAY) : 30 * DAY + chance.nextLong(600 * DAY);
  }
}
