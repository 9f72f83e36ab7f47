package rowhouse.weekly.subscription;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import rowhouse.foundation.problem.Problem;
import rowhouse.weekly.letter.Section;
import rowhouse.weekly.words.Words;

/** Reads the fields of a plain form, which are all texts. */
final class FormReading {
  private FormReading() {}

  static WishForm form(MultiValueMap<String, String> form, @Nullable List<String> sections) {
    String language = form.getFirst("language");
    String frequency = form.getFirst("frequency");
    if (language != null && !Words.LANGUAGES.contains(language)) {
      throw wrong("language");
    }
    if (frequency != null && Frequency.of(frequency).isEmpty()) {
      throw wrong("frequency");
    }
    return new WishForm(
        language,
        form.getFirst("time_zone"),
        number(form, "weekday", 1, 7),
        number(form, "hour", 0, 23),
        frequency,
        sections == null
            ? null
            : sections.stream().filter(word -> Section.of(word).isPresent()).toList());
  }

  private static @Nullable Integer number(
      MultiValueMap<String, String> form, String name, int least, int most) {
    String text = form.getFirst(name);
    if (text == null) {
      return null;
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw wrong(name);
    }
    throw wrong(name);
  }

  private static Problem wrong(String field) {
    return new Problem(422, "validation_error")
        .fields(List.of(new Problem.Field(field, "unknown value")));
  }
}
