package rowhouse.vault.markup;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * Where the picture of an {@code <img>} really is, looking through srcset, {@code <picture>} and
 * the attributes lazy loaders use.
 *
 * @param address the candidate to fetch
 * @param lazy whether a script would have put it there
 * @param all every address the markup names for this picture, the chosen one first
 */
public record PictureSource(URI address, boolean lazy, List<URI> all) {
  private static final List<String> LAZY_SETS =
      List.of("data-srcset", "data-lazy-srcset", "data-original-set", "data-src-set");
  private static final List<String> LAZY_SOURCES =
      List.of(
          "data-original",
          "data-actualsrc",
          "data-real-src",
          "data-src",
          "data-lazy-src",
          "data-lazy",
          "data-hi-res-src",
          "data-full-src",
          "data-image",
          "data-echo",
          "data-url",
          "file");

  /** Names that sites give to the stand-in shown before the real picture arrives. */
  private static final Pattern STAND_IN =
      Pattern.compile(
          "(?:^|[/_.-])(?:blank|placeholder|loading|lazy|lazyload|spacer|pixel|transparent|1x1|grey|gray|dot|clear|empty)"
              + "(?:[_.-][^/]{0,40})?\\.(?:gif|png|jpe?g|svg|webp)$");

  /** Makes the list unchangeable. */
  public PictureSource {
    all = List.copyOf(all);
  }

  /**
   * The picture of {@code img} on a page at {@code base}; empty when the markup names none on the
   * web.
   *
   * @param maxWidth the widest candidate worth keeping, in pixels
   */
  public static Optional<PictureSource> of(Element img, URI base, int maxWidth) {
    Set<URI> all = new LinkedHashSet<>();
    String src = img.attr("src");
    boolean standIn = isStandIn(src);
    lazySet(img).flatMap(set -> pick(set, base, maxWidth)).ifPresent(all::add);
    boolean lazy = !all.isEmpty();
    for (String name : LAZY_SOURCES) {
      String value = img.attr(name).strip();
      if (looksLikeAddress(value)) {
        lazy |= Address.resolve(base, value).map(all::add).orElse(false);
      }
    }
    for (Srcset set : sets(img)) {
      pick(set, base, maxWidth).ifPresent(all::add);
    }
    if (!standIn || all.isEmpty()) {
      Address.resolve(base, src).ifPresent(all::add);
    }
    if (all.isEmpty()) {
      return Optional.empty();
    }
    List<URI> ordered = new ArrayList<>(all);
    return Optional.of(new PictureSource(ordered.getFirst(), lazy, ordered));
  }

  /** Whether this src is only there until a script puts the picture in. */
  public static boolean isStandIn(String src) {
    String text = src.strip().toLowerCase(Locale.ROOT);
    if (text.isEmpty() || text.startsWith("about:")) {
      return true;
    }
    if (text.startsWith("data:")) {
      return text.length() < 1024;
    }
    int end = text.indexOf('?') < 0 ? text.length() : text.indexOf('?');
    return STAND_IN.matcher(text.substring(Math.max(0, end - 120), end)).find();
  }

  private static Optional<Srcset> lazySet(Element img) {
    return LAZY_SETS.stream()
        .map(img::attr)
        .filter(text -> !text.isBlank())
        .findFirst()
        .map(Srcset::parse);
  }

  /** The srcsets that apply, best first: the img's own, then the sources around it. */
  private static List<Srcset> sets(Element img) {
    List<Srcset> plain = new ArrayList<>();
    List<Srcset> second = new ArrayList<>();
    if (img.hasAttr("srcset")) {
      plain.add(Srcset.parse(img.attr("srcset")));
    }
    Element parent = img.parent();
    if (parent != null && parent.normalName().equals("picture")) {
      for (Element source : parent.children()) {
        if (source.normalName().equals("source")) {
          String text = source.hasAttr("srcset") ? source.attr("srcset") : lazyText(source);
          String type = source.attr("type").toLowerCase(Locale.ROOT);
          boolean conditional = source.hasAttr("media") || type.equals("image/avif");
          if (!text.isBlank() && !type.equals("image/jxl")) {
            (conditional ? second : plain).add(Srcset.parse(text));
          }
        }
      }
    }
    plain.addAll(second);
    return plain;
  }

  private static String lazyText(Element source) {
    return LAZY_SETS.stream()
        .map(source::attr)
        .filter(text -> !text.isBlank())
        .findFirst()
        .orElse("");
  }

  private static Optional<URI> pick(Srcset set, URI base, int maxWidth) {
    return set.best(maxWidth).flatMap(best -> Address.resolve(base, best.address()));
  }

  private static boolean looksLikeAddress(String value) {
    return !value.isEmpty()
        && value.length() <= Address.MAX_LENGTH
        && value.indexOf(' ') < 0
        && (value.indexOf('/') >= 0 || value.indexOf('.') > 0)
        && !value.startsWith("{")
        && !value.startsWith("data:");
  }
}
