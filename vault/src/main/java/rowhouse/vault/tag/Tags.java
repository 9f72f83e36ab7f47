package rowhouse.vault.tag;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import rowhouse.foundation.problem.Problem;

/** Tags as people give them: any case, with a hash sign or not, separated by commas or spaces. */
public final class Tags {
  /** As many tags as one content may have. */
  public static final int MOST = 100;

  /** As long as a tag may be, in characters. */
  public static final int LONGEST = 64;

  private Tags() {}

  /**
   * The tags in {@code given} and in {@code text}, each once, as first written.
   *
   * @throws Problem 422 when there are too many or one is too long
   */
  public static List<String> read(Collection<String> given, String text) {
    List<String> all = new ArrayList<>(given);
    all.addAll(List.of(text.split("[,\uFF0C、\u3000\\s]+")));
    Map<String, String> tags = new LinkedHashMap<>();
    for (String one : all) {
      String tag = clean(one);
      if (tag.codePointCount(0, tag.length()) > LONGEST) {
        throw new Problem(422, "tag_too_long", LONGEST);
      }
      if (!tag.isEmpty()) {
        tags.putIfAbsent(fold(tag), tag);
      }
      if (tags.size() > MOST) {
        throw new Problem(422, "too_many_tags", MOST);
      }
    }
    return List.copyOf(tags.values());
  }

  /** The form in which two tags are the same. */
  public static String fold(String tag) {
    return Normalizer.normalize(tag, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  /** Control and direction characters would make a tag look like another one. */
  private static String clean(String tag) {
    return Normalizer.normalize(tag, Normalizer.Form.NFC)
        .replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}]", "")
        .replaceFirst("^#+", "")
        .strip();
  }
}
