package rowhouse.wrapped.share;

import java.util.Locale;
import java.util.Map;
import org.springframework.web.util.HtmlUtils;
import rowhouse.wrapped.story.Card;
import rowhouse.wrapped.story.Words;

/** The page of a share: pictures one below the other, the same in words, and no script. */
final class SharePage {
  private static final String STYLE =
      """
      :root{color-scheme:light dark;--paper:#f6f3ec;--ink:#26221d;--soft:#5d564b;--door:#b0346a}
      @media(prefers-color-scheme:dark){:root{--paper:#171513;--ink:#ece7de;--soft:#b6aea2;--door:#f196bd}}
      *{box-sizing:border-box}
      body{margin:0;background:var(--paper);color:var(--ink);
        font:1.0625rem/1.5 system-ui,'Noto Sans CJK SC','Noto Sans CJK KR',sans-serif}
      header,footer,main{max-width:76rem;margin:0 auto;padding:1.5rem}
      h1{margin:.5rem 0 0;font-size:clamp(1.75rem,5vw,2.75rem);line-height:1.15;letter-spacing:-.01em}
      header p,footer{color:var(--soft)}
      ol{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,18rem),1fr));gap:1.5rem;
        margin:0;padding:0;list-style:none}
      figure{margin:0}
      img{display:block;width:100%;height:auto;aspect-ratio:9/16;border-radius:1rem;
        box-shadow:0 1px 2px rgb(0 0 0/12%),0 10px 28px rgb(0 0 0/16%)}
      figcaption{margin:.6rem .25rem 0;font-size:.875rem}
      a{color:var(--door);display:inline-block;padding:.3rem 0}
      a:focus-visible{outline:3px solid var(--door);outline-offset:3px;border-radius:4px}
      """;

  private final SharedStory story;
  private final String path;
  private final String address;
  private final String nonce;
  private final Words words;

  /**
   * @param path of the page, as the reader's browser needs it
   * @param address the whole address for previews elsewhere; empty while nobody has said it
   */
  SharePage(SharedStory story, String path, String address, String nonce) {
    this.story = story;
    this.path = path;
    this.address = address;
    this.nonce = nonce;
    this.words = Words.of(Locale.of(story.language()));
  }

  String html() {
    StringBuilder html = new StringBuilder(8_000);
    String language = story.language().equals("zh") ? "zh-Hans" : story.language();
    html.append("<!doctype html><html lang=\"").append(language).append("\"><head>");
    html.append("<meta charset=\"utf-8\">");
    html.append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">");
    html.append("<meta name=\"robots\" content=\"noindex,nofollow\">");
    html.append("<meta name=\"referrer\" content=\"no-referrer\">");
    html.append("<title>").append(escape(title())).append("</title>");
    preview(html);
    html.append("<style nonce=\"").append(nonce).append("\">").append(STYLE).append("</style>");
    html.append("</head><body><header><h1>").append(escape(title())).append("</h1>");
    html.append("<p>").append(escape(intro())).append("</p></header><main><ol>");
    story.cards().forEach(card -> card(html, card));
    html.append("</ol></main><footer><p>");
    html.append(escape(words.say("page.footer"))).append("</p></footer></body></html>");
    return html.toString();
  }

  private String title() {
    return words.say("page.title", Map.of("year", String.valueOf(story.year())));
  }

  private String intro() {
    return words.say(story.example() ? "page.example" : "page.description");
  }

  private void preview(StringBuilder html) {
    property(html, "og:type", "article");
    property(html, "og:title", title());
    property(html, "og:description", intro());
    property(html, "og:locale", locale());
    if (!address.isEmpty()) {
      Card first = story.cards().getFirst();
      property(html, "og:url", address);
      property(html, "og:image", address + "/cards/1.png");
      property(html, "og:image:type", "image/png");
      property(html, "og:image:width", "1080");
      property(html, "og:image:height", "1920");
      property(html, "og:image:alt", first.alt());
      html.append("<meta name=\"twitter:card\" content=\"summary_large_image\">");
    }
  }

  private String locale() {
    return switch (story.language()) {
      case "zh" -> "zh_CN";
      case "ko" -> "ko_KR";
      default -> "en_US";
    };
  }

  private static void property(StringBuilder html, String name, String content) {
    html.append("<meta property=\"").append(name).append("\" content=\"");
    html.append(escape(content)).append("\">");
  }

  private void card(StringBuilder html, Card card) {
    String picture = escape(path + "/cards/" + card.n());
    String place =
        words.say(
            "page.card",
            Map.of("n", String.valueOf(card.n()), "count", String.valueOf(story.cards().size())));
    html.append("<li><figure><img width=\"1080\" height=\"1920\" src=\"").append(picture);
    html.append(".png\" alt=\"").append(escape(card.alt())).append('"');
    html.append(card.n() > 2 ? " loading=\"lazy\"" : "").append("><figcaption>");
    html.append(escape(place)).append(" · <a href=\"").append(picture);
    html.append(".png?download=true\" download>").append(escape(words.say("page.picture")));
    html.append("</a></figcaption></figure></li>");
  }

  private static String escape(String text) {
    return HtmlUtils.htmlEscape(text, "UTF-8");
  }
}
