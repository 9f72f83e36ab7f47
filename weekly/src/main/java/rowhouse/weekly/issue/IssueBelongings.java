package rowhouse.weekly.issue;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.watching.mine.Belongings;
import tools.jackson.core.JsonGenerator;

/** The letters that were made for a person. */
public final class IssueBelongings implements Belongings {
  private static final int PAGE = 200;

  private final Issues issues;

  /** Those of {@code issues}. */
  public IssueBelongings(Issues issues) {
    this.issues = issues;
  }

  @Override
  public String name() {
    return "weekly_issues";
  }

  @Override
  public long erase(JdbcClient sql, long member) {
    return issues.erase(sql, member);
  }

  @Override
  public void export(long member, JsonGenerator out) {
    out.writeStartArray();
    List<Issue> page = issues.of(member, Long.MAX_VALUE, PAGE);
    while (!page.isEmpty()) {
      for (Issue issue : page) {
        out.writeStartObject();
        out.writeStringProperty("week", issue.reportWeek());
        out.writeStringProperty("sent_in_week", issue.week());
        out.writeStringProperty("time_zone", issue.timeZone());
        out.writeStringProperty("language", issue.language());
        out.writeStringProperty("kind", issue.kind().word());
        out.writeStringProperty("state", issue.state().word());
        out.writeStringProperty("subject", issue.subject());
        out.writeStringProperty("planned_for", issue.plannedFor().toString());
        out.writeEndObject();
      }
      page = issues.of(member, page.getLast().id(), PAGE);
    }
    out.writeEndArray();
  }
}
