package rowhouse.weekly.letter;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import rowhouse.watching.metric.SecondsRange;
import rowhouse.weekly.report.Feeding;
import rowhouse.weekly.report.WeekReport;
import rowhouse.weekly.words.Words;

/** Writes the letter of one week. A pure function of the report, the language and the wishes. */
public final class WeekLetter {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private final WeekReport report;
  private final Words words;
  private final Set<Section> sections;
  private final Addresses addresses;
  private final boolean example;
  private final String sender;
  private final Pages pages;

  private WeekLetter(
      WeekReport report,
      String language,
      Set<Section> sections,
      Addresses addresses,
      boolean example,
      String sender) {
    this.report = report;
    this.words = Words.of(language);
    this.sections = sections;
    this.addresses = addresses;
    this.example = example;
    this.sender = sender;
    this.pages = new Pages(words);
  }

  /**
   * The letter of a week in which something was watched.
   *
   * @param sender the postal line of the one who runs the house, or empty
   */
  public static Written write(
      WeekReport report,
      String language,
      Set<Section> sections,
      Addresses addresses,
      boolean example,
      String sender) {
    WeekLetter letter = new WeekLetter(report, language, sections, addresses, example, sender);
    return report.isEmpty() ? letter.reminder() : letter.week();
  }

  private Written week() {
    String subject =
        words.say(
            "letter.subject",
            words.days(report.periodStart(), report.periodEnd()),
            report.totalVideos());
    String preheader =
        words.say("letter.preheader", range(report.totalTimeSeconds()), feet(report.thumbFeet()));
    opening(words.say("letter.title"));
    for (Section section : Section.values()) {
      if (sections.contains(section)) {
        write(section);
      }
    }
    closing(true);
    return pages.finish(subject, preheader);
  }

  /** What is sent once when there is nothing new to tell. */
  private Written reminder() {
    String subject = words.say("reminder.subject");
    opening(words.say("reminder.title"));
    pages.paragraph(
        words.say("reminder.body", words.days(report.periodStart(), report.periodEnd())));
    pages.paragraph(words.say("reminder.pause"));
    pages.button(words.say("reminder.button"), addresses.connect());
    if (sections.contains(Section.LAST_YEAR)) {
      lastYear();
    }
    closing(false);
    return pages.finish(subject, words.say("reminder.preheader"));
  }

  private void opening(String title) {
    if (example) {
      pages.banner(words.say("letter.example"));
    }
    pages.title(words.days(report.periodStart(), report.periodEnd()), title);
  }

  private void write(Section section) {
    switch (section) {
      case SUMMARY -> summary();
      case COMPARISON -> comparison();
      case RHYTHM -> rhythm();
      case RABBIT_HOLE -> rabbitHole();
      case LAST_YEAR -> lastYear();
      case NUDGE -> nudge();
    }
  }

  private void summary() {
    pages.figure(
        words.say("summary.videos", report.totalVideos()),
        words.say("summary.time", range(report.totalTimeSeconds())));
    Feeding feeding = report.feeding();
    if (feeding != null) {
      pages.paragraph(
          words.say("feeding." + feeding.state().word())
              + " "
              + words.say("feeding.reason." + feeding.reason(), feeding.figure()));
    }
    pages.paragraph(
        words.say(
            "summary.thumb", feet(report.thumbFeet()), Distance.of(report.thumbFeet(), words)));
  }

  private void comparison() {
    pages.heading(words.say("comparison.heading"));
    Long before = report.preTotalVideos();
    SecondsRange beforeTime = report.preTotalTimeSeconds();
    if (before == null || beforeTime == null) {
      pages.paragraph(words.say("comparison.unknown"));
      return;
    }
    Double change = report.changePercent();
    if (change == null) {
      pages.paragraph(words.say("comparison.from_nothing"));
      return;
    }
    long percent = Math.round(Math.abs(change));
    String key =
        percent == 0 ? "comparison.same" : change > 0 ? "comparison.more" : "comparison.less";
    pages.paragraph(words.say(key, percent, before, range(beforeTime)));
  }

  private void rhythm() {
    pages.heading(words.say("rhythm.heading"));
    long most = report.days().stream().mapToLong(WeekReport.Day::videos).max().orElse(0);
    for (WeekReport.Day day : report.days()) {
      pages.bar(
          words.weekday(day.date()),
          most == 0 ? 0 : (int) (day.videos() * 100 / most),
          words.say(
              "rhythm.day",
              day.videos(),
              range(new SecondsRange(day.lowSeconds(), day.highSeconds()))));
    }
    Integer peak = report.peakHour();
    if (peak != null) {
      pages.paragraph(words.say("rhythm.peak", words.hour(peak), words.hour((peak + 1) % 24)));
    }
    Double night = report.nightPercent();
    if (night != null) {
      pages.paragraph(words.say("rhythm.night", Math.round(night)));
    }
    pages.paragraph(
        words.say(
            "rhythm.sessions", report.sessions(), words.duration(report.longestSessionSeconds())));
  }

  private void rabbitHole() {
    WeekReport.Hole hole = report.rabbitHole();
    if (hole == null) {
      return;
    }
    pages.heading(words.say("hole.heading"));
    ZoneId zone = ZoneId.of(report.timeZone());
    var start = Instant.ofEpochSecond(hole.startedAt()).atZone(zone);
    pages.paragraph(
        words.say(
            "hole." + hole.kind(),
            hole.videos(),
            words.weekday(start.toLocalDate()),
            CLOCK.format(start),
            words.duration(hole.seconds()),
            name(hole.name())));
  }

  private static String name(@Nullable String name) {
    return name == null ? "" : name;
  }

  private void lastYear() {
    WeekReport.YearAgo ago = report.lastYear();
    if (ago == null) {
      return;
    }
    pages.heading(words.say("last_year.heading"));
    pages.paragraph(
        words.say(
            "last_year.body",
            ago.videos(),
            range(new SecondsRange(ago.lowSeconds(), ago.highSeconds()))));
  }

  private void nudge() {
    pages.heading(words.say("nudge.heading"));
    pages.paragraph(words.say("nudge." + report.nudge().code(), report.nudge().figure()));
  }

  private void closing(boolean figures) {
    pages.space();
    if (figures) {
      pages.small(words.say("basis." + report.watchBasis()));
      pages.small(words.say("basis.thumb"));
      if (report.topics() == null) {
        pages.small(words.say("basis.no_topics"));
      }
      pages.small(words.say("basis.zone", report.timeZone()));
    }
    pages.small(words.say("footer.why"));
    pages.link(words.say("footer.view"), addresses.view());
    pages.link(words.say("footer.archive"), addresses.archive());
    pages.link(words.say("footer.preferences"), addresses.preferences());
    pages.link(words.say("footer.unsubscribe"), addresses.unsubscribe());
    if (!sender.isEmpty()) {
      pages.small(sender);
    }
    pages.space();
  }

  private String range(SecondsRange time) {
    String low = words.duration(time.low());
    String high = words.duration(time.high());
    return low.equals(high) ? low : words.say("time.range", low, high);
  }

  private String feet(double feet) {
    return words.say("distance.feet", Math.round(feet));
  }
}
