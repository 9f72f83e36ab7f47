package rowhouse.wrapped.run;

import org.jspecify.annotations.Nullable;
import rowhouse.watching.metric.WatchMetrics;

/**
 * Makes the story of a year that holds at least one event. Asked inside a transaction, so it is
 * quick and talks to nobody.
 */
@FunctionalInterface
public interface Telling {
  /** The story as an object that is JSON, in the run's language. */
  Object tell(Run run, WatchMetrics year, @Nullable WatchMetrics before);
}
