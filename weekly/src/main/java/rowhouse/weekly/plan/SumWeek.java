package rowhouse.weekly.plan;

import rowhouse.jobs.Payload;

/** Takes the sums of a week anew; waits, without a thread, until a batch of issues has ended. */
record SumWeek(String week) implements Payload {
  static final String KIND = "weekly.sum";

  @Override
  public String kind() {
    return KIND;
  }
}
