package rowhouse.wrapped.story;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rowhouse.watching.metric.SecondsRange;
import rowhouse.watching.metric.WatchMetrics;
import rowhouse.wrapped.story.CardWriter.Parts;

/** The last card: the year in a few lines. */
final class ClosingCard {
  private static final int HOUR_SECONDS = 3_600;

  private final WatchMetrics year;
  private final Facts facts;
  private final Words words;

  ClosingCard(WatchMetrics year, Facts facts, Words words) {
    this.year = year;
    this.facts = facts;
    this.words = words;
  }

  Card write(CardWriter writer) {
    List<Card.Line> lines = new ArrayList<>();
    List<String> places = new ArrayList<>();
    line("videos", "videos_n", lines, places);
    line("watch_time", "watch_time_n", lines, places);
    line("peak_hour", "peak_hour", lines, places);
    line("streak", "streak", lines, places);
    line("thumb_feet", "thumb_feet_n", lines, places);
    return writer.write(
        CardKind.CLOSING,
        Parts.of("", "", "closing.text", "videos", Motif.plain(CardKind.CLOSING.word()))
            .lines(lines, places));
  }

  private void line(String figure, String place, List<Card.Line> lines, List<String> places) {
    if (facts.has(figure)) {
      String value = facts.text(place);
      String unit =
          switch (figure) {
            case "watch_time" -> facts.shows(figure) ? " " + unitOfWatchTime() : "";
            case "thumb_feet" -> facts.shows(figure) ? " " + words.say("unit.feet.many") : "";
            default -> "";
          };
      lines.add(new Card.Line(words.say("figure." + figure), value + unit));
      places.add(place);
    }
  }

  private String unitOfWatchTime() {
    @Nullable SecondsRange range = year.watchTime().value();
    boolean hours = range != null && range.high() >= 2 * HOUR_SECONDS;
    return words.say(hours ? "unit.hours.many" : "unit.minutes.many");
  }
}
