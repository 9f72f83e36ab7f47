package rowhouse.vault.page;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Finds a page's title without the site's name: a heading that the title of the window repeats. */
final class PageTitle {

  private static final Pattern PARTS =
      Pattern.compile("\\s+[|\\-–—·•»«>:/]+\\s+|\\s*[|｜_]\\s*|\\s*::\\s*|: (?=\\S)");

  /** What hardly ever stands inside of a title; a colon does. */
  private static final Pattern STRONG =
      Pattern.compile("\\s+[|\\-–—·•»«]+\\s+|\\s*[|｜_]\\s*|\\s*::\\s*");

  private static final Pattern SPACE = Pattern.compile("[\\s\u00a0\u3000]+");
  private static final int MOST_HEADINGS = 200;

  private PageTitle() {}

  static String of(
      Document page,
      @Nullable String shared,
      @Nullable String headline,
      @Nullable String site,
      URI address) {
    String window = tidy(page.title());
    String social = tidy(shared == null ? "" : shared);
    String heading =
        heading(page, List.of(social, window, tidy(headline == null ? "" : headline)), site);
    if (!heading.isEmpty()) {
      return heading;
    }
    if (headline != null && !headline.isBlank() && tidy(headline).length() < 300) {
      return tidy(headline);
    }
    if (!social.isEmpty()) {
      return withoutSite(social, site);
    }
    if (!window.isEmpty()) {
      return withoutSite(window, site);
    }
    Element first = page.selectFirst("h1, h2");
    String fallback = first == null ? "" : Glance.at(first, 200);
    return fallback.isEmpty() ? address.getHost() + address.getPath() : fallback;
  }

  /** The highest heading whose words stand in one of the page's titles. */
  private static String heading(Document page, List<String> titles, @Nullable String site) {
    List<Element> headings = new ArrayList<>();
    for (String level : List.of("h1, [role=heading][aria-level=1]", "h2", "h3")) {
      headings.addAll(page.select(level));
    }
    String best = "";
    for (Element heading : headings.subList(0, Math.min(headings.size(), MOST_HEADINGS))) {
      String text = tidy(Glance.at(heading, 400)).replaceFirst("^#\\s|\\s?[¶#§🔗]$", "");
      boolean siteName = site != null && BodyBlocks.same(text, site);
      boolean usable = text.length() >= 2 && text.length() <= 300 && !siteName;
      if (!usable || Around.closest(heading, "nav", "aside", "footer") != null) {
        continue;
      }
      if (best.isEmpty() && titles.stream().anyMatch(title -> holds(title, text))) {
        best = text;
      } else if (!best.isEmpty() && isFirstBefore(titles, text, best)) {
        return text;
      }
    }
    return best;
  }

  /** A manual's name often is the highest heading; the window then names the page before it. */
  private static boolean isFirstBefore(List<String> titles, String text, String best) {
    for (String title : titles) {
      List<String> parts = Arrays.asList(STRONG.split(title, -1));
      if (parts.size() > 1
          && BodyBlocks.same(parts.getFirst(), text)
          && BodyBlocks.same(parts.getLast(), best)) {
        return true;
      }
    }
    return false;
  }

  /** A whole title, or a part of it that the site's name and section leave. */
  private static boolean holds(String title, String heading) {
    String whole = BodyBlocks.squeezed(title);
    String part = BodyBlocks.squeezed(heading);
    if (title.isEmpty() || part.isEmpty() || !whole.contains(part)) {
      return false;
    }
    return part.length() * 3 >= whole.length()
        || parts(title).stream().anyMatch(each -> isMostOf(each, part));
  }

  private static boolean isMostOf(String whole, String squeezedPart) {
    String all = BodyBlocks.squeezed(whole);
    return all.contains(squeezedPart) && squeezedPart.length() * 2 >= all.length();
  }

  /** The name that the window's title adds to the page's, where it adds just one. */
  static @Nullable String siteName(Document page, String title) {
    List<String> rest =
        parts(tidy(page.title())).stream().filter(part -> !BodyBlocks.same(part, title)).toList();
    boolean added = rest.size() == 1 && holds(tidy(page.title()), title);
    return added && rest.getFirst().length() <= 60 ? rest.getFirst() : null;
  }

  private static String withoutSite(String title, @Nullable String site) {
    if (site != null && !site.isBlank()) {
      for (String part : parts(title)) {
        if (BodyBlocks.same(part, site) && !BodyBlocks.same(title, site)) {
          int at = title.indexOf(part);
          String rest = at == 0 ? title.substring(part.length()) : title.substring(0, at);
          return rest.replaceAll("^[\\s|\\-–—·•»«>:/_｜]+|[\\s|\\-–—·•»«>:/_｜]+$", "");
        }
      }
    }
    List<String> parts = Arrays.asList(STRONG.split(title, -1));
    if (parts.size() < 2) {
      return title;
    }
    // Without a known name the longest part is what the page is about.
    String longest = "";
    for (String part : parts) {
      longest = Words.weight(part) > Words.weight(longest) ? part : longest;
    }
    return Words.weight(longest) >= 2 ? longest : title;
  }

  private static List<String> parts(String title) {
    return PARTS.splitAsStream(title).map(String::strip).filter(part -> !part.isEmpty()).toList();
  }

  private static String tidy(String text) {
    String start = text.substring(0, Math.min(text.length(), 1000));
    return SPACE.matcher(start).replaceAll(" ").strip();
  }
}
