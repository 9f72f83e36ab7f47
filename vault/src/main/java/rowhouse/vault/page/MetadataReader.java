package rowhouse.vault.page;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import rowhouse.vault.markup.Address;
import tools.jackson.databind.JsonNode;

/** Reads what a page says about itself, from the most deliberate source to the least. */
final class MetadataReader {

  private static final List<String> ARTICLES =
      List.of(
          "Article",
          "BlogPosting",
          "NewsArticle",
          "Recipe",
          "Posting",
          "Report",
          "QAPage",
          "Question",
          "VideoObject",
          "Book",
          "WebPage");

  private static final Pattern AUTHOR_LINE =
      Pattern.compile("(?:作者|文|记者)\\s?[:：]\\s?([^\\s|,，。:：]{2,20})|기자명\\s+([가-힣]{2,5})\\s*기자");

  private static final String DATE_PLACES =
      "[class*=date], [class*=time], [class*=publish], [id*=time], [id*=date], [class*=info], [class*=meta], [class*=posted], small";

  private final Document page;
  private final URI base;
  private final Map<String, String> metas = new HashMap<>();
  private final @Nullable JsonNode described;

  private MetadataReader(Document page, PageData data, URI base) {
    this.page = page;
    this.base = base;
    this.described = data.described(ARTICLES);
    for (Element meta : page.getElementsByTag("meta")) {
      String content = meta.attr("content").strip();
      for (String key : List.of("property", "name", "itemprop", "http-equiv")) {
        String name = meta.attr(key).toLowerCase(Locale.ROOT).strip();
        if (!name.isEmpty() && !content.isEmpty()) {
          metas.putIfAbsent(name, content);
        }
      }
    }
  }

  static Metadata read(Document page, PageData data, URI base) {
    MetadataReader reader = new MetadataReader(page, data, base);
    String said = reader.siteName();
    String title =
        PageTitle.of(
            page,
            reader.said("og:title", "twitter:title"),
            reader.described("headline", "name"),
            said,
            base);
    String site = said == null ? PageTitle.siteName(page, title) : said;
    return new Metadata(
        title,
        reader.author(),
        reader.published(),
        reader.language(),
        site,
        reader.said("og:description", "description", "twitter:description"),
        reader.address(reader.canonical()),
        reader.address(reader.cover()),
        reader.said("og:type"));
  }

  private @Nullable String said(String... names) {
    for (String name : names) {
      String value = metas.get(name);
      if (value != null && !value.isBlank()) {
        return value;
      }
    }
    return null;
  }

  private @Nullable String described(String... fields) {
    if (described != null) {
      for (String field : fields) {
        JsonNode value = described.path(field);
        if (value.isString() && !value.asString().isBlank()) {
          return value.asString().strip();
        }
      }
    }
    return null;
  }

  private @Nullable String siteName() {
    String name = said("og:site_name", "application-name");
    if (name == null && described != null) {
      JsonNode publisher = described.path("publisher").path("name");
      name = publisher.isString() ? publisher.asString() : null;
    }
    return name;
  }

  private @Nullable String author() {
    if (described != null) {
      String names = names(described.path("author"));
      if (names != null) {
        return names;
      }
    }
    String said =
        tidyAuthor(
            said(
                "author",
                "article:author",
                "dc.creator",
                "dcterms.creator",
                "parsely-author",
                "sailthru.author",
                "byl",
                "by",
                "naverblog:nickname"));
    return said != null ? said : authorOnPage();
  }

  private static @Nullable String names(JsonNode author) {
    List<String> names = new ArrayList<>();
    for (JsonNode each : author.isArray() ? author : List.of(author)) {
      JsonNode name = each.isObject() ? each.path("name") : each;
      String tidy = name.isString() ? tidyAuthor(name.asString()) : null;
      if (tidy != null && names.size() < 5) {
        names.add(tidy);
      }
    }
    return names.isEmpty() ? null : String.join(", ", names);
  }

  private @Nullable String authorOnPage() {
    for (String place :
        List.of(
            "[rel=author]",
            "[itemprop=author]",
            ".p-author .p-name",
            "[class~=(?i)^(post-|entry-|article-)?(author|byline|writer)(-name|_name|name)?$]",
            ".nick",
            "[class*=author-name]",
            "[class*=byline]",
            "[id*=author]",
            ".poet")) {
      for (Element found : page.select(place)) {
        String name =
            tidyAuthor(found.hasAttr("content") ? found.attr("content") : Glance.at(found, 200));
        if (name != null && found.closest("[class*=comment], aside, footer, pre") == null) {
          return name;
        }
      }
    }
    Matcher line = AUTHOR_LINE.matcher(Glance.at(page.body(), 3000));
    if (line.find()) {
      for (int i = 1; i <= line.groupCount(); i++) {
        if (line.group(i) != null) {
          return line.group(i);
        }
      }
    }
    return null;
  }

  private static @Nullable String tidyAuthor(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String name =
        text.strip()
            .replaceFirst(
                "(?i)^(?:written by|posted by|interview|words|by|作者|文|글|기자명)\\b?\\s*[:：]?\\s*", "")
            .replaceFirst("\\s*기자$", "")
            .split("[,|·•]\\s| - ", 2)[0]
            .strip();
    boolean plausible =
        name.length() >= 2
            && name.length() <= 60
            && !name.contains("://")
            && !name.contains("@")
            && name.chars().anyMatch(Character::isLetter);
    return plausible ? name : null;
  }

  private @Nullable Instant published() {
    Instant date = Dates.read(described("datePublished", "uploadDate", "dateCreated"));
    if (date == null) {
      date =
          Dates.read(
              said(
                  "article:published_time",
                  "og:published_time",
                  "date",
                  "datepublished",
                  "dc.date",
                  "dc.date.issued",
                  "dcterms.created",
                  "pubdate",
                  "publishdate",
                  "publish-date",
                  "parsely-pub-date",
                  "sailthru.date"));
    }
    if (date == null) {
      Element marked = page.selectFirst("[itemprop~=(?i)datePublished|dateCreated]");
      date =
          marked == null
              ? null
              : Dates.read(
                  firstOf(marked.attr("datetime"), marked.attr("content"), Glance.at(marked, 200)));
    }
    if (date == null) {
      Element time = page.selectFirst("time[datetime], relative-time[datetime]");
      date = time == null ? null : Dates.read(time.attr("datetime"));
    }
    return date != null ? date : dateOnPage();
  }

  private @Nullable Instant dateOnPage() {
    for (Element place : page.select(DATE_PLACES)) {
      String text = Glance.at(place, 201);
      Instant date = text.length() > 200 ? null : Dates.inText(text);
      if (date != null && place.closest("[class*=comment], aside, footer, nav") == null) {
        return date;
      }
    }
    for (Element cell : page.select("td")) {
      String text = Glance.at(cell, 13);
      Instant date = text.length() > 12 ? null : Dates.inText(text);
      if (date != null) {
        return date;
      }
    }
    return null;
  }

  private @Nullable String language() {
    Element html = page.selectFirst("html");
    String said = html == null ? "" : firstOf(html.attr("lang"), html.attr("xml:lang"), "");
    return said.isEmpty() ? said("content-language", "og:locale", "language") : said;
  }

  private @Nullable String canonical() {
    Element link = page.selectFirst("link[rel=canonical]");
    return link == null ? said("og:url") : link.attr("href");
  }

  private @Nullable String cover() {
    String said = said("og:image", "og:image:url", "twitter:image", "twitter:image:src");
    if (said == null && described != null) {
      JsonNode image = described.path("image");
      image = image.isArray() && !image.isEmpty() ? image.get(0) : image;
      image = image.isObject() ? image.path("url") : image;
      said = image.isString() ? image.asString() : null;
    }
    return said;
  }

  private @Nullable URI address(@Nullable String written) {
    return written == null ? null : Address.resolve(base, written).orElse(null);
  }

  private static String firstOf(String... values) {
    for (String value : values) {
      if (!value.isBlank()) {
        return value;
      }
    }
    return "";
  }
}
