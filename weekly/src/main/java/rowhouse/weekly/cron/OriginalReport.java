package rowhouse.weekly.cron;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rowhouse.weekly.report.Feeding;
import rowhouse.weekly.report.KeptReport;
import rowhouse.weekly.report.WeekReport;
import rowhouse.weekly.words.Words;

/**
 * A report with the original's names. Times are in seconds, as the original stored them; the names
 * that say so stand beside them, since its front end took them for minutes. Ranks, reach and the
 * origin of trends need everybody's data or were made up, so they are null.
 */
record OriginalReport(
    long id,
    String appUserId,
    long globalReportId,
    LocalDate periodStart,
    LocalDate periodEnd,
    String timezone,
    String fetchStatus,
    String analyzeStatus,
    String sendStatus,
    @Nullable String feedingState,
    @Nullable String trendName,
    @Nullable String trendType,
    @Nullable Long discoveryRank,
    @Nullable Long totalDiscoverers,
    @Nullable String originNicheText,
    @Nullable String spreadEndText,
    @Nullable Long reachStart,
    @Nullable Long reachEnd,
    @Nullable Long currentReach,
    long totalVideos,
    long totalTime,
    long totalTimeSeconds,
    long totalTimeSecondsHigh,
    @Nullable Long preTotalTime,
    double milesScrolled,
    double thumbFeet,
    @Nullable List<Topic> topics,
    @Nullable ZonedDateTime rabbitHoleDatetime,
    @Nullable LocalDate rabbitHoleDate,
    @Nullable String rabbitHoleTime,
    @Nullable Long rabbitHoleCount,
    @Nullable String rabbitHoleCategory,
    String nudgeText,
    Instant updatedAt) {
  private static final double FEET_IN_A_MILE = 5_280;

  record Topic(String topic, @Nullable String picUrl) {}

  static OriginalReport of(KeptReport kept, String appUserId, String sendStatus, Words words) {
    WeekReport figures = kept.figures();
    Feeding feeding = figures.feeding();
    var before = figures.preTotalTimeSeconds();
    WeekReport.Hole hole = figures.rabbitHole();
    ZonedDateTime start =
        hole == null
            ? null
            : Instant.ofEpochSecond(hole.startedAt()).atZone(ZoneId.of(figures.timeZone()));
    List<String> topics = figures.topics();
    return new OriginalReport(
        kept.id(),
        appUserId,
        kept.globalReport(),
        figures.periodStart(),
        figures.periodEnd(),
        figures.timeZone(),
        "fetched",
        "analyzed",
        sendStatus,
        feeding == null ? null : feeding.state().word(),
        kept.trendName(),
        kept.trendType(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        figures.totalVideos(),
        figures.totalTimeSeconds().low(),
        figures.totalTimeSeconds().low(),
        figures.totalTimeSeconds().high(),
        before == null ? null : before.low(),
        figures.thumbFeet() / FEET_IN_A_MILE,
        figures.thumbFeet(),
        topics == null ? null : topics.stream().map(topic -> new Topic(topic, null)).toList(),
        start,
        start == null ? null : start.toLocalDate(),
        start == null ? null : start.toLocalTime().toString(),
        hole == null ? null : hole.videos(),
        hole == null ? null : hole.name(),
        words.say("nudge." + figures.nudge().code(), figures.nudge().figure()),
        kept.updatedAt());
  }
}
