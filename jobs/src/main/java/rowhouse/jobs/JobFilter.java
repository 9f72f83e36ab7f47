package rowhouse.jobs;

import org.jspecify.annotations.Nullable;

/**
 * Which jobs to list, newest first. Every method returns a changed copy.
 *
 * @param kind only this kind
 * @param state only this state
 * @param search an id, or a text that stands in the payload, unique key, trace or error; looked for
 *     in the newest 5000 of the others only
 * @param before only ids lower than this, for the next page
 * @param limit at most so many, from 1 to 500
 */
public record JobFilter(
    @Nullable String kind,
    @Nullable JobState state,
    @Nullable String search,
    long before,
    int limit) {

  /** Checks the figures. */
  public JobFilter {
    if (limit < 1 || limit > 500) {
      throw new IllegalArgumentException("A page of jobs has 1 to 500.");
    }
  }

  /** The newest 50 of all. */
  public static JobFilter newest() {
    return new JobFilter(null, null, null, Long.MAX_VALUE, 50);
  }

  /** Only this kind. */
  public JobFilter kind(String kind) {
    return new JobFilter(kind, state, search, before, limit);
  }

  /** Only this state. */
  public JobFilter state(JobState state) {
    return new JobFilter(kind, state, search, before, limit);
  }

  /** Only those that the text is found in. */
  public JobFilter search(String search) {
    return new JobFilter(kind, state, search, before, limit);
  }

  /** The page after the one whose last job had this id. */
  public JobFilter before(long id) {
    return new JobFilter(kind, state, search, id, limit);
  }

  /** At most so many. */
  public JobFilter limit(int limit) {
    return new JobFilter(kind, state, search, before, limit);
  }
}
