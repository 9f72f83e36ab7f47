package rowhouse.vault.page;

import java.util.Locale;
import org.jsoup.nodes.Element;

/** Pictures that decorate: avatars, signs, points that count visitors. */
final class Icon {

  /** Nothing worth looking at is smaller, in pixels. */
  private static final int SMALLEST = 48;

  private Icon() {}

  static boolean is(Element img) {
    boolean small = isSmall(img.attr("width")) || isSmall(img.attr("height"));
    return small || img.className().toLowerCase(Locale.ROOT).contains("avatar");
  }

  private static boolean isSmall(String attribute) {
    return attribute.matches("[1-9]\\d{0,4}") && Integer.parseInt(attribute) < SMALLEST;
  }
}
