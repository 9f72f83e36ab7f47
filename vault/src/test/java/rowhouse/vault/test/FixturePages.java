package rowhouse.vault.test;

import java.util.List;
import java.util.Random;

/** The texts of the fixture website, all our own. */
final class FixturePages {
  private static final List<List<String>> WORDS =
      List.of(
          List.of(
              ("river lantern harbour window orchard copper letter winter garden bridge thread candle"
                      + " market wheel stone feather mirror kitchen station valley paper signal")
                  .split(" ")),
          List.of("山路 灯火 渡口 旧书 竹林 集市 雨声 石桥 清晨 远方 茶馆 木窗 河岸 风筝 星空 故乡".split(" ")),
          List.of("강가 등불 골목 편지 겨울 정원 다리 시장 새벽 창문 바다 들판 기차 책방 달빛 고향".split(" ")));
  private static final String[] LANGUAGES = {"en", "zh", "ko"};

  private FixturePages() {}

  static String article() {
    return """
    <!doctype html><html lang="en"><head><meta charset="utf-8">
    <title>The lamplighter's round | Fixture</title>
    <meta name="author" content="Ada Fixture">
    <meta property="article:published_time" content="2026-03-04T05:06:07Z">
    <link rel="canonical" href="/article"><link rel="stylesheet" href="/style.css">
    <link rel="icon" href="/pic/icon.png?w=32&h=32">
    <script>document.title = 'scripts ran'</script></head><body>
    <nav><a href="/">Home</a> <a href="/bench/1">More</a></nav>
    <article><h1>The lamplighter's round</h1>
    <p>Every evening at the same minute the lamplighter left the depot with a ladder on his
    shoulder, and every evening the street waited for him as one waits for a kettle. He knew the
    posts by their leanings. The seventh had been struck by a cart and never forgave it.</p>
    <p><img src="/pic/street.jpg?w=800&h=500" srcset="/pic/street.jpg?w=400&h=250 400w, /pic/street.jpg?w=800&h=500 800w"
    alt="A street at dusk"></p>
    <p>In winter he began while the schools were still lit, in June he hardly had time to finish
    before it was morning. Nobody thanked him, which he took as praise: people do not thank the
    things they have come to rely on.</p>
    <p><img class="lazy" src="/pic/placeholder.gif?w=1&h=1" data-src="/pic/ladder.png?w=300&h=400" alt="A ladder"></p>
    <h2>What the lamp says</h2>
    <blockquote><p>A lamp does not make the night smaller. It only gives it an edge.</p></blockquote>
    <p><img src="/pic/flame.gif?w=120&h=120" alt="A moving flame"></p>
    <p>When the electric light came, he kept the ladder. His granddaughter grows beans on it, and
    in August one can see from the far end of the street that somebody still climbs.</p>
    <img src="/pic/count.gif?w=1&h=1" width="1" height="1" alt="">
    </article><footer>Fixture, for tests only.</footer></body></html>
    """;
  }

  static String gbk() {
    return """
    <html lang="zh"><head><meta http-equiv="Content-Type" content="text/html; charset=gbk">
    <title>渡口的早晨</title></head><body><article><h1>渡口的早晨</h1>
    <p>天还没亮，摆渡的人已经把船擦了一遍。他说木头记得每一个人的脚步，擦得干净，是为了给今天的人留出地方。</p>
    <p>对岸的集市六点开张，卖豆腐的总是第一个过河。船到河心的时候，雾里只听得见桨声和扁担轻轻的响动。</p>
    <p>后来修了桥，渡口就静了下来。可是老人们仍旧愿意绕一点路，到岸边站一会儿，看水怎样把早晨送到下游去。</p>
    </article></body></html>
    """;
  }

  /** A page of some 3 KB that no other number gives; every third is Chinese, every third Korean. */
  static String bench(long number) {
    Random random = new Random(number * 7919);
    int language = (int) (number % 3);
    StringBuilder html = new StringBuilder(4096);
    html.append("<!doctype html><html lang=\"").append(LANGUAGES[language]);
    html.append("\"><head><meta charset=\"utf-8\"><title>");
    words(html, random, language, 4);
    html.append(" no. ")
        .append(number)
        .append("</title></head><body><nav><a href=\"/\">Home</a></nav>");
    html.append("<article><h1>");
    words(html, random, language, 4);
    html.append(" no. ").append(number).append("</h1>");
    for (int paragraph = 0; paragraph < 6; paragraph++) {
      html.append("<p>Page").append(number).append(' ');
      words(html, random, language, 60);
      html.append(language == 1 ? "。" : ".").append("</p>\n");
    }
    return html.append("</article><footer>Fixture</footer></body></html>").toString();
  }

  private static void words(StringBuilder out, Random random, int language, int count) {
    List<String> known = WORDS.get(language);
    for (int i = 0; i < count; i++) {
      boolean comma = i % 9 == 8;
      String gap = language == 1 ? (comma ? "，" : "") : (comma ? ", " : " ");
      out.append(i == 0 ? "" : gap).append(known.get(random.nextInt(known.size())));
    }
  }
}
