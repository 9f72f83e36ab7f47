package rowhouse.weekly.issue;

import rowhouse.jobs.Payload;

/** Makes one planned issue: computes its week, writes the letter and hands it to the outbox. */
public record MakeIssue(long issue) implements Payload {
  /** The written name of the kind. */
  public static final String KIND = "weekly.issue.make";

  @Override
  public String kind() {
    return KIND;
  }
}
