package rowhouse.weekly.cron;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import rowhouse.foundation.door.Door;
import rowhouse.foundation.door.Language;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Limit;
import rowhouse.foundation.guard.Who;
import rowhouse.foundation.mail.MailAddress;
import rowhouse.foundation.problem.Problem;
import rowhouse.foundation.room.Room;
import rowhouse.watching.member.Member;
import rowhouse.watching.member.Members;
import rowhouse.weekly.issue.IssueLetters;
import rowhouse.weekly.issue.Issues;
import rowhouse.weekly.letter.Section;
import rowhouse.weekly.report.KeptReport;
import rowhouse.weekly.report.Reports;
import rowhouse.weekly.words.Words;

/** Makes one person's report now and, when asked, sends it to an address as a test. */
@RestController
@RequestMapping("/weekly/admin/test/weekly-report")
@Guard(
    value = {Who.TOKEN, Who.OWNER},
    scope = "admin")
public final class TestReportApi {
  private final Room room;
  private final Reports reports;
  private final Issues issues;
  private final IssueLetters letters;
  private final Members members;

  /** Makes {@code reports}. */
  public TestReportApi(
      Room room, Reports reports, Issues issues, IssueLetters letters, Members members) {
    this.room = room;
    this.reports = reports;
    this.issues = issues;
    this.letters = letters;
    this.members = members;
  }

  record Wanted(@Nullable Boolean sendEmail, @Nullable @Size(max = 320) String email) {}

  record Made(OriginalReport report, @Nullable Long mailId) {}

  @PostMapping("/{appUserId}")
  @Limit(calls = 60, seconds = 3600)
  Made make(
      @PathVariable String appUserId,
      @Valid @RequestBody Wanted body,
      HttpServletRequest request,
      Door door) {
    Member member = members.byAppUserId(appUserId).orElseThrow(() -> new Problem(404, "not_found"));
    ZoneId zone = member.zone();
    long id = reports.analyse(member.id(), reports.lastComplete(zone), zone);
    KeptReport kept = reports.find(id).orElseThrow();
    Words words = Words.of(Language.of(request).getLanguage());
    Long mail = null;
    if (Boolean.TRUE.equals(body.sendEmail())) {
      String base = room.links().base().orElse(door.prefix());
      MailAddress to =
          MailAddress.tryParse(body.email()).orElseThrow(() -> new Problem(422, "email_invalid"));
      mail =
          issues.test(
              to,
              letters.preview(kept.figures(), words.language(), Section.all(), base, false),
              words.language());
    }
    return new Made(OriginalReport.of(kept, appUserId, "test", words), mail);
  }
}
