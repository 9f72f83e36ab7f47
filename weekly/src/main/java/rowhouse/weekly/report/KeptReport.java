package rowhouse.weekly.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person's week as it is kept.
 *
 * @param member whose week
 * @param globalReport the week over everybody
 * @param trendName the most watched hashtag or sound, null when no source names one
 * @param trendType sound or hashtag
 */
public record KeptReport(
    long id,
    long member,
    long globalReport,
    @Nullable String trendName,
    @Nullable String trendType,
    Instant updatedAt,
    WeekReport figures) {}
