package rowhouse.vault.share;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where a link leads, told by the exact registrable host and never by a part of the text. */
public enum Platform {
  BILIBILI,
  TWITTER,
  XIAOHONGSHU,
  DOUYIN,
  WEIBO,
  ZHIHU,
  KU_AN,
  TELEGRAM,
  RSS,
  UNIVERSAL;

  private static final Map<String, Platform> HOSTS =
      Map.ofEntries(
          Map.entry("bilibili.com", BILIBILI),
          Map.entry("b23.tv", BILIBILI),
          Map.entry("bili2233.cn", BILIBILI),
          Map.entry("twitter.com", TWITTER),
          Map.entry("x.com", TWITTER),
          Map.entry("xiaohongshu.com", XIAOHONGSHU),
          Map.entry("xhslink.com", XIAOHONGSHU),
          Map.entry("douyin.com", DOUYIN),
          Map.entry("iesdouyin.com", DOUYIN),
          Map.entry("weibo.com", WEIBO),
          Map.entry("weibo.cn", WEIBO),
          Map.entry("zhihu.com", ZHIHU),
          Map.entry("coolapk.com", KU_AN),
          Map.entry("t.me", TELEGRAM),
          Map.entry("telegram.me", TELEGRAM));

  private static final List<String> FEED_ENDS =
      List.of(".rss", ".atom", "/rss", "/feed", "/atom", "/rss.xml", "/feed.xml", "/atom.xml");

  /** The word that stands in JSON and in the database. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Platform of(String host, String path) {
    String rest = host;
    while (!rest.isEmpty()) {
      Platform platform = HOSTS.get(rest);
      if (platform != null) {
        return platform;
      }
      int dot = rest.indexOf('.');
      rest = dot < 0 ? "" : rest.substring(dot + 1);
    }
    String end = path.toLowerCase(Locale.ROOT).replaceAll("/+$", "");
    return FEED_ENDS.stream().anyMatch(end::endsWith) ? RSS : UNIVERSAL;
  }
}
