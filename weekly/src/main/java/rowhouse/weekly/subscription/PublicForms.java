package rowhouse.weekly.subscription;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import rowhouse.weekly.letter.Section;
import rowhouse.weekly.page.PublicPage;
import rowhouse.weekly.words.Words;

/** The forms of public pages. */
final class PublicForms {
  private static final Set<String> ZONES = new TreeSet<>();

  static {
    ZoneId.getAvailableZoneIds().stream()
        .filter(
            name -> name.contains("/") && !name.startsWith("Etc/") && !name.startsWith("System"))
        .forEach(ZONES::add);
    ZONES.add("UTC");
  }

  private PublicForms() {}

  /** When a letter is due, by the reader's own clock. */
  static String moment(java.time.Instant at, Wishes wishes, Words words) {
    ZonedDateTime local = at.atZone(wishes.zone());
    return words.say("weekday." + local.getDayOfWeek().getValue())
        + ", "
        + words.day(local.toLocalDate())
        + ", "
        + DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(local);
  }

  static String subscribe(Words words, String action, String email) {
    return """
    <form method="post" action="%s" accept-charset="utf-8">
    <label for="email">%s</label><input id="email" name="email" type="email" required maxlength="254" autocomplete="email" value="%s">
    <input type="hidden" name="language" value="%s">
    %s<button type="submit">%s</button></form>
    """
        .formatted(
            PublicPage.safe(action),
            PublicPage.safe(words.say("page.subscribe.email")),
            PublicPage.safe(email),
            words.language(),
            zone(words, "UTC"),
            PublicPage.safe(words.say("page.subscribe.button")));
  }

  static String preferences(Words words, String action, Wishes wishes) {
    return "<form method=\"post\" action=\""
        + PublicPage.safe(action)
        + "\" accept-charset=\"utf-8\">\n"
        + "<div class=\"pair\">"
        + select(
            "frequency",
            words.say("page.preferences.frequency"),
            List.of("weekly", "fortnightly", "monthly"),
            key -> words.say("page.preferences." + key),
            wishes.frequency().word())
        + select(
            "weekday",
            words.say("page.preferences.weekday"),
            List.of("1", "2", "3", "4", "5", "6", "7"),
            day -> words.say("weekday." + day),
            String.valueOf(wishes.weekday()))
        + select(
            "hour",
            words.say("page.preferences.hour"),
            hours(),
            hour -> words.hour(Integer.parseInt(hour)),
            String.valueOf(wishes.hour()))
        + select(
            "language",
            words.say("page.preferences.language"),
            Words.LANGUAGES,
            PublicForms::languageName,
            wishes.language())
        + "</div>"
        + zone(words, wishes.timeZone())
        + sections(words, wishes)
        + "<input type=\"hidden\" name=\"sections\" value=\"\"><button type=\"submit\">"
        + PublicPage.safe(words.say("page.preferences.save"))
        + "</button></form>\n";
  }

  private static String zone(Words words, String chosen) {
    return select(
        "time_zone",
        words.say("page.preferences.zone"),
        List.copyOf(ZONES),
        name -> name.replace('_', ' '),
        chosen);
  }

  private static List<String> hours() {
    return java.util.stream.IntStream.range(0, 24).mapToObj(String::valueOf).toList();
  }

  private static String languageName(String code) {
    return switch (code) {
      case "zh" -> "中文";
      case "ko" -> "한국어";
      default -> "English";
    };
  }

  private static String sections(Words words, Wishes wishes) {
    StringBuilder html = new StringBuilder("<fieldset><legend>");
    html.append(PublicPage.safe(words.say("page.preferences.sections"))).append("</legend>");
    for (Section section : Section.values()) {
      html.append(
          "<label><input type=\"checkbox\" name=\"sections\" value=\"%s\"%s>%s</label>"
              .formatted(
                  section.word(),
                  wishes.sections().contains(section) ? " checked" : "",
                  PublicPage.safe(words.say("page.preferences.section." + section.word()))));
    }
    return html.append("</fieldset>\n").toString();
  }

  private static String select(
      String name,
      String label,
      List<String> values,
      java.util.function.UnaryOperator<String> text,
      String chosen) {
    StringBuilder html = new StringBuilder("<div><label for=\"").append(name).append("\">");
    html.append(PublicPage.safe(label)).append("</label><select id=\"").append(name);
    html.append("\" name=\"").append(name).append("\">");
    boolean known = values.contains(chosen);
    if (!known) {
      option(html, chosen, chosen, true);
    }
    values.forEach(value -> option(html, value, text.apply(value), value.equals(chosen)));
    return html.append("</select></div>\n").toString();
  }

  private static void option(StringBuilder html, String value, String text, boolean chosen) {
    html.append("<option value=\"")
        .append(PublicPage.safe(value))
        .append(chosen ? "\" selected>" : "\">")
        .append(PublicPage.safe(text))
        .append("</option>");
  }
}
