package rowhouse.watching.metric;

/**
 * How a figure was made.
 *
 * @param code stable, for translations
 * @param sentence in English, with the limits that were used
 */
public record Basis(String code, String sentence) {

  static final Basis COUNTED =
      new Basis("counted", "Every entry of the history counts, also a video skipped at once.");
  static final Basis LOCAL_DAYS =
      new Basis(
          "local_days", "Days are the person's own, from midnight to midnight in their zone.");
  static final Basis SAME_VIDEO =
      new Basis(
          "same_video", "Seen again means: the same video stands in the history more than once.");
  static final Basis UPLOAD_TIME =
      new Basis(
          "upload_time_in_id",
          "The upload time is read from the video's id, which is right to within a minute.");
  static final Basis THREE_INCHES =
      new Basis("three_inches", "Each video is taken as three inches of thumb.");
  static final Basis RUN =
      new Basis(
          "run_of_ten", "At least ten videos of one creator or hashtag in a row, in one session.");
  static final Basis LONGEST_RUN_MISSING =
      new Basis(
          "longest_session",
          "No ten videos of one creator or hashtag came in a row, so this is the session with the"
              + " most videos.");
  static final Basis CREATORS_UNKNOWN =
      new Basis(
          "longest_session_creators_unknown",
          "The export does not say who made a video, so this is the session with the most videos.");
  static final Basis NAMED = new Basis("named_by_source", "Counted where the source names it.");
  static final Basis NOT_IN_EXPORT =
      new Basis(
          "not_in_export",
          "TikTok's export does not say this. A linked source or an opt-in look-up could.");
  static final Basis NO_DATED_VIDEO =
      new Basis("no_dated_video", "No video id in the history carries an upload time.");

  static Basis session(MetricRules rules) {
    return new Basis(
        "session_gap",
        "A session ends when more than "
            + rules.sessionGap()
            + " seconds pass before the next video.");
  }

  static Basis gaps(MetricRules rules) {
    return new Basis(
        "gaps",
        "The export has no lengths. Low: a video counts until the next one, at most "
            + rules.cap()
            + " seconds. High: at most "
            + rules.sessionGap()
            + ". The last of a session counts "
            + rules.tail()
            + " seconds.");
  }

  static Basis durations() {
    return new Basis(
        "durations",
        "A video counts its length times how often it was seen, and never longer than until the"
            + " next one.");
  }

  static Basis mixed(MetricRules rules) {
    return new Basis(
        "durations_and_gaps",
        "Where its length is known, a video counts that, until the next one at most; elsewhere low"
            + " and high are "
            + rules.cap()
            + " and "
            + rules.sessionGap()
            + " seconds at most.");
  }

  static Basis localHours(MetricRules rules) {
    return new Basis(
        "local_hours",
        "Low watch time (at most "
            + rules.cap()
            + " seconds a video where lengths are unknown), booked on the local hour in which the"
            + " video began.");
  }

  static Basis skipped(MetricRules rules) {
    return new Basis(
        "skipped", "Skipped means: the next video came in less than " + rules.skip() + " seconds.");
  }
}
