package rowhouse.vault.picture;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import rowhouse.vault.markup.PictureSource;
import rowhouse.vault.picture.SkippedPicture.Reason;

/** Chooses the pictures of an article: each once, the best size, no counters, no icons. Pure. */
public final class PictureChooser {
  private static final int ICON_SIDE = 32;

  /** Hosts that serve counting pixels and nothing else. */
  private static final Set<String> COUNTERS =
      Set.of(
          "www.google-analytics.com",
          "www.googletagmanager.com",
          "stats.wp.com",
          "pixel.wp.com",
          "pixel.quantserve.com",
          "sb.scorecardresearch.com",
          "hm.baidu.com",
          "c.statcounter.com",
          "mc.yandex.ru",
          "wcs.naver.net");

  private static final Pattern COUNTER_PATH =
      Pattern.compile(
          "(?:^|[/_.-])(?:pixel|beacon|tracking|tracker|track|count|counter|1x1|spacer)(?:[/_.-]|$)");
  private static final Pattern ICON_PATH =
      Pattern.compile(
          "(?:^|[/_.-])(?:emoji|emojis|emoticon|emoticons|smiley|smilies|favicon|sprite|sprites)(?:[/_.-]|$)");

  private final PictureLimits limits;

  /** A chooser that keeps within {@code limits}. */
  public PictureChooser(PictureLimits limits) {
    this.limits = limits;
  }

  /**
   * What to fetch for an article.
   *
   * @param article the readable part of the page
   * @param base what its addresses are relative to
   * @param cover the picture the page shows for itself elsewhere, or null
   */
  public PicturePlan choose(Element article, URI base, @Nullable URI cover) {
    Plan plan = new Plan();
    if (cover != null) {
      plan.want(List.of(cover), "");
    }
    for (Element img : article.select("img")) {
      PictureSource.of(img, base, limits.maxWidth())
          .ifPresent(source -> consider(img, source, plan));
    }
    return new PicturePlan(plan.pictures(), plan.skipped);
  }

  private void consider(Element img, PictureSource source, Plan plan) {
    URI address = source.address();
    if (isCounter(img, address)) {
      plan.skipped.add(new SkippedPicture(address, Reason.COUNTER));
    } else if (isIcon(img, address)) {
      plan.skipped.add(new SkippedPicture(address, Reason.ICON));
    } else if (!plan.knows(source.all()) && plan.wanted.size() >= limits.max()) {
      plan.skipped.add(new SkippedPicture(address, Reason.TOO_MANY));
    } else {
      plan.want(source.all(), img.attr("alt").strip());
    }
  }

  private static boolean isCounter(Element img, URI address) {
    boolean tiny = side(img, "width").orElse(99) <= 2 && side(img, "height").orElse(99) <= 2;
    String host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
    return tiny || COUNTERS.contains(host) || matches(COUNTER_PATH, address);
  }

  private static boolean isIcon(Element img, URI address) {
    OptionalInt width = side(img, "width");
    OptionalInt height = side(img, "height");
    boolean known = width.isPresent() || height.isPresent();
    boolean small = width.orElse(0) <= ICON_SIDE && height.orElse(0) <= ICON_SIDE;
    return (known && small) || matches(ICON_PATH, address);
  }

  private static boolean matches(Pattern name, URI address) {
    String path = address.getRawPath() == null ? "" : address.getRawPath();
    String end = path.substring(Math.max(0, path.length() - 300)).toLowerCase(Locale.ROOT);
    return name.matcher(end).find();
  }

  private static OptionalInt side(Element img, String name) {
    String text = img.attr(name).strip().toLowerCase(Locale.ROOT);
    String digits = text.endsWith("px") ? text.substring(0, text.length() - 2) : text;
    try {
      return digits.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(digits));
    } catch (NumberFormatException relative) {
      return OptionalInt.empty();
    }
  }

  /** What has been chosen so far; two mentions with an address in common are one picture. */
  private static final class Plan {
    private final List<Chosen> wanted = new ArrayList<>();
    private final Map<URI, Chosen> byAddress = new HashMap<>();
    private final List<SkippedPicture> skipped = new ArrayList<>();

    boolean knows(List<URI> addresses) {
      return addresses.stream().anyMatch(byAddress::containsKey);
    }

    void want(List<URI> addresses, String alt) {
      Chosen chosen =
          addresses.stream()
              .filter(byAddress::containsKey)
              .findFirst()
              .map(byAddress::get)
              .orElse(null);
      if (chosen == null) {
        chosen = new Chosen();
        wanted.add(chosen);
      }
      chosen.addresses.addAll(addresses);
      chosen.alt = chosen.alt.isEmpty() ? alt : chosen.alt;
      for (URI address : addresses) {
        byAddress.putIfAbsent(address, chosen);
      }
    }

    List<WantedPicture> pictures() {
      return wanted.stream()
          .map(chosen ->
              new WantedPicture(
                  chosen.addresses.getFirst(), List.copyOf(chosen.addresses), chosen.alt))
          .toList();
    }
  }

  private static final class Chosen {
    private final LinkedHashSet<URI> addresses = new LinkedHashSet<>();
    private String alt = "";
  }
}
