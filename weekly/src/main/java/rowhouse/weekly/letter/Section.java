package rowhouse.weekly.letter;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The parts of a letter that its reader can leave out, in their order. */
public enum Section {
  SUMMARY,
  COMPARISON,
  RHYTHM,
  RABBIT_HOLE,
  LAST_YEAR,
  NUDGE;

  /** In lower case, as rows and answers have it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The section of that word. */
  public static Optional<Section> of(String word) {
    return Arrays.stream(values()).filter(section -> section.word().equals(word)).findFirst();
  }

  /** All of them. */
  public static Set<Section> all() {
    return EnumSet.allOf(Section.class);
  }

  /** Words with commas between them, in the order of the letter. */
  public static String join(Set<Section> sections) {
    return sections.stream().sorted().map(Section::word).collect(Collectors.joining(","));
  }

  /** What {@link #join} wrote; words that are no section any more are left out. */
  public static Set<Section> split(String words) {
    EnumSet<Section> sections = EnumSet.noneOf(Section.class);
    List.of(words.split(",")).forEach(word -> of(word).ifPresent(sections::add));
    return sections;
  }
}
