package rowhouse.wrapped.story;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import rowhouse.watching.metric.WatchMetrics;

/**
 * The figures of one year of a person.
 *
 * @param run the run's id, or the year as a text where there is no run
 * @param metrics with no event when there is no history of the year
 * @param before the year before, null when nothing is known of it
 * @param example whether it was invented
 * @param language in which the run was asked for
 */
public record RunYear(
    String run,
    WatchMetrics metrics,
    @Nullable WatchMetrics before,
    boolean example,
    @Nullable Locale language) {}
