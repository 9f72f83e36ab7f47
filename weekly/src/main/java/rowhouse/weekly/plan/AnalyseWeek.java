package rowhouse.weekly.plan;

import rowhouse.jobs.Payload;

/** Computes and keeps one person's week without sending anything. */
record AnalyseWeek(long member, String week, String timeZone) implements Payload {
  static final String KIND = "weekly.report.analyse";

  @Override
  public String kind() {
    return KIND;
  }
}
