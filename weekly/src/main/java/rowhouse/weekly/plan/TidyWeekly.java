package rowhouse.weekly.plan;

import rowhouse.jobs.Payload;

/** Forgets, once a night, wishes that nobody confirmed. */
record TidyWeekly() implements Payload {
  static final String KIND = "weekly.tidy";

  @Override
  public String kind() {
    return KIND;
  }
}
