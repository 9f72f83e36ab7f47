package rowhouse.weekly.report;

import java.time.LocalDate;

/** A week over everybody: sums alone, of those who watched anything. */
public record GlobalReport(
    long id,
    String week,
    LocalDate periodStart,
    LocalDate periodEnd,
    long totalUsers,
    long totalVideos,
    long watchSecondsLow,
    long watchSecondsHigh,
    String status) {}
