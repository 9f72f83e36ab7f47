package rowhouse.weekly;

import java.util.List;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import rowhouse.foundation.guard.Guard;
import rowhouse.foundation.guard.Who;
import rowhouse.foundation.mail.FeedbackApi;
import rowhouse.foundation.mail.Mail;
import rowhouse.foundation.mail.MailDeskApi;
import rowhouse.foundation.room.Room;
import rowhouse.jobs.KindPolicy;
import rowhouse.watching.door.Watching;
import rowhouse.watching.mine.Belongings;
import rowhouse.weekly.admin.Desk;
import rowhouse.weekly.admin.IssueDeskApi;
import rowhouse.weekly.admin.SuppressionApi;
import rowhouse.weekly.cron.CronApi;
import rowhouse.weekly.cron.FrontEndApi;
import rowhouse.weekly.cron.ReportApi;
import rowhouse.weekly.cron.TestReportApi;
import rowhouse.weekly.issue.ExampleApi;
import rowhouse.weekly.issue.ExampleIssue;
import rowhouse.weekly.issue.IssueBelongings;
import rowhouse.weekly.issue.IssueLetters;
import rowhouse.weekly.issue.IssuePages;
import rowhouse.weekly.issue.IssueViews;
import rowhouse.weekly.issue.Issues;
import rowhouse.weekly.issue.MakeIssue;
import rowhouse.weekly.issue.MyWeekApi;
import rowhouse.weekly.link.SignedLinks;
import rowhouse.weekly.plan.Awakening;
import rowhouse.weekly.plan.Planning;
import rowhouse.weekly.report.ReportBelongings;
import rowhouse.weekly.report.Reports;
import rowhouse.weekly.subscription.Feedback;
import rowhouse.weekly.subscription.Preferences;
import rowhouse.weekly.subscription.Subscribing;
import rowhouse.weekly.subscription.SubscriptionApi;
import rowhouse.weekly.subscription.SubscriptionBelongings;
import rowhouse.weekly.subscription.SubscriptionPages;
import rowhouse.weekly.subscription.UnsubscribePages;

/** Everything about letters, built from the room and from the people that it tells of. */
final class Letters {
  private final Mail mail;
  private final SignedLinks links;
  private final List<Object> routes;
  private final List<Belongings> belongings;

  Letters(Room room, WeeklyConfig config, Watching watching) {
    this.mail = new Mail(room, new Feedback(room.clock()));
    this.links = new SignedLinks(room);
    Preferences preferences = new Preferences(room, links, mail.suppressions());
    Subscribing subscribing = new Subscribing(room, mail, links, preferences, config.sender());
    Reports reports = new Reports(room, watching.history());
    IssueLetters letters = new IssueLetters(room, links, config.sender(), config.unsubscribeMail());
    Issues issues = new Issues(room, reports, preferences, letters, mail, config.approval());
    IssueViews views = new IssueViews(room, issues, mail);
    Planning planning =
        new Planning(
            room, reports, watching.history(), subscribing, new Awakening(room, preferences));
    planning.bind();
    room.jobs().on(MakeIssue.KIND, MakeIssue.class, issues::make, KindPolicy.standard());
    this.belongings =
        List.of(
            new IssueBelongings(issues),
            new ReportBelongings(reports),
            new SubscriptionBelongings(room, mail.outbox()));
    this.routes =
        List.of(
            new SubscriptionApi(room, subscribing, preferences, links, watching.members()),
            new SubscriptionPages(subscribing, preferences, links),
            new UnsubscribePages(preferences, links),
            new IssuePages(room, issues, preferences, links),
            new MyWeekApi(
                room,
                watching.members(),
                watching.history(),
                reports,
                issues,
                views,
                letters,
                preferences,
                subscribing,
                links),
            new ExampleApi(
                watching.members(),
                new ExampleIssue(room, watching.history(), reports),
                issues,
                views),
            new CronApi(planning, reports, issues),
            new ReportApi(reports, issues, watching.members(), preferences, links),
            new TestReportApi(room, reports, issues, letters, watching.members()),
            new FrontEndApi(room, reports, letters, issues, watching.members(), links),
            new IssueDeskApi(issues, views, new Desk(reports, letters, watching.members())),
            new SuppressionApi(mail),
            new Hooks(mail),
            new Outgoing(room, mail));
  }

  List<Object> routes() {
    return routes;
  }

  /** Where providers say what became of letters. */
  @RestController
  @RequestMapping("/weekly")
  static final class Hooks extends FeedbackApi {
    Hooks(Mail mail) {
      super(mail);
    }
  }

  /** The outbox on the owner's desk. */
  @RestController
  @RequestMapping("/weekly")
  @Guard(Who.OWNER)
  static final class Outgoing extends MailDeskApi {
    Outgoing(Room room, Mail mail) {
      super(room, mail);
    }
  }

  /** What is kept of people, letters before what they refer to. */
  List<Belongings> belongings() {
    return belongings;
  }

  /** Reads what they need from the rows; before the jobs start. */
  void opened() {
    links.open();
    mail.opened();
  }
}
