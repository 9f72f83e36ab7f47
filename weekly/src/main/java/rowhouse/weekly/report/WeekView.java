package rowhouse.weekly.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rowhouse.watching.metric.SecondsRange;
import rowhouse.weekly.words.Words;

/** A person's week as a page shows it, with its sentences in the reader's language. */
public record WeekView(
    String week,
    LocalDate periodStart,
    LocalDate periodEnd,
    String timeZone,
    String state,
    long totalVideos,
    SecondsRange totalTimeSeconds,
    @Nullable SecondsRange preTotalTimeSeconds,
    @Nullable Long preTotalVideos,
    @Nullable Double changePercent,
    double thumbFeet,
    @Nullable String feedingState,
    @Nullable Told feedingReason,
    List<WeekReport.Day> days,
    @Nullable Integer peakHour,
    @Nullable Double nightPercent,
    long activeDays,
    long sessions,
    long longestSessionSeconds,
    @Nullable Hole rabbitHole,
    WeekReport.@Nullable YearAgo lastYear,
    Told nudge,
    List<String> basis,
    List<NotKnown> notKnown,
    boolean example) {

  /** A rule that fitted, and its sentence. */
  public record Told(String code, String sentence) {}

  /** The longest run of one thing. */
  public record Hole(
      String kind, @Nullable String name, long videos, OffsetDateTime startedAt, long minutes) {}

  /** What cannot be known, and why. */
  public record NotKnown(String what, String sentence) {}

  /** What {@code report} shows. */
  public static WeekView of(WeekReport report, Words words, boolean example) {
    Feeding feeding = report.feeding();
    Double change = report.changePercent();
    return new WeekView(
        report.week(),
        report.periodStart(),
        report.periodEnd(),
        report.timeZone(),
        report.isEmpty() ? "no_data" : "ready",
        report.totalVideos(),
        report.totalTimeSeconds(),
        report.preTotalTimeSeconds(),
        report.preTotalVideos(),
        change == null ? null : Math.round(change * 10) / 10.0,
        report.thumbFeet(),
        feeding == null ? null : feeding.state().word(),
        feeding == null
            ? null
            : new Told(
                feeding.reason(),
                words.say("feeding.reason." + feeding.reason(), feeding.figure())),
        report.days(),
        report.peakHour(),
        report.nightPercent(),
        report.activeDays(),
        report.sessions(),
        report.longestSessionSeconds(),
        hole(report),
        report.lastYear(),
        new Told(
            report.nudge().code(),
            words.say("nudge." + report.nudge().code(), report.nudge().figure())),
        List.of(
            words.say("basis." + report.watchBasis()),
            words.say("basis.thumb"),
            words.say("basis.zone", report.timeZone())),
        notKnown(report, words),
        example);
  }

  private static @Nullable Hole hole(WeekReport report) {
    WeekReport.Hole hole = report.rabbitHole();
    return hole == null
        ? null
        : new Hole(
            hole.kind(),
            hole.name(),
            hole.videos(),
            Instant.ofEpochSecond(hole.startedAt())
                .atZone(ZoneId.of(report.timeZone()))
                .toOffsetDateTime(),
            Math.round(hole.seconds() / 60.0));
  }

  private static List<NotKnown> notKnown(WeekReport report, Words words) {
    List<NotKnown> missing = new ArrayList<>();
    if (report.topics() == null) {
      missing.add(new NotKnown("topics", words.say("basis.no_topics")));
    }
    if (report.preTotalVideos() == null) {
      missing.add(new NotKnown("comparison", words.say("comparison.unknown")));
    }
    return missing;
  }
}
