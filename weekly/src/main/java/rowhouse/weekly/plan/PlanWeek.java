package rowhouse.weekly.plan;

import rowhouse.jobs.Payload;

/**
 * Plans the letters of the coming hour.
 *
 * @param everybody whether all who may get a letter this week get it now, as the original's cron
 *     wanted it, instead of at their hour
 */
public record PlanWeek(boolean everybody) implements Payload {
  /** The written name of the kind, and of its timer. */
  public static final String KIND = "weekly.plan";

  @Override
  public String kind() {
    return KIND;
  }
}
