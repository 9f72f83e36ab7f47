package rowhouse.watching.metric;

import org.jspecify.annotations.Nullable;
import rowhouse.watching.VideoId;

/** Counts ages in whole hours, which gives an exact median in fixed memory. */
final class AgeTally {
  private static final long HOUR = 3_600;
  private static final int HOURS_IN_DAY = 24;

  /** Twenty years of hours; nothing on TikTok is older than the app. */
  private static final int MAX_HOURS = 20 * 366 * HOURS_IN_DAY;

  /**
   * Ids are right to within seconds; a video "watched" earlier than this before its upload is not.
   */
  private static final long TOLERANCE = 60;

  private final int[] byHours = new int[MAX_HOURS + 1];
  private long known;
  private long onFirstDay;
  private long early;
  private Ages.@Nullable Early earliest;

  void video(long id, long at) {
    long age = at - VideoId.uploadedAt(id);
    if (age < -TOLERANCE) {
      return;
    }
    long seconds = Math.max(0, age);
    long hours = seconds / HOUR;
    known++;
    byHours[(int) Math.min(hours, MAX_HOURS)]++;
    if (hours < HOURS_IN_DAY) {
      onFirstDay++;
    }
    if (hours < 1) {
      early++;
    }
    Ages.Early before = earliest;
    if (before == null || seconds < before.seconds()) {
      earliest = new Ages.Early(id, at, seconds);
    }
  }

  Ages result(long all) {
    Coverage coverage = new Coverage(known, all);
    Basis basis = known == 0 ? Basis.NO_DATED_VIDEO : Basis.UPLOAD_TIME;
    return new Ages(
        new Metric<>(median(), Unit.HOURS, basis, coverage),
        new Metric<>(known == 0 ? null : 100.0 * onFirstDay / known, Unit.PERCENT, basis, coverage),
        new Metric<>(known == 0 ? null : early, Unit.VIEWS, basis, coverage),
        new Metric<>(earliest, Unit.SECONDS, basis, coverage));
  }

  private @Nullable Long median() {
    long middle = (known - 1) / 2;
    long passed = 0;
    for (int hours = 0; hours < byHours.length; hours++) {
      passed += byHours[hours];
      if (passed > middle) {
        return (long) hours;
      }
    }
    return null;
  }
}
