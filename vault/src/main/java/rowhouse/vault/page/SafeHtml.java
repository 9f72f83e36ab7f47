package rowhouse.vault.page;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.owasp.html.AttributePolicy;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Makes HTML of any origin safe to stand inside our own pages. What is allowed is listed;
 * everything else goes: scripts, handlers, styles, forms, frames, addresses that are not http or
 * https. Nothing outside of the house is loaded, because every picture's address is replaced.
 */
public final class SafeHtml {

  /** A link without a scheme would lead into the house itself. */
  private static final Pattern WEB = Pattern.compile("https?://[^\\s].*", Pattern.CASE_INSENSITIVE);

  /** Elements that are allowed with no attribute beyond those listed below. */
  private static final String PLAIN =
      "p h2 h3 h4 h5 h6 ul ol li blockquote pre code table thead tbody tr th td caption figure"
          + " figcaption dl dt dd strong em del sub sup mark br hr";

  private static final Pattern LANGUAGE = Pattern.compile("language-[a-z0-9+#_]{1,20}");
  private static final Pattern SMALL_NUMBER = Pattern.compile("[1-9]\\d{0,2}");

  private SafeHtml() {}

  /**
   * The safe form of {@code html}.
   *
   * @param media gives the address under which the house serves a picture, for the address the page
   *     gave it; a picture without one is left out
   */
  public static String of(String html, Function<URI, Optional<String>> media) {
    return policy(media).sanitize(html);
  }

  private static PolicyFactory policy(Function<URI, Optional<String>> media) {
    AttributePolicy served = (element, attribute, value) -> served(value, media);
    return new HtmlPolicyBuilder()
        .allowElements(PLAIN.split(" ", -1))
        .allowElements((name, attributes) -> opensElsewhere(name, attributes), "a")
        .allowElements((name, attributes) -> picture(name, attributes), "img")
        .allowUrlProtocols("http", "https")
        .allowAttributes("href")
        .matching(WEB)
        .onElements("a")
        .requireRelsOnLinks("noopener", "noreferrer")
        .allowAttributes("src")
        .matching(served)
        .onElements("img")
        .allowAttributes("alt")
        .onElements("img")
        .allowAttributes("class")
        .matching(LANGUAGE)
        .onElements("code")
        .allowAttributes("colspan", "rowspan")
        .matching(SMALL_NUMBER)
        .onElements("td", "th")
        .allowAttributes("start")
        .matching(SMALL_NUMBER)
        .onElements("ol")
        .toFactory();
  }

  private static String opensElsewhere(String name, List<String> attributes) {
    attributes.add("target");
    attributes.add("_blank");
    return name;
  }

  private static @Nullable String picture(String name, List<String> attributes) {
    if (!attributes.contains("src")) {
      return null;
    }
    attributes.add("loading");
    attributes.add("lazy");
    return name;
  }

  private static @Nullable String served(String value, Function<URI, Optional<String>> media) {
    try {
      return media.apply(new URI(value)).orElse(null);
    } catch (URISyntaxException e) {
      return null;
    }
  }
}
