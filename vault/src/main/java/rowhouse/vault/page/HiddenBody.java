package rowhouse.vault.page;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Finds the text of a page whose body stands in its scripts and not, or not wholly, in its markup.
 */
final class HiddenBody {

  private static final Pattern MARKUP =
      Pattern.compile(
          "<(?:p|div|h[1-6]|br|ul|ol|section|article|figure)\\b", Pattern.CASE_INSENSITIVE);
  private static final Set<String> TEXT_KEYS =
      Set.of(
          "content",
          "contents",
          "body",
          "html",
          "articlebody",
          "text",
          "desc",
          "description",
          "markdown",
          "detail",
          "note",
          "rendered",
          "story",
          "value",
          "bodyhtml",
          "contenthtml");
  private static final Pattern ELSEWHERE =
      Pattern.compile(
          "comment|recommend|related|feed|advert|banner|footer|menu|nav|seo|config|setting|locale|i18n|translation|style|css|script",
          Pattern.CASE_INSENSITIVE);
  private static final int MOST_NODES = 200_000;

  /** A text that might be the body, and how much speaks for it. */
  private record Candidate(String text, double score) {}

  private record Place(JsonNode node, double trust) {}

  private HiddenBody() {}

  /** The best body the data holds as a document of its own, or null; its weight is the caller's. */
  static @Nullable Document of(PageData data, String url, double atLeast) {
    Candidate best = new Candidate("", 0);
    for (JsonNode node : data.described()) {
      JsonNode body = node.path("articleBody");
      if (body.isString()) {
        best = better(best, new Candidate(body.asString(), Words.weight(body.asString()) * 1.5));
      }
    }
    for (JsonNode state : data.states()) {
      best = better(best, best(state));
    }
    if (best.score() < atLeast) {
      return null;
    }
    return document(best.text(), url);
  }

  private static Candidate best(JsonNode state) {
    Candidate best = new Candidate("", 0);
    Deque<Place> open = new ArrayDeque<>();
    open.add(new Place(state, 1));
    for (int seen = 0; seen < MOST_NODES && !open.isEmpty(); seen++) {
      Place place = open.poll();
      JsonNode node = place.node();
      if (node.isString()) {
        best = better(best, scored(node.asString(), place.trust()));
      } else if (node.isArray()) {
        best = better(best, joined(node, place.trust()));
        node.forEach(each -> open.add(new Place(each, place.trust())));
      } else if (node.isObject()) {
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
          open.add(new Place(entry.getValue(), trust(entry.getKey(), place.trust())));
        }
      }
    }
    return best;
  }

  private static double trust(String key, double before) {
    if (ELSEWHERE.matcher(key).find()) {
      return before * 0.2;
    }
    return TEXT_KEYS.contains(key.toLowerCase(Locale.ROOT)) ? Math.min(1.5, before * 1.5) : before;
  }

  private static Candidate scored(String text, double trust) {
    if (text.length() < 60 || text.startsWith("http") || text.startsWith("data:")) {
      return new Candidate("", 0);
    }
    boolean markup = MARKUP.matcher(text).find();
    String words = markup ? text.replaceAll("<[^<>]{0,2000}>", " ") : text;
    double weight = Words.weight(words);
    // Styles, scripts and lists of keywords hardly have sentences.
    double sentences = Words.sentenceMarks(words);
    boolean prose = sentences * 40 >= weight && words.indexOf('{') < 0;
    return new Candidate(text, prose ? weight * trust * (markup ? 1.2 : 1) : 0);
  }

  /** Editors keep a text as a list of blocks; their strings in order are the body. */
  private static Candidate joined(JsonNode array, double trust) {
    if (array.size() < 2 || !array.get(0).isObject()) {
      return new Candidate("", 0);
    }
    List<String> parts = new ArrayList<>();
    for (JsonNode each : array) {
      String part = "";
      for (Map.Entry<String, JsonNode> entry : each.properties()) {
        boolean text = TEXT_KEYS.contains(entry.getKey().toLowerCase(Locale.ROOT));
        if (text && entry.getValue().isString()) {
          part = entry.getValue().asString();
        }
      }
      if (part.isBlank() || each.has("url") || each.has("link") || each.has("href")) {
        return new Candidate("", 0);
      }
      parts.add(part);
    }
    return scored(String.join("\n", parts), trust);
  }

  private static Candidate better(Candidate a, Candidate b) {
    return b.score() > a.score() ? b : a;
  }

  private static Document document(String text, String url) {
    if (MARKUP.matcher(text).find()) {
      return Parser.htmlParser().setMaxDepth(Extractor.MAX_DEPTH).parseInput(text, url);
    }
    Document page = Document.createShell(url);
    Element body = page.body().appendElement("div");
    for (String line : text.split("\\R", -1)) {
      if (!line.isBlank()) {
        body.appendElement("p").text(line.strip());
      }
    }
    return page;
  }
}
