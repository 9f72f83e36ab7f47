package rowhouse.weekly.admin;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rowhouse.foundation.guard.Caller;
import rowhouse.foundation.problem.Problem;
import rowhouse.watching.member.Member;
import rowhouse.watching.member.Members;
import rowhouse.weekly.issue.IssueLetters;
import rowhouse.weekly.letter.Section;
import rowhouse.weekly.letter.Written;
import rowhouse.weekly.report.GlobalReport;
import rowhouse.weekly.report.IsoWeek;
import rowhouse.weekly.report.Reports;

/** What the owner's desk looks at besides the issues themselves. */
public final class Desk {
  private final Reports reports;
  private final IssueLetters letters;
  private final Members members;

  /** Looks at {@code reports}. */
  public Desk(Reports reports, IssueLetters letters, Members members) {
    this.reports = reports;
    this.letters = letters;
    this.members = members;
  }

  /** The letter of a person's week, the caller's own when nobody is named. */
  Written preview(
      @Nullable String week, @Nullable Long memberId, Caller caller, String language, String base) {
    Member member =
        memberId == null
            ? caller instanceof Caller.Owner ? members.of(caller) : members.owner()
            : members.find(memberId).orElseThrow(() -> new Problem(404, "not_found"));
    ZoneId zone = member.zone();
    IsoWeek last = reports.lastComplete(zone);
    IsoWeek wanted =
        week == null
            ? last
            : IsoWeek.parse(week).orElseThrow(() -> new Problem(422, "invalid_week"));
    if (wanted.monday().isAfter(last.monday())) {
      throw new Problem(422, "invalid_week");
    }
    return letters.preview(
        reports.compute(member.id(), wanted, zone), language, Section.all(), base, false);
  }

  /** The newest weeks over everybody. */
  List<GlobalReport> weeks(int limit) {
    return reports.globals(limit);
  }
}
