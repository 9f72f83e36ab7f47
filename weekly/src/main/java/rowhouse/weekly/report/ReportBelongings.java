package rowhouse.weekly.report;

import org.springframework.jdbc.core.simple.JdbcClient;
import rowhouse.watching.mine.Belongings;
import tools.jackson.core.JsonGenerator;

/** The weeks that were computed of a person, with all figures. */
public final class ReportBelongings implements Belongings {
  private final Reports reports;

  /** Those of {@code reports}. */
  public ReportBelongings(Reports reports) {
    this.reports = reports;
  }

  @Override
  public String name() {
    return "weekly_reports";
  }

  @Override
  public long erase(JdbcClient sql, long member) {
    return reports.erase(sql, member);
  }

  @Override
  public void export(long member, JsonGenerator out) {
    out.writeStartArray();
    for (KeptReport kept : reports.of(member)) {
      out.writeRawValue(ReportStore.json(kept.figures()));
    }
    out.writeEndArray();
  }
}
