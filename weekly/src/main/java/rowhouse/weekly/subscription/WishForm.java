package rowhouse.weekly.subscription;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import rowhouse.foundation.problem.Problem;
import rowhouse.watching.metric.InvalidPeriodException;
import rowhouse.watching.metric.Period;
import rowhouse.weekly.letter.Section;

/** Wishes as somebody sends them; what is missing stays as it was. */
record WishForm(
    @Nullable @Pattern(regexp = "en|zh|ko") String language,
    @Nullable @Size(max = 64) String timeZone,
    @Nullable @Min(1) @Max(7) Integer weekday,
    @Nullable @Min(0) @Max(23) Integer hour,
    @Nullable @Pattern(regexp = "weekly|fortnightly|monthly") String frequency,
    @Nullable @Size(max = 6)
        List<@Pattern(regexp = "summary|comparison|rhythm|rabbit_hole|last_year|nudge") String>
            sections) {

  /** The wishes with what was sent in the place of what was there. */
  Wishes over(Wishes before) {
    return new Wishes(
        Objects.requireNonNullElse(language, before.language()),
        timeZone == null ? before.timeZone() : zone(timeZone),
        Objects.requireNonNullElse(weekday, before.weekday()),
        Objects.requireNonNullElse(hour, before.hour()),
        frequency == null ? before.frequency() : Frequency.of(frequency).orElseThrow(),
        sections == null ? before.sections() : chosen(sections));
  }

  /** An offset or an abbreviation is no zone: it would not know when the clocks change. */
  static String zone(String name) {
    try {
      return Period.zone(name).getId();
    } catch (InvalidPeriodException unknown) {
      throw new Problem(422, "invalid_time_zone");
    }
  }

  private static Set<Section> chosen(List<String> words) {
    EnumSet<Section> sections = EnumSet.noneOf(Section.class);
    words.forEach(word -> Section.of(word).ifPresent(sections::add));
    return sections;
  }
}
